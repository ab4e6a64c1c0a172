extension JSONParser {
  mutating func number() throws(JSONError) -> Double {
    let start = position
    _ = skip("-")
    let hasLeadingZero = skip("0")
    if !hasLeadingZero { try digits() }
    if skip(".") { try digits() }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      try digits()
    }
    let text = bytes[start..<position]
    guard case .number(let value) = DecimalReading(text) else {
      let value = String(decoding: text, as: UTF8.self)
      throw JSONError(
        .tooLarge, line: line, value: value, "'\(value.excerpt)' is too large for a double")
    }
    return value
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while let byte = current, byte >= 0x30 && byte <= 0x39 { position += 1 }
    if position == start { throw unexpected("a digit") }
  }
}

extension JSONParser {
  /// Reads a string, from its opening quote.
  mutating func string() throws(JSONError) -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      let start = position
      while let byte = current, byte >= 0x20, byte != .quote, byte != .backslash { position += 1 }
      text += bytes[start..<position]
      if skip("\"") { return String(decoding: text, as: UTF8.self) }
      guard skip("\\") else { throw unexpected("a closing quote") }
      text += try escape()
    }
  }

  /// Reads what follows a backslash.
  private mutating func escape() throws(JSONError) -> [UInt8] {
    if skip("u") { return try unicodeEscape() }
    guard let letter = current, let character = Self.escapes[letter] else {
      throw unexpected("one of \"\\/bfnrtu")
    }
    position += 1
    return [character]
  }

  private static let escapes: [UInt8: UInt8] = [
    .quote: .quote, .backslash: .backslash, UInt8(ascii: "/"): UInt8(ascii: "/"),
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): .lineFeed,
    UInt8(ascii: "r"): .carriageReturn, UInt8(ascii: "t"): 0x09,
  ]

  private mutating func unicodeEscape() throws(JSONError) -> [UInt8] {
    var units = [try codeUnit()]
    if UTF16.isLeadSurrogate(units[0]) && bytes[position...].starts(with: "\\u".utf8) {
      position += 2
      units.append(try codeUnit())
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw JSONError(.encoding, line: line, "half of a surrogate pair is missing")
    }
    return Array(text.utf8)
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw unexpected("a hexadecimal digit")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}

extension UInt8 {
  fileprivate static let backslash = UInt8(ascii: "\\")
}
