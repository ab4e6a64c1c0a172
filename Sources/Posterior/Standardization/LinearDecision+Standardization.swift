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
    return beforeScaling(centers: standardization.means, scales: standardization.deviations)
  }

  /// The same decision for features that are not centered and divided by their scales.
  func beforeScaling(centers: [Double], scales: [Double]) -> LinearDecision {
    let original = zip(weights, scales).map { $0 / $1 }
    var bias = CompensatedSum()
    bias.add(self.bias)
    for (weight, center) in zip(original, centers) { bias.add(-weight * center) }
    return LinearDecision(weights: original, bias: bias.value)
  }
}
