extension Exercise {
  /// All exercises, in the order in which they are done.
  package static let all: [Exercise] = [
    .entropy,
    .huffmanLength,
    .logLikelihood,
    .wilsonInterval,
    .crossEntropy,
    .kullbackLeibler,
    .logisticGradient,
    .logisticLoss,
    .gaussianDecision,
    .pooledCovariance,
    .naiveBayes,
    .bestErrorRate,
    .softmax,
    .crossEntropyGradient,
    .softmaxStep,
    .confusionMatrix,
    .hiddenLayer,
    .backpropagation,
    .adamStep,
    .oneHotSquaredError,
    .bestAccuracy,
  ]
}
