/// What the training of a network makes small: the mean over the examples of a loss of its outputs.
public enum NetworkLoss: Sendable, Equatable {
  /// The cross-entropy of the softmax of the outputs relative to the target, −Σₖ tₖ ln softmax(z)ₖ.
  ///
  /// The outputs are logits: a network whose last layer already applies softmax applies it twice, and this loss can then not fall
  /// below ln(1 + (K − 1)/e). A single output z is the log-odds of class 1 against class 0, and the loss ln(1 + eᶻ) − tz.
  ///
  /// PyTorch: `CrossEntropyLoss`, and `BCEWithLogitsLoss` for one output.
  case crossEntropy
  /// The squared error of the outputs, meaned over the outputs too: (1/K) Σₖ (yₖ − tₖ)². There is no factor ½.
  ///
  /// With K outputs for K classes the targets are one-hot; with one output the target is the number of the class, and
  /// `MultilayerPerceptron.nearestClasses(_:classCount:)` reads the output.
  ///
  /// PyTorch: `MSELoss`.
  case squaredError

  /// What a network's only output stands for.
  var singleOutput: SingleOutput {
    switch self {
    case .crossEntropy: .logOdds
    case .squaredError: .classNumber
    }
  }
}
