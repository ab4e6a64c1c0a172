extension JSONValue {
  /// Reads a text of JSON.
  ///
  /// It takes what RFC 8259 calls JSON and nothing else: no comments, no trailing commas, no NaN, no byte order mark, and no
  /// string that is not Unicode. Beyond that, two members of an object may not have the same key, and a number has to have a
  /// double near it; it becomes the nearest.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - depthLimit: How many arrays and objects may stand in one another.
  /// - Throws: `JSONError` for the first thing that is not so, with its line.
  /// - Complexity: O(bytes).
  ///
  /// Foundation's `JSONDecoder` keeps one of two members with the same key.
  ///
  /// Reference: RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format.
  package init(parsing bytes: [UInt8], depthLimit: Int = 32) throws(JSONError) {
    if let stray = bytes.firstIndexOutsideText {
      let line = bytes[..<stray].lineBreakCount + 1
      throw JSONError(
        .encoding, line: line, value: "\(bytes[stray])", "byte \(stray + 1) is not UTF-8 text")
    }
    var parser = JSONParser(bytes, depthLimit: depthLimit)
    self = try parser.document()
  }
}

/// Takes a text of JSON apart. The text is UTF-8.
private struct JSONParser {
  private let bytes: [UInt8]
  private let depthLimit: Int
  private var position = 0
  private var line = 1
  private var depth = 0

  init(_ bytes: [UInt8], depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  mutating func document() throws(JSONError) -> JSONValue {
    skipBlanks()
    let value = try value()
    skipBlanks()
    guard position == bytes.count else { throw unexpected("the end of the text") }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    switch current {
    case UInt8(ascii: "{"): return .object(try nested { p throws(JSONError) in try p.members() })
    case UInt8(ascii: "["): return try nested { p throws(JSONError) in try p.elements() }
    case .quote: return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      return .number(try number())
    default: throw unexpected("a value")
    }
  }

  /// Reads what stands in brackets, one level deeper.
  private mutating func nested<Content>(
    _ content: (inout JSONParser) throws(JSONError) -> Content
  ) throws(JSONError) -> Content {
    depth += 1
    guard depth <= depthLimit else {
      throw JSONError(.tooDeep, line: line, "more than \(depthLimit) brackets are open")
    }
    position += 1
    skipBlanks()
    let result = try content(&self)
    depth -= 1
    return result
  }

  private mutating func members() throws(JSONError) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    var keys: Set<[UInt8]> = []
    if skip("}") { return members }
    while true {
      guard current == .quote else { throw unexpected("a key in quotes") }
      let keyLine = line
      let key = try string()
      guard keys.insert(Array(key.utf8)).inserted else {
        throw JSONError(
          .repeatedKey, line: keyLine, value: key, "the key '\(key.excerpt)' stands here twice")
      }
      skipBlanks()
      guard skip(":") else { throw unexpected("a colon") }
      skipBlanks()
      members.append(JSONValue.Member(key, try value(), line: keyLine))
      skipBlanks()
      if skip("}") { return members }
      guard skip(",") else { throw unexpected("a comma or a closing brace") }
      skipBlanks()
    }
  }

  private mutating func elements() throws(JSONError) -> JSONValue {
    var numbers: [Double] = []
    var others: [JSONValue] = []
    if skip("]") { return .array(others) }
    while true {
      let element = try value()
      if others.isEmpty, case .number(let number) = element {
        numbers.append(number)
      } else {
        if others.isEmpty {
          others = numbers.map(JSONValue.number)
          numbers = []
        }
        others.append(element)
      }
      skipBlanks()
      if skip("]") { return others.isEmpty ? .numbers(numbers) : .array(others) }
      guard skip(",") else { throw unexpected("a comma or a closing bracket") }
      skipBlanks()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw unexpected("a value") }
    position += word.utf8.count
    return value
  }
}

// MARK: Numbers

extension JSONParser {
  private mutating func number() throws(JSONError) -> Double {
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

// MARK: Strings

extension JSONParser {
  /// Reads a string, from its opening quote.
  private mutating func string() throws(JSONError) -> String {
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
      throw JSONError(.encoding, line: line, "half of a pair of surrogates stands alone")
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

// MARK: Bytes

extension JSONParser {
  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Skips a character, if it is the next.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let current, current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = current {
      switch byte {
      case UInt8(ascii: " "), 0x09: break
      case .carriageReturn: line += 1
      case .lineFeed: line += position > 0 && bytes[position - 1] == .carriageReturn ? 0 : 1
      default: return
      }
      position += 1
    }
  }

  /// The error that something else stands here than is wanted.
  private func unexpected(_ wanted: String) -> JSONError {
    guard position < bytes.count else {
      return JSONError(.syntax, line: line, "the text ends where \(wanted) should follow")
    }
    var end = position + 1
    while end < bytes.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
    let found = String(decoding: bytes[position..<end], as: UTF8.self)
    return JSONError(
      .syntax, line: line, value: found, "'\(found.excerpt)' stands where \(wanted) should be")
  }
}

extension UInt8 {
  fileprivate static let backslash = UInt8(ascii: "\\")
}
