import PosteriorBase
import CPosteriorKernels

/// Quotients of bytes by a constant, k / c, with the digits of a division in half its time.
///
/// The reciprocal is split into a part of 44 bits, whose product with a byte is exact, and the
/// rest:
///
///     k / c = k · high + k · low
///
/// The sum is rounded once. That it is the quotient's rounding was tried for all 255 · 256 pairs,
/// as a test does again.
package struct ByteQuotients {
  private let high: Double
  private let low: Double

  /// - Parameter divisor: c.
  /// - Precondition: The divisor is in 1...255.
  package init(by divisor: Int) {
    require((1...255).contains(divisor), "the divisor is a byte above 0, not \(divisor)")
    let reciprocal = 1 / Double(divisor)
    high = Double(bitPattern: reciprocal.bitPattern & ~0x1FF)
    low = (1 - high * Double(divisor)) / Double(divisor)
  }

  /// Writes the quotients of as many bytes as there are places.
  ///
  /// - Parameters:
  ///   - bytes: The dividends.
  ///   - next: As many bytes that are wanted soon: they are fetched from memory meanwhile. None by
  ///     default.
  ///   - results: The places.
  /// - Precondition: All buffers have the same length.
  package func write(
    of bytes: UnsafeBufferPointer<UInt8>, before next: UnsafeBufferPointer<UInt8>? = nil,
    to results: UnsafeMutableBufferPointer<Double>
  ) {
    let next = next ?? bytes
    require(
      bytes.count == results.count && next.count == bytes.count,
      "\(bytes.count) bytes before \(next.count) for \(results.count) places")
    guard let source = bytes.baseAddress, let following = next.baseAddress,
      let target = results.baseAddress
    else { return }
    kernel_byte_quotients(bytes.count, source, high, low, target, following)
  }
}
