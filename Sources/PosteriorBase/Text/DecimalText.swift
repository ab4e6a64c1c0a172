import CPosteriorLibc

/// A notation of C's `printf`.
public enum DecimalNotation: Character, Sendable {
  /// Digits after the point: 0.00123.
  case fixed = "f"
  /// One digit before the point, digits after it, and a power of ten: 1.23e-03.
  case scientific = "e"
  /// Significant digits without trailing zeros, in whichever of the other two is shorter.
  case general = "g"
}

/// A number in decimal, the same in every locale.
///
/// ```swift
/// print(decimalText(0.00123456, digits: 2, notation: .scientific))  // 1.23e-03
/// ```
///
/// - Parameters:
///   - value: The number.
///   - digits: How many digits: after the point, or significant ones in general notation.
///   - notation: How the number is written.
/// - Returns: ASCII digits; "inf", "-inf" or "nan" for the others.
/// - Complexity: O(number of digits).
///
/// Foundation's formatting says the same, but loading Foundation takes longer than a lesson.
public func decimalText(_ value: Double, digits: Int, notation: DecimalNotation) -> String {
  // C's own word has a sign, which depends on the processor.
  guard !value.isNaN else { return "nan" }
  return withVaList([Int32(clamping: max(0, digits)), value]) { arguments in
    // The largest double has 309 digits before the point.
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512 + max(0, digits)) { buffer in
      let format = "%.*\(notation.rawValue)"
      let count = vsnprintf(buffer.baseAddress, buffer.count, format, arguments)
      return String(decoding: buffer.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}
