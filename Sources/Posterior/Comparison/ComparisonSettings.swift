import GSLNumerics

/// The settings of a comparison of methods.
public struct ComparisonSettings: Sendable, Equatable {
  /// How many folds the cross-validation has, unless there are fewer examples. The default is 10.
  public var foldCount: Int
  /// Where the random numbers begin. The default is 1.
  public var seed: UInt64
  /// The settings of each fit. The default is `MethodSettings.compared`.
  public var fitting: MethodSettings

  /// The penalty λ of logistic and softmax regression on the weights of standardized features.
  public var ridge: Double { fitting[.ridge] }
  /// How far LDA and QDA move covariance matrices toward their diagonals, from 0 to 1.
  public var shrinkage: Double { fitting[.shrinkage] }

  /// Settings.
  ///
  /// - Precondition: There are at least two folds.
  public init(foldCount: Int = 10, seed: UInt64 = 1, fitting: MethodSettings = .compared) {
    require(foldCount >= 2, "a cross-validation needs two folds at least, not \(foldCount)")
    self.foldCount = foldCount
    self.seed = seed
    self.fitting = fitting
  }
}
