import GSLNumerics

/// Methods that learn classes, compared on the same data by cross-validation.
///
/// The examples are dealt into folds, each class evenly. Every method learns from all folds but one
/// and is tested on that one, in turn: each example is tested once, by a model that has not seen
/// it. Whatever a method estimates, also a standardization, comes from the part that it learns
/// from.
///
/// Intervals take the tests for independent. They nearly are: two models share most of the examples
/// they learned from.
///
/// References: Stone, "Cross-validatory choice and assessment of statistical predictions", JRSS B
/// 36 (1974); Kohavi, "A study of cross-validation and bootstrap for accuracy estimation and model
/// selection", IJCAI 1995.
public struct MethodComparison: Sendable, Equatable {
  /// The settings of the comparison.
  public let settings: ComparisonSettings
  /// The number of folds: that of the settings, or n if there are fewer examples.
  public let foldCount: Int
  /// One result a method.
  public let results: [MethodResult]
  /// The names of the features that have one value only in the part of some fold that is learned
  /// from.
  public let constantFeatures: [String]
  /// The n classes.
  private let truth: [Int]
  private let classCount: Int

  /// The method with the largest accuracy, the first of equals, without those that are a baseline.
  public var best: MethodResult? {
    var best: MethodResult?
    for result in results where !result.method.isBaseline {
      guard let accuracy = result.evaluation?.accuracy else { continue }
      if accuracy > best?.evaluation?.accuracy ?? -1 { best = result }
    }
    return best
  }

  /// The result of the first method that ignores the features.
  public var baseline: MethodResult? { results.first { $0.method.isBaseline } }

  /// The result of a method that took part.
  public subscript(method: any ClassificationMethod) -> MethodResult? {
    results.first { $0.method.name == method.name }
  }

  /// Compares methods.
  ///
  /// ```swift
  /// let irises = try Dataset(csv: "Lessons/Data/iris.csv", label: "species")
  /// let comparison = try MethodComparison(of: [GaussianMethod.lda, .naiveBayes], on: irises)
  /// print(comparison.best?.method.title ?? "")  // LDA
  /// ```
  ///
  /// - Parameters:
  ///   - methods: The methods, which must tell the dataset's classes apart. The default is those of
  ///     the library that `compared(classCount:)` picks.
  ///   - dataset: n examples of K ≥ 2 classes.
  ///   - settings: Folds, seed, and what methods are fitted with.
  ///   - threadLimit: How many models are fitted at once at most. It makes no difference to the
  ///     result.
  ///   - advance: Is called with the number of fits just done, one for each method and fold, from
  ///     any thread.
  /// - Throws: `ComparisonError` unless there are two classes, and two examples of each. A method
  ///   that refuses the data stays, with its reason.
  /// - Complexity: As many fits of every method as there are folds.
  public init(
    of methods: [any ClassificationMethod]? = nil, on dataset: Dataset,
    settings: ComparisonSettings = ComparisonSettings(), threadLimit: Int = processorCount,
    advance: @Sendable (_ fits: Int) -> Void = { _ in }
  ) throws(ComparisonError) {
    try dataset.requireComparable()
    let methods =
      methods ?? [any ClassificationMethod].all.compared(classCount: dataset.classCount)
    let root = RandomSource(seed: settings.seed)
    let folds = dataset.comparisonFolds(settings.foldCount, using: root.stream("folds"))
    // The networks take longest: begun last, they would keep one core busy while the others wait.
    let taskCount = methods.count * folds.count
    let outcomes = concurrentMap(count: taskCount, threadLimit: threadLimit) { task in
      defer { advance(1) }
      let (method, fold) = (taskCount - 1 - task).quotientAndRemainder(dividingBy: folds.count)
      return methods[method].outcome(
        on: folds[fold], of: dataset, settings.fitting, using: root.stream("network", fold))
    }
    results = methods.enumerated().map { k, method in
      let parts = folds.indices.map { outcomes[taskCount - 1 - (k * folds.count + $0)] }
      return MethodResult(method, parts, folds: folds, dataset)
    }
    self.settings = settings
    foldCount = folds.count
    constantFeatures = dataset.featuresConstantInTraining(folds)
    truth = dataset.labels
    classCount = dataset.classCount
  }
}

extension MethodComparison {
  /// The linear method that models how the features are distributed in each class: LDA.
  public static var generative: any ClassificationMethod { GaussianMethod.lda }

  /// The linear method that models how the class depends on the features, and nothing else:
  /// logistic regression for two classes, softmax regression for more.
  public static func discriminative(classCount: Int) -> any ClassificationMethod {
    classCount == 2 ? LogisticMethod() : SoftmaxMethod()
  }

  /// Which of two methods is right more often on the same examples.
  ///
  /// - Returns: Nil if one of them refused the data, or did not take part.
  public func paired(
    _ first: any ClassificationMethod, against second: any ClassificationMethod
  ) -> PairedComparison? {
    guard let first = self[first], let second = self[second],
      first.evaluation != nil && second.evaluation != nil
    else { return nil }
    return PairedComparison(
      truth: truth, first: first.predictions, second: second.predictions)
  }

  /// The generative method, LDA, against the discriminative one, logistic or softmax regression:
  /// both have linear boundaries.
  ///
  /// - Returns: Nil if one of them refused the data.
  public var generativeAgainstDiscriminative: PairedComparison? {
    paired(Self.generative, against: Self.discriminative(classCount: classCount))
  }

  /// The best method against the baseline, the most common class.
  ///
  /// The best of several is a little flattered: it was chosen by the same tests.
  ///
  /// - Returns: Nil if all methods refused the data, or no baseline took part.
  public var bestAgainstMajority: PairedComparison? {
    guard let best, let baseline else { return nil }
    return paired(best.method, against: baseline.method)
  }
}
