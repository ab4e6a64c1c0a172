import GSLNumerics

extension LinearDecision {
  /// The same decision for features in their original units,
  ///
  ///     wⱼ / σⱼ,    b − Σⱼ wⱼ μⱼ / σⱼ
  ///
  /// - Parameter standardization: The change of units before this decision.
  /// - Returns: A decision whose log-odds for x are those of this one for the standardized x.
  /// - Precondition: Both have d features.
  /// - Complexity: O(d).
  public func inOriginalUnits(of standardization: Standardization) -> LinearDecision {
    require(
      weights.count == standardization.means.count,
      "\(weights.count) weights for a standardization of \(standardization.means.count) features")
    return LinearDecision(
      scaledWeights: weights, bias: bias, centers: standardization.means,
      scales: standardization.deviations)
  }

  /// The decision on features as they are, from that on features less their centers and divided by
  /// their scales.
  init<Numbers: Collection<Double>>(
    scaledWeights: some Collection<Double>, bias: Double, centers: Numbers, scales: Numbers
  ) {
    let weights = zip(scaledWeights, scales).map { $0 / $1 }
    var sum = CompensatedSum()
    sum.add(bias)
    for (weight, center) in zip(weights, centers) { sum.add(-weight * center) }
    self.init(weights: weights, bias: sum.value)
  }
}
