import CPosteriorKernels

// Functions of whole arrays, in place, with the same bits on every processor: the training of a
// network would make another network out of the last digit in which the C library's differ.
extension UnsafeMutableBufferPointer<Double> {
  /// Replaces z by eᶻ.
  package func replaceByExponentials() {
    guard let baseAddress else { return }
    kernel_exp(count, baseAddress, baseAddress)
  }

  /// Replaces z by eᶻ − 1, accurate near 0 too.
  private func replaceByExponentialsMinusOne() {
    guard let baseAddress else { return }
    kernel_expm1(count, baseAddress, baseAddress)
  }

  /// Replaces z by 1 / (1 + e⁻ᶻ).
  package func replaceByLogistics() {
    for i in indices { self[i] = -self[i] }
    replaceByExponentials()
    for i in indices { self[i] = 1 / (1 + self[i]) }
  }

  /// Replaces z by tanh z = ∓u / (u + 2) with u = e⁻²ᵃ − 1, where a is the magnitude of z.
  package func replaceByHyperbolicTangents() {
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: count) { isNegative in
      for i in indices {
        isNegative[i] = self[i].sign == .minus
        self[i] = -2 * self[i].magnitude
      }
      replaceByExponentialsMinusOne()
      for i in indices {
        let magnitude = (self[i] / (self[i] + 2)).magnitude
        self[i] = isNegative[i] ? -magnitude : magnitude
      }
    }
  }

  /// Subtracts from each row of logits the largest.
  ///
  /// - Parameter width: The number of logits in a row.
  package func subtractMaxima(width: Int) {
    for start in stride(from: 0, to: count, by: width) {
      var maximum = self[start]
      for i in start..<start + width where self[i] > maximum { maximum = self[i] }
      for i in start..<start + width { self[i] -= maximum }
    }
  }

  /// Replaces each row of logits by its softmax.
  ///
  /// - Parameter width: The number of logits in a row.
  package func replaceBySoftmax(width: Int) {
    subtractMaxima(width: width)
    replaceByExponentials()
    for start in stride(from: 0, to: count, by: width) {
      var sum = 0.0
      for i in start..<start + width { sum += self[i] }
      for i in start..<start + width { self[i] /= sum }
    }
  }
}
