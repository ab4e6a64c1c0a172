import GSLNumerics

/// What a comparison of methods depends on, besides the data.
public struct ComparisonSettings: Sendable, Equatable {
  /// How many folds the cross-validation has, unless there are fewer examples. The default is 10.
  public var foldCount: Int
  /// Where the random numbers begin. The default is 1.
  public var seed: UInt64
  /// The penalty λ of logistic and softmax regression on the weights of standardized features. The default is 0.001.
  public var ridge: Double
  /// How far LDA and QDA move covariance matrices toward their diagonals, from 0 to 1. The default is 0.
  public var shrinkage: Double

  /// Settings.
  ///
  /// - Precondition: There are at least two folds, the penalty is finite and not negative, and the shrinkage is in [0, 1].
  public init(
    foldCount: Int = 10, seed: UInt64 = 1, ridge: Double = 0.001, shrinkage: Double = 0
  ) {
    require(foldCount >= 2, "a cross-validation needs two folds at least, not \(foldCount)")
    require(ridge >= 0 && ridge.isFinite, "a penalty cannot be \(ridge)")
    require((0...1).contains(shrinkage), "a shrinkage of \(shrinkage) is outside 0...1")
    self.foldCount = foldCount
    self.seed = seed
    self.ridge = ridge
    self.shrinkage = shrinkage
  }
}
