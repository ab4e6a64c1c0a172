import GSLNumerics

/// The differences p − t between probabilities and a target.
///
/// They sum to 0. The one of the target's most probable class is computed as minus the sum of the
/// others, since p − t cancels there when the prediction is good.
func residuals(of probabilities: [Double], from target: UnsafeBufferPointer<Double>) -> [Double] {
  var residuals = probabilities
  for k in target.indices { residuals[k] -= target[k] }
  residuals.balance(indexOfMaximum(Array(target)) ?? 0)
  return residuals
}

/// σ(z) − y, in a form that keeps its digits when both are near 1: 1 − σ(z) = σ(−z).
func residual(logOdds z: Double, target y: Double) -> Double {
  (1 - y) * logistic(z) - y * logistic(-z)
}

extension [Double] {
  /// Sets one element to minus the sum of the others.
  mutating func balance(_ index: Int) {
    var sum = CompensatedSum()
    for k in indices where k != index { sum.add(self[k]) }
    self[index] = -sum.value
  }
}
