/// The part of the covariance matrices that Gaussian classes share.
///
/// The fewer numbers there are to estimate, the fewer examples they need, and the more they may
/// miss.
public enum CovarianceModel: String, Sendable, CaseIterable {
  /// One covariance matrix for all classes: linear discriminant analysis. The boundaries are
  /// hyperplanes.
  case shared
  /// Every class has its own: quadratic discriminant analysis.
  case perClass
  /// One diagonal covariance matrix: features are independent within a class, with the same
  /// variances in all.
  case sharedDiagonal
  /// Every class has its own diagonal covariance matrix: Gaussian naive Bayes.
  case perClassDiagonal

  /// Whether all classes have the same covariance, so that the log-odds are linear.
  public var isShared: Bool { self == .shared || self == .sharedDiagonal }
  /// Whether features are independent within a class.
  public var isDiagonal: Bool { self == .sharedDiagonal || self == .perClassDiagonal }
}
