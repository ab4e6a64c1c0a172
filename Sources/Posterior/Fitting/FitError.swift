/// Why a model cannot be fitted to the data.
public enum FitError: Error, Sendable, Equatable {
  /// There are examples of one class only.
  case oneClass(name: String)
  /// A class has too few examples: none, or too few for a covariance matrix of its own.
  case tooFewRows(className: String, count: Int, needed: Int)
  /// There are too few examples for the features.
  case tooFewExamples(count: Int, needed: Int)
  /// A feature has the same value in all examples, within all classes, or within the class that is
  /// named.
  case constantFeature(
    name: String, value: Double, withinClasses: Bool, className: String? = nil)
  /// A feature is, up to rounding, a linear combination of others, in all classes or in the class
  /// that is named.
  case collinearFeature(name: String, others: [String], className: String? = nil)
  /// A feature's squared deviations overflow or vanish.
  case featureRange(name: String, largest: Double)
  /// A hyperplane separates the classes: the likelihood grows without end.
  case separated(SeparationStatus)
  /// The iteration did not reach its tolerance.
  case notConverged(iterationCount: Int, gradientNorm: Double)
  /// In training, the loss left the numbers: in an epoch and one of its steps, both counted from 1,
  /// at a learning rate.
  case diverged(epoch: Int, step: Int, rate: Double)
  /// The model has too many parameters for a matrix of second derivatives.
  case tooManyParameters(count: Int, limit: Int)
}

extension FitError {
  /// Throws when a class has no examples, or all are of one.
  ///
  /// - Parameter totals: The number of examples of each class, or the sum of their probabilities.
  static func requireAllClasses(of totals: [Double], named names: [String]) throws(FitError) {
    let present = totals.indices.filter { totals[$0] > 0 }
    if present.count == 1 { throw .oneClass(name: names[present[0]]) }
    guard let absent = totals.firstIndex(of: 0) else { return }
    throw .tooFewRows(className: names[absent], count: 0, needed: 1)
  }
}

extension FitError: ExplainedError {
  /// A word that stays the same from release to release.
  public var kind: String {
    switch self {
    case .oneClass: "label.oneClass"
    case .tooFewRows, .tooFewExamples: "label.tooFew"
    case .constantFeature: "feature.constant"
    case .collinearFeature: "feature.collinear"
    case .featureRange: "feature.range"
    case .separated: "fit.separated"
    case .notConverged: "fit.notConverged"
    case .diverged: "fit.diverged"
    case .tooManyParameters: "fit.tooLarge"
    }
  }

  /// The feature at fault, if it is one.
  public var column: String? {
    switch self {
    case .constantFeature(let name, _, _, _), .collinearFeature(let name, _, _),
      .featureRange(let name, _):
      name
    default: nil
    }
  }

  /// The value or class at fault, if there is one.
  public var value: String? {
    switch self {
    case .oneClass(let name): name
    case .tooFewRows(let name, _, _): name
    case .constantFeature(_, let value, _, _): "\(value)"
    case .featureRange(_, let largest): "\(largest)"
    case .diverged(_, _, let rate): "\(rate)"
    default: nil
    }
  }

  /// What is wrong.
  public var message: String {
    switch self {
    case .oneClass(let name):
      "all examples are of class '\(name.excerpt)'"
    case .tooFewRows(let name, let count, let needed):
      "class '\(name.excerpt)' has \(count) examples, but at least \(needed) are needed"
    case .tooFewExamples(let count, let needed):
      "there are \(count) examples, but at least \(needed) are needed"
    case .constantFeature(_, let value, _, let className?):
      "the feature has the value \(value) in all examples of class '\(className.excerpt)'"
    case .constantFeature(_, let value, false, nil):
      "the feature has the value \(value) in all examples"
    case .constantFeature(_, _, true, nil):
      "the feature is constant within its class"
    case .collinearFeature(_, let others, let className):
      (className.map { "within class '\($0.excerpt)' " } ?? "")
        + "the feature is a linear combination of "
        + (others.isEmpty ? "others" : others.map { "'\($0.excerpt)'" }.joined(separator: ", "))
    case .featureRange(_, let largest):
      "the squared deviations of values as large as \(largest) leave the range of numbers"
    case .separated(.complete):
      "a hyperplane separates the classes: the weights grow without end"
    case .separated:
      "a hyperplane separates the classes but for ties on it: the weights grow without end"
    case .notConverged(let iterationCount, let gradientNorm):
      "no minimum after \(iterationCount) iterations: the gradient is still \(gradientNorm)"
    case .diverged(let epoch, let step, let rate):
      "the loss became NaN or infinite in step \(step) of epoch \(epoch), at the learning rate \(rate)"
    case .tooManyParameters(let count, let limit):
      "the second derivatives of \(count) parameters, more than \(limit), take more than 1 GiB"
    }
  }

  /// A remedy.
  public var hint: String? {
    switch self {
    case .oneClass: "Add examples of a second class."
    case .tooFewRows(_, 0, _): "Add examples of it, or leave the class out."
    case .tooFewRows: "Share one covariance between the classes, or add examples."
    case .tooFewExamples: "Add examples, or leave features out."
    case .constantFeature: "Leave the feature out."
    case .collinearFeature: "Leave one of them out, or shrink the covariance (shrinkage, ridge)."
    case .featureRange: "Change its unit."
    case .separated: "Add a penalty (ridge)."
    case .notConverged: "Standardize the features, or allow more iterations."
    case .diverged: "Try a rate 10 times smaller."
    case .tooManyParameters: "Use limited-memory BFGS and a penalty, or fewer features."
    }
  }
}
