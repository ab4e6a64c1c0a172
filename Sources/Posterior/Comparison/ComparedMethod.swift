import GSLNumerics

/// A way to learn classes that takes part in a comparison.
public enum ComparedMethod: String, Sendable, CaseIterable {
  /// Gaussian classes that share a covariance matrix.
  case linearDiscriminant = "lda"
  /// Gaussian classes, each with a covariance matrix of its own.
  case quadraticDiscriminant = "qda"
  /// Gaussian classes with features that are independent within each.
  case naiveBayes = "naive-bayes"
  /// Logistic regression with a penalty, of standardized features; for two classes.
  case logistic
  /// Softmax regression with a penalty, of standardized features.
  case softmax
  /// A network with one hidden layer of 16 ReLU units, of standardized features.
  ///
  /// It is trained by Adam at rate 0.01 with batches of 32: for 200 epochs, or for fewer, but not below 10, where that would
  /// take more than 20,000 steps.
  case network = "mlp"
  /// The shares of the classes, whatever the features are.
  case majority

  /// The methods that are compared on data of K classes: logistic regression for two, softmax regression for more.
  public static func methods(classCount: Int) -> [ComparedMethod] {
    allCases.filter { $0 != (classCount == 2 ? .softmax : .logistic) }
  }

  /// The linear method that models how the class depends on the features, and nothing else.
  public static func discriminative(classCount: Int) -> ComparedMethod {
    classCount == 2 ? .logistic : .softmax
  }

  /// What the method is called.
  public var title: String {
    switch self {
    case .linearDiscriminant: "LDA"
    case .quadraticDiscriminant: "QDA"
    case .naiveBayes: "naive Bayes"
    case .logistic: "logistic regression"
    case .softmax: "softmax regression"
    case .network: "neural network"
    case .majority: "majority class"
    }
  }

  /// The model that the method learns from examples.
  ///
  /// - Parameters:
  ///   - dataset: Examples of two or more classes.
  ///   - settings: The penalty and the shrinkage.
  ///   - source: The source of randomness; only the network takes from it.
  /// - Throws: `FitError` where the method refuses the examples.
  public func fit(
    _ dataset: Dataset, _ settings: ComparisonSettings, using source: inout RandomSource
  ) throws(FitError) -> any Classifier {
    let shrinkage = settings.shrinkage
    switch self {
    case .linearDiscriminant:
      return try GaussianClassifier(fittedTo: dataset, covariance: .shared, shrinkage: shrinkage)
    case .quadraticDiscriminant:
      return try GaussianClassifier(fittedTo: dataset, covariance: .perClass, shrinkage: shrinkage)
    case .naiveBayes:
      return try GaussianClassifier(fittedTo: dataset, covariance: .perClassDiagonal)
    case .logistic: return try Self.logisticRegression(dataset, ridge: settings.ridge)
    case .softmax: return try Self.softmaxRegression(dataset, ridge: settings.ridge)
    case .network: return try Self.network(dataset, using: &source)
    case .majority: return ClassShares(of: dataset)
    }
  }
}

extension ComparedMethod {
  static func logisticRegression(
    _ dataset: Dataset, ridge: Double
  ) throws(FitError) -> StandardizedVarying<LogisticRegression> {
    try StandardizedVarying(fittedTo: dataset) { dataset throws(FitError) in
      let (solver, tolerance) = solver(parameterCount: dataset.featureCount + 1)
      return try LogisticRegression.fit(
        dataset, penalty: ridge, solver: solver, tolerance: tolerance
      ).model
    }
  }

  static func softmaxRegression(
    _ dataset: Dataset, ridge: Double
  ) throws(FitError) -> StandardizedVarying<SoftmaxRegression> {
    try StandardizedVarying(fittedTo: dataset) { dataset throws(FitError) in
      let (solver, tolerance) = solver(
        parameterCount: dataset.classCount * (dataset.featureCount + 1))
      return try SoftmaxRegression.fit(
        dataset, penalty: ridge, solver: solver, tolerance: tolerance
      ).model
    }
  }

  /// A step of Newton's method solves for all parameters at once: it suits few.
  private static func solver(parameterCount: Int) -> (Solver, tolerance: Double) {
    parameterCount <= 60 ? (.newton, 1e-10) : (.limitedMemoryBFGS, 1e-8)
  }

  private static func network(
    _ dataset: Dataset, using source: inout RandomSource
  ) throws(FitError) -> StandardizedVarying<MultilayerPerceptron> {
    let (batchSize, stepLimit) = (32, 20_000)
    let stepCount = max(1, (dataset.count + batchSize - 1) / batchSize)
    let epochCount = min(200, max(10, stepLimit / stepCount))
    return try StandardizedVarying(fittedTo: dataset) { dataset throws(FitError) in
      var network = MultilayerPerceptron(
        sizes: [dataset.featureCount, 16, dataset.classCount], activation: .relu,
        initialization: .he, using: &source)
      _ = try network.train(
        on: dataset, loss: .crossEntropy, optimizer: .adam(rate: 0.01), epochs: epochCount,
        batchSize: batchSize, using: &source)
      return network
    }
  }
}
