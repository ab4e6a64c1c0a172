import Posterior

/// How a number is written for a reader.
///
/// A minus sign is "−", an exact zero is "0" whatever the number of decimals, so that it can be
/// told from a number that was rounded to zero, and infinities are "∞". The locale of the machine
/// makes no difference.
public enum NumberFormat: Sendable, Hashable {
  /// Up to six significant digits, seven for numbers from 10⁶ to 10⁷, without trailing zeros after
  /// the point.
  case automatic
  /// The number of digits after the point.
  case fixed(Int)
  /// The number of significant digits: in place from 0.0001 to 10⁷, where all digits before the
  /// point are written, as a power of ten beyond.
  case significant(Int)
  /// The number as a power of ten with a number of digits after the point, 9.08·10⁻⁵.
  case scientific(Int)
  /// The number times 100, with a number of digits after the point and a percent sign.
  case percent(Int)

  /// The number as text.
  ///
  /// ```swift
  /// print(NumberFormat.percent(1).text(0.8113), NumberFormat.fixed(2).text(2))  // 81.1 % 2.00
  /// ```
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−∞" : "∞" }
    switch self {
    case .percent(let digits): return Self.fixed(digits).text(100 * value) + " %"
    case _ where value == 0: return "0"
    case .fixed(let digits): return Self.inPlace(value, digits)
    case .scientific(let digits): return Self.powerOfTen(value, digits)
    case .significant(let digits): return Self.significant(value, digits)
    case .automatic:
      let parts = Self.significant(value, 6).split(separator: "·").map(String.init)
      return ([Self.withoutTrailingZeros(parts[0])] + parts.dropFirst()).joined(separator: "·")
    }
  }

  private static func inPlace(_ value: Double, _ digits: Int) -> String {
    let text = decimalText(value, digits: max(digits, 0), notation: .fixed)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return isZero ? text.replacing("-", with: "") : text.replacing("-", with: "−")
  }

  private static func significant(_ value: Double, _ digits: Int) -> String {
    // The exponent after rounding: 0.99996 has four digits as 1.000.
    let exponent = exponent(value, digits)
    return (-4..<7).contains(exponent)
      ? inPlace(value, digits - 1 - exponent) : powerOfTen(value, digits - 1)
  }

  private static func exponent(_ value: Double, _ digits: Int) -> Int {
    let parts = decimalText(value, digits: max(digits - 1, 0), notation: .scientific)
      .split(separator: "e")
    return Int(parts[1]) ?? 0
  }

  private static func powerOfTen(_ value: Double, _ digits: Int) -> String {
    let parts = decimalText(value, digits: digits, notation: .scientific).split(separator: "e")
    let exponent = String(Int(parts[1]) ?? 0).replacing("-", with: "−")
    let raised = exponent.map { TeXSymbols.superscripts[$0] ?? $0 }
    return parts[0].replacing("-", with: "−") + "·10" + String(raised)
  }

  private static func withoutTrailingZeros(_ text: String) -> String {
    guard text.contains(".") else { return text }
    return text.droppingLast { $0 == "0" }.droppingLast { $0 == "." }
  }
}

extension DefaultStringInterpolation {
  /// Inserts a number as a reader wants to see it: `"costs \(cost, .fixed(3)) nats"`.
  ///
  /// ```swift
  /// print("accuracy \(0.9811, .percent(1))")  // accuracy 98.1 %
  /// ```
  public mutating func appendInterpolation(_ value: Double, _ format: NumberFormat) {
    appendLiteral(format.text(value))
  }
}
