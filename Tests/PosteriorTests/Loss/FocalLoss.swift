import GSLNumerics
import Posterior

/// The focal loss, which counts examples less that are right already,
///
///     −Σₖ tₖ (1 − pₖ)² ln pₖ,    p = softmax(z)
///
/// Another package adds a loss as this file does: one function, of one example.
///
/// Reference: Lin, Goyal, Girshick, He and Dollár, "Focal loss for dense object detection", ICCV
/// 2017.
struct FocalLoss: Loss {
  func value(
    outputs: UnsafeBufferPointer<Double>, target: UnsafeBufferPointer<Double>,
    derivatives: UnsafeMutableBufferPointer<Double>?
  ) -> Double {
    let logits = Array(outputs)
    let (p, logarithms) = (softmax(logits), logSoftmax(logits))
    derivatives?.update(repeating: 0)
    var value = 0.0
    for y in target.indices where target[y] > 0 {
      // 1 − p would cancel where the prediction is good.
      let miss = p.indices.filter { $0 != y }.map { p[$0] }.compensatedSum()
      value -= target[y] * miss * miss * logarithms[y]
      // ∂ ln pᵧ / ∂zₖ is 1 − pᵧ for k = y, and −pₖ else.
      let slope = target[y] * miss * (2 * p[y] * logarithms[y] - miss)
      for k in p.indices { derivatives?[k] += slope * (k == y ? miss : -p[k]) }
    }
    return value
  }
}
