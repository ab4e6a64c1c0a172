/// How a text of JSON is laid out.
package enum JSONLayout: Sendable {
  /// Arrays of numbers and words take one line. Numbers have to be finite.
  case dense
  /// Each element has a line of its own, as Foundation's `JSONEncoder` prints it. What is not
  /// finite is "inf", "-inf" or "nan".
  case spread
}

extension JSONValue {
  /// The value as a text in UTF-8, without a line end after it.
  ///
  /// Members of an object have lines of their own, in their order; so do the elements of an
  /// array that are arrays or objects. Numbers have the fewest digits that read back as the same
  /// double. The same value makes the same bytes, always.
  ///
  /// - Precondition: The numbers are finite.
  /// - Complexity: O(bytes).
  package var bytes: [UInt8] { bytes(.dense) }

  /// The value as a text; see `bytes`.
  package var text: String { text(.dense) }

  /// The value as a text in a layout.
  package func text(_ layout: JSONLayout) -> String {
    String(decoding: bytes(layout), as: UTF8.self)
  }

  private func bytes(_ layout: JSONLayout) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    writer.write(self, indentation: 0)
    return writer.bytes
  }
}

private struct JSONWriter {
  let layout: JSONLayout
  private(set) var bytes: [UInt8] = []

  init(layout: JSONLayout) { self.layout = layout }

  mutating func write(_ value: JSONValue, indentation: Int) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let value): write(value)
    case .digits(let digits): append(digits)
    case .string(let text): write(text)
    case .numbers(let numbers) where layout == .spread:
      lines("[", "]", numbers, indentation) { $0.write($1) }
    case .numbers(let numbers):
      list("[", "]", numbers, separator: ", ") { $0.write($1) }
    case .array(let elements)
    where layout == .spread || elements.contains(where: \.hasElements):
      lines("[", "]", elements, indentation) { $0.write($1, indentation: indentation + 1) }
    case .array(let elements):
      list("[", "]", elements, separator: ", ") { $0.write($1, indentation: indentation) }
    case .object(let members):
      lines("{", "}", members, indentation) { writer, member in
        writer.write(member.key)
        writer.append(writer.layout == .dense ? ": " : " : ")
        writer.write(member.value, indentation: indentation + 1)
      }
    }
  }

  /// Writes elements on lines of their own.
  private mutating func lines<Element>(
    _ opening: String, _ closing: String, _ elements: [Element], _ indentation: Int,
    write: (inout JSONWriter, Element) -> Void
  ) {
    let inner = "\n" + String(repeating: "  ", count: indentation + 1)
    let outer = "\n" + String(repeating: "  ", count: indentation)
    guard !elements.isEmpty else {
      return append(opening + (layout == .dense ? "" : "\n" + outer) + closing)
    }
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
    let text = value.description
    guard value.isFinite else {
      require(layout == .spread, "JSON has no number for \(text)")
      return append("\"\(text)\"")
    }
    // 1.0 is written 1, but −0.0 stays: many programs read -0 as the integer 0.
    let isWhole = text.hasSuffix(".0") && (layout == .spread || text != "-0.0")
    append(isWhole ? String(text.dropLast(2)) : text)
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
      case 0x08 where layout == .spread: append("\\b")
      case 0x0C where layout == .spread: append("\\f")
      case 0x7F where layout == .spread: bytes.append(byte)
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
