import CPosteriorLibc

extension [Double] {
  /// The numbers divided by a power of two that makes the largest 1 to 2, and its exponent. Zeros
  /// stay as they are.
  ///
  /// - Precondition: All are finite.
  package var scaledToOne: (values: [Double], exponent: Int32) {
    let largest = largestMagnitude
    require(largest.isFinite, "a number to be scaled is \(largest)")
    let power = largest > 0 ? Int32(largest.exponent) : 0
    return (map { scalbn($0, -power) }, power)
  }
}
