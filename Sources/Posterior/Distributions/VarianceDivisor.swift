/// The divisor of the sum of squared deviations in an estimate of a variance.
public enum VarianceDivisor: Sendable {
  /// n, which makes the data most likely and the variance too small by the factor (n − 1)/n on
  /// average.
  case maximumLikelihood
  /// n − 1, which makes the variance right on average.
  case unbiased
}
