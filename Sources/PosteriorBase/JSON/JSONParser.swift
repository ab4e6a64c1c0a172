/// Takes a text of JSON apart. The text is UTF-8.
struct JSONParser {
  let bytes: [UInt8]
  private let depthLimit: Int
  var position = 0
  private(set) var line = 1
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

  /// Reads the content of brackets, one level deeper.
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
          .repeatedKey, line: keyLine, value: key, "the key '\(key.excerpt)' is repeated")
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

extension JSONParser {
  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Skips a character, if it is the next.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let current, current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  fileprivate mutating func skipBlanks() {
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

  /// The error about text other than the wanted one.
  func unexpected(_ wanted: String) -> JSONError {
    guard position < bytes.count else {
      return JSONError(.syntax, line: line, "the text ends where \(wanted) should follow")
    }
    var end = position + 1
    while end < bytes.count && bytes[end] & 0xC0 == 0x80 { end += 1 }
    let found = String(decoding: bytes[position..<end], as: UTF8.self)
    return JSONError(
      .syntax, line: line, value: found, "there is '\(found.excerpt)' where \(wanted) should be")
  }
}
