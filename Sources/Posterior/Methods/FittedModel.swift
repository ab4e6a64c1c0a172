/// The model that a method learned from examples.
public struct LearnedModel: Sendable {
  /// How a model was found.
  public enum Course: Sendable, Equatable {
    /// By formulas, without steps.
    case closedForm
    /// By steps until a tolerance was reached.
    case iterations(Int)
    /// By going through the examples some number of times.
    case epochs(Int)

    /// The number of steps, or of epochs.
    public var count: Int {
      switch self {
      case .closedForm: 0
      case .iterations(let count), .epochs(let count): count
      }
    }
  }

  /// The model.
  public let model: any StorableClassifier
  /// How it was found.
  public let course: Course

  /// A model, and how it was found.
  public init(_ model: any StorableClassifier, _ course: Course = .closedForm) {
    self.model = model
    self.course = course
  }
}

/// A model that a method fitted to examples, with what was done to their features before.
public struct FittedModel: Sendable {
  /// The method.
  public let method: any ClassificationMethod
  /// The model of the prepared features.
  public let model: any StorableClassifier
  /// How it was found.
  public let course: LearnedModel.Course
  /// The standardization of the features in `columns` before the model sees them.
  public let standardization: Standardization?
  /// The features that the model knows, in order: all, but where they are standardized only those
  /// that vary.
  public let columns: [Int]
  /// The names of the d features of the examples.
  public let featureNames: [String]
  /// The names of the K classes.
  public let classNames: [String]

  init(
    _ learned: LearnedModel, by method: any ClassificationMethod, of dataset: Dataset,
    columns: [Int]? = nil, standardization: Standardization? = nil
  ) {
    self.method = method
    model = learned.model
    course = learned.course
    self.standardization = standardization
    self.columns = columns ?? Array(dataset.featureNames.indices)
    featureNames = dataset.featureNames
    classNames = dataset.classNames
  }

  /// The classifier of all d features in their own units.
  public var classifier: any Classifier {
    func standardized(
      _ model: some Classifier, after standardization: Standardization
    ) -> any Classifier {
      Standardized(
        model, after: standardization, of: columns, featureCount: featureNames.count)
    }
    return standardization.map { standardized(model, after: $0) } ?? model
  }

  /// The linear decisions of the model, if it has some, for all d features in their own units.
  public var decisions: [LinearDecision] {
    guard let standardization else { return model.decisions }
    return model.decisions.map { decision in
      let original = decision.inOriginalUnits(of: standardization)
      var weights = [Double](repeating: 0, count: featureNames.count)
      for (column, weight) in zip(columns, original.weights) { weights[column] = weight }
      return LinearDecision(weights: weights, bias: original.bias)
    }
  }
}
