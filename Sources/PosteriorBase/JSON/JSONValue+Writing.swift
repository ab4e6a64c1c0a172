extension JSONValue {
  /// The value as a text in UTF-8, without a line end behind it.
  ///
  /// Members of an object stand on lines of their own, in their order; so do the elements of an array that are arrays or objects.
  /// Numbers have the fewest digits that read back as the same double. The same value makes the same bytes, always.
  ///
  /// - Precondition: The numbers are finite.
  /// - Complexity: O(bytes).
  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.write(self, indentation: 0)
    return writer.bytes
  }

  /// The value as a text; see `bytes`.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

private struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: JSONValue, indentation: Int) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let value): write(value)
    case .string(let text): write(text)
    case .numbers(let numbers):
      list("[", "]", numbers, separator: ", ") { $0.write($1) }
    case .array(let elements) where elements.contains(where: \.hasElements):
      lines("[", "]", elements, indentation) { $0.write($1, indentation: indentation + 1) }
    case .array(let elements):
      list("[", "]", elements, separator: ", ") { $0.write($1, indentation: indentation) }
    case .object(let members):
      lines("{", "}", members, indentation) { writer, member in
        writer.write(member.key)
        writer.append(": ")
        writer.write(member.value, indentation: indentation + 1)
      }
    }
  }

  /// Writes elements on lines of their own.
  private mutating func lines<Element>(
    _ opening: String, _ closing: String, _ elements: [Element], _ indentation: Int,
    write: (inout JSONWriter, Element) -> Void
  ) {
    guard !elements.isEmpty else { return append(opening + closing) }
    let inner = "\n" + String(repeating: "  ", count: indentation + 1)
    let outer = "\n" + String(repeating: "  ", count: indentation)
    list(opening + inner, outer + closing, elements, separator: "," + inner, write: write)
  }

  private mutating func list<Element>(
    _ opening: String, _ closing: String, _ elements: [Element], separator: String,
    write: (inout JSONWriter, Element) -> Void
  ) {
    append(opening)
    for (index, element) in elements.enumerated() {
      if index > 0 { append(separator) }
      write(&self, element)
    }
    append(closing)
  }

  private mutating func write(_ value: Double) {
    require(value.isFinite, "JSON has no number for \(value)")
    let text = value.description
    // 1.0 is written 1, but −0.0 stays: many programs read -0 as the integer 0.
    append(text.hasSuffix(".0") && text != "-0.0" ? String(text.dropLast(2)) : text)
  }

  private mutating func write(_ text: String) {
    bytes.append(.quote)
    for byte in text.utf8 {
      switch byte {
      case .quote: append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case .lineFeed: append("\\n")
      case .carriageReturn: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F: append((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(.quote)
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }
}

extension JSONValue {
  /// Whether the value is an array or object with something in it.
  fileprivate var hasElements: Bool {
    switch self {
    case .numbers: true
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    default: false
    }
  }
}
