/// Quotients of bytes by a constant, k / c, with the digits of a division in half its time.
///
/// The reciprocal is split into a part of 44 bits, whose product with a byte is exact, and the rest:
///
///     k / c = k · high + k · low
///
/// The sum is rounded once. That it is the quotient's rounding was tried for all 255 · 256 pairs, as a test does again.
package struct ByteQuotients {
  private let high: Double
  private let low: Double

  /// - Parameter divisor: c.
  /// - Precondition: The divisor is in 1...255.
  package init(by divisor: Int) {
    require((1...255).contains(divisor), "\(divisor) is no byte to divide by")
    let reciprocal = 1 / Double(divisor)
    high = Double(bitPattern: reciprocal.bitPattern & ~0x1FF)
    low = (1 - high * Double(divisor)) / Double(divisor)
  }

  /// Writes the quotients of as many bytes as there are places.
  ///
  /// - Precondition: Both buffers have the same length.
  package func write(
    of bytes: UnsafeBufferPointer<UInt8>, to results: UnsafeMutableBufferPointer<Double>
  ) {
    require(bytes.count == results.count, "\(bytes.count) bytes for \(results.count) places")
    guard let source = UnsafeRawPointer(bytes.baseAddress),
      let target = UnsafeMutableRawPointer(results.baseAddress)
    else { return }
    // Four at a time: the compiler does not find this width by itself.
    let wholeCount = bytes.count & ~3
    for j in stride(from: 0, to: wholeCount, by: 4) {
      let four = source.loadUnaligned(fromByteOffset: j, as: SIMD4<UInt8>.self)
      let values = SIMD4<Double>(SIMD4<Int32>(truncatingIfNeeded: four))
      target.storeBytes(
        of: values * high + values * low, toByteOffset: 8 * j, as: SIMD4<Double>.self)
    }
    for j in wholeCount..<bytes.count {
      results[j] = Double(bytes[j]) * high + Double(bytes[j]) * low
    }
  }
}
