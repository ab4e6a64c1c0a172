/// The result of reading text as a number.
package enum DecimalReading: Equatable {
  /// A finite number, the double nearest to the decimal.
  case number(Double)
  /// A decimal beyond the largest double.
  case tooLarge
  /// Anything else, such as 0x1p3, 1_000, nan and inf, which Swift's `Double(_:)` reads.
  case notANumber

  /// Reads a decimal: a sign or none, digits with a decimal mark or without, and an exponent or
  /// none.
  ///
  /// It is the same in every locale. A decimal too small for a double is its nearest double too,
  /// which is 0.
  ///
  /// - Parameters:
  ///   - text: ASCII, without spaces around it.
  ///   - mark: The character before the decimals.
  /// - Complexity: O(length). Up to 15 digits, near 1, take one multiplication.
  package init(_ text: ArraySlice<UInt8>, mark: UInt8 = UInt8(ascii: ".")) {
    var digits = Digits()
    var index = text.startIndex
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { index += 1 }
    digits.read(text, from: &index)
    if index < text.endIndex && text[index] == mark {
      index += 1
      let start = index
      digits.read(text, from: &index)
      digits.exponent -= index - start
    }
    guard digits.count > 0, let exponent = Self.exponent(text, from: &index), index == text.endIndex
    else {
      self = .notANumber
      return
    }
    digits.exponent += exponent
    guard let magnitude = digits.shortValue ?? Self.value(text, mark: mark) else {
      self = .tooLarge
      return
    }
    self = .number(isNegative ? -magnitude : magnitude)
  }

  /// The exponent, 0 if there is no exponent, nil if it has no digits. It is cut at a million,
  /// which is beyond every double.
  private static func exponent(_ text: ArraySlice<UInt8>, from index: inout Int) -> Int? {
    guard index < text.endIndex && text[index] | 0x20 == UInt8(ascii: "e") else { return 0 }
    index += 1
    let isNegative = index < text.endIndex && text[index] == UInt8(ascii: "-")
    if isNegative || (index < text.endIndex && text[index] == UInt8(ascii: "+")) { index += 1 }
    let start = index
    var exponent = 0
    while index < text.endIndex, let digit = text[index].decimalDigit {
      exponent = min(exponent * 10 + Int(digit), 1_000_000)
      index += 1
    }
    guard index > start else { return nil }
    return isNegative ? -exponent : exponent
  }

  /// The magnitude of a decimal of any length, nil if it is infinite.
  private static func value(_ text: ArraySlice<UInt8>, mark: UInt8) -> Double? {
    let point = UInt8(ascii: ".")
    let plain = String(decoding: text.map { $0 == mark ? point : $0 }, as: UTF8.self)
    guard let value = Double(plain)?.magnitude, value.isFinite else { return nil }
    return value
  }
}

/// The digits of a decimal as an integer times a power of ten.
private struct Digits {
  var integer: UInt64 = 0
  var exponent = 0
  var count = 0
  var isExact = true

  mutating func read(_ text: ArraySlice<UInt8>, from index: inout Int) {
    while index < text.endIndex, let digit = text[index].decimalDigit {
      if integer < 100_000_000_000_000 { integer = integer * 10 + digit } else { isExact = false }
      count += 1
      index += 1
    }
  }

  /// The value, if the integer and the power of ten are doubles without rounding: then their
  /// product or quotient is rounded once, and is the nearest double.
  ///
  /// Reference: Clinger, "How to read floating point numbers accurately", PLDI 1990.
  var shortValue: Double? {
    guard isExact && (-22...22).contains(exponent) else { return nil }
    let power = Self.powers[abs(exponent)]
    return exponent < 0 ? Double(integer) / power : Double(integer) * power
  }

  /// 10⁰ to 10²², the powers of ten that are doubles.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}

extension UInt8 {
  fileprivate var decimalDigit: UInt64? {
    self >= 0x30 && self <= 0x39 ? UInt64(self - 0x30) : nil
  }
}
