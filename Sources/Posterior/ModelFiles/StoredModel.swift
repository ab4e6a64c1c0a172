import GSLNumerics

/// A model with the names that it needs outside the program that fitted it, as it stands in a file.
///
/// ```swift
/// let model = StoredModel(
///   .gaussian(try GaussianClassifier(maximumLikelihood: dataset)),
///   featureNames: dataset.featureNames, classNames: dataset.classNames, labelName: "species")
/// try model.save(to: "penguins.json")
/// let logits = try StoredModel.load("penguins.json").classifier.logits(features)
/// ```
///
/// The file is JSON with the format's name and version, and no code. What is loaded has the same logits, bit for bit.
public struct StoredModel: Sendable, Equatable {
  /// A model of a kind that can be stored.
  public enum Model: Sendable, Equatable {
    /// Gaussian classes, with any kind of covariance.
    case gaussian(GaussianClassifier)
    /// Logistic regression, for two classes.
    case logistic(LogisticRegression)
    /// Softmax regression.
    case softmax(SoftmaxRegression)
    /// A neural network, with an output for every class.
    case network(MultilayerPerceptron)
  }

  /// How the model was fitted, by the name that the file has for it.
  public enum Method: String, Sendable, CaseIterable {
    /// Linear discriminant analysis: Gaussian classes that share a covariance matrix.
    case lda
    /// Quadratic discriminant analysis: Gaussian classes with their own covariance matrices.
    case qda
    /// Gaussian classes that share their variances, with independent features.
    case diagonalLDA = "diagonal-lda"
    /// Gaussian naive Bayes: classes with their own variances, and independent features.
    case naiveBayes = "naive-bayes"
    /// Logistic regression.
    case logistic
    /// Softmax regression.
    case softmax
    /// A multilayer perceptron.
    case mlp
  }

  /// The model. If there is a standardization, it is a model of standardized features.
  public let model: Model
  /// What is done to features before the model sees them.
  public let standardization: Standardization?
  /// The d names of the features.
  public let featureNames: [String]
  /// The K names of the classes.
  public let classNames: [String]
  /// The name of what is predicted: the column of the labels.
  public let labelName: String

  /// A model with its names.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - standardization: What is done to features before the model sees them; nothing, unless it is given. Of a
  ///     `Standardized`, give its two parts.
  ///   - featureNames: d names.
  ///   - classNames: K names.
  ///   - labelName: The name of what is predicted.
  /// - Precondition: The numbers agree; a network has two outputs at least.
  public init(
    _ model: Model, standardization: Standardization? = nil, featureNames: [String],
    classNames: [String], labelName: String
  ) {
    self.model = model
    self.standardization = standardization
    self.featureNames = featureNames
    self.classNames = classNames
    self.labelName = labelName
    let classifier = model.classifier
    require(
      classifier.featureCount == featureNames.count && classifier.classCount == classNames.count,
      "\(featureNames.count) features and \(classNames.count) classes are named of a model "
        + "with \(classifier.featureCount) and \(classifier.classCount)")
    let standardizedCount = standardization?.means.count ?? featureNames.count
    require(
      standardizedCount == featureNames.count,
      "a standardization of \(standardizedCount) features for a model of \(featureNames.count)")
  }

  /// The classifier of features in their own units.
  public var classifier: any Classifier {
    guard let standardization else { return model.classifier }
    return switch model {
    case .gaussian(let model): Standardized(model, after: standardization)
    case .logistic(let model): Standardized(model, after: standardization)
    case .softmax(let model): Standardized(model, after: standardization)
    case .network(let model): Standardized(model, after: standardization)
    }
  }

  /// How the model was fitted.
  public var method: Method {
    switch model {
    case .gaussian(let model):
      switch model.covarianceModel {
      case .shared: .lda
      case .perClass: .qda
      case .sharedDiagonal: .diagonalLDA
      case .perClassDiagonal: .naiveBayes
      }
    case .logistic: .logistic
    case .softmax: .softmax
    case .network: .mlp
    }
  }
}

extension StoredModel.Model {
  /// The model as what all of them are.
  fileprivate var classifier: any Classifier {
    switch self {
    case .gaussian(let model): model
    case .logistic(let model): model
    case .softmax(let model): model
    case .network(let model): model
    }
  }
}
