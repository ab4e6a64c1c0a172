import CPosteriorLibc
import GSLNumerics

/// The linear decisions of LDA and of logistic regression between two classes, from all examples,
/// side by side.
///
/// Both give log-odds wᵀx + b of the second class against the first, and differ in what they ask of
/// the data: LDA how the features are distributed in each class, logistic regression how the class
/// depends on the features.
public struct DecisionComparison: Sendable, Equatable {
  /// The decision of LDA in the units of the features, or why there is none.
  public let generative: Result<LinearDecision, FitError>
  /// The decision of logistic regression in the units of the features, or why there is none.
  public let discriminative: Result<LinearDecision, FitError>
  /// The standard deviations σ of the d features among all examples, with divisor n; 0 for one that
  /// does not vary.
  public let deviations: [Double]

  /// Fits both methods to all examples.
  ///
  /// - Parameters:
  ///   - dataset: Examples of two classes.
  ///   - settings: What both are fitted with.
  /// - Precondition: There are two classes, and an example.
  public init(of dataset: Dataset, settings: ComparisonSettings = ComparisonSettings()) {
    require(dataset.classCount == 2, "decisions between 2 classes, not \(dataset.classCount)")
    let decision = {
      (method: any ClassificationMethod) -> Result<LinearDecision, FitError> in
      Result { () throws(FitError) in
        var source = RandomSource(seed: settings.seed)
        return try method.fit(dataset, settings.fitting, using: &source).decisions[0]
      }
    }
    generative = decision(MethodComparison.generative)
    discriminative = decision(MethodComparison.discriminative(classCount: 2))
    let moments = ColumnMoments(dataset.features)
    deviations = moments.variances.indices.map { j in
      moments.ranges[j] > 0 ? max(0, moments.variances[j]).squareRoot() : 0
    }
  }

  /// The weights of a decision in log-odds per standard deviation of a feature, wⱼ σⱼ.
  ///
  /// - Returns: d numbers, which can be compared with each other.
  public func weightsPerDeviation(of decision: LinearDecision) -> [Double] {
    zip(decision.weights, deviations).map(*)
  }

  /// The angle between both weights per standard deviation, in radians: 0 if both methods weigh the
  /// features alike.
  ///
  /// Of weights in the units of the features it would depend on the units.
  ///
  /// - Returns: A value in [0, π]; nil if a method refused the data, or gave all features the
  ///   weight 0.
  public var angle: Double? {
    guard let first = try? generative.get(), let second = try? discriminative.get() else {
      return nil
    }
    let weights = [first, second].map(weightsPerDeviation)
    guard weights.allSatisfy({ $0.contains { $0 != 0 } && $0.allSatisfy(\.isFinite) }) else {
      return nil
    }
    return LinearDecision(weights: weights[0], bias: 0)
      .angle(to: LinearDecision(weights: weights[1], bias: 0))
  }
}
