/// A value of JSON.
///
/// The members of an object keep their order. Strings and keys are compared by their bytes: Swift's
/// own comparison holds an é of one Unicode scalar and of two for the same.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  /// A whole number that is not a double, by its digits. It is written, never parsed.
  case digits(String)
  case string(String)
  case array([JSONValue])
  /// An array that has numbers only, and at least one: eight bytes each.
  case numbers([Double])
  case object([Member])

  /// A key and its value.
  package struct Member: Sendable {
    package let key: String
    package let value: JSONValue
    /// The line of the text that has the key, from 1; 0 for a member that was not parsed.
    package let line: Int

    package init(_ key: String, _ value: JSONValue, line: Int = 0) {
      self.key = key
      self.value = value
      self.line = line
    }
  }
}

extension JSONValue {
  /// An array of numbers.
  package static func array(_ numbers: [Double]) -> JSONValue {
    numbers.isEmpty ? .array([JSONValue]()) : .numbers(numbers)
  }

  /// An array of strings.
  package static func array(_ strings: [String]) -> JSONValue { .array(strings.map(string)) }

  /// An array of arrays of numbers.
  package static func array(_ rows: [[Double]]) -> JSONValue {
    .array(rows.map { row in .array(row) })
  }

  /// A whole number, with all its digits.
  package static func integer(_ value: some BinaryInteger) -> JSONValue {
    // Larger doubles are written with an exponent.
    value.magnitude <= UInt64(1) << 53 ? .number(Double(value)) : .digits("\(value)")
  }

  /// A number, or null for what JSON has no number for: ±∞ and NaN.
  package static func numberOrNull(_ value: Double) -> JSONValue {
    value.isFinite ? .number(value) : .null
  }

  /// A number, or null if it is nil, NaN or infinite, which JSON cannot write.
  package static func orNull(_ value: Double?) -> JSONValue { value.map(numberOrNull) ?? .null }

  /// A string, or null if it is nil.
  package static func orNull(_ value: String?) -> JSONValue { value.map(string) ?? .null }

  /// A whole number, or null if it is nil.
  package static func orNull(_ value: Int?) -> JSONValue { value.map { integer($0) } ?? .null }

  /// The kind of value, for a message.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number, .digits: "a number"
    case .string: "a string"
    case .array, .numbers: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object, with its members in the order of the literal.
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { Member($0, $1) })
  }
}

extension JSONValue: Equatable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.digits(let a), .digits(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.array(let a), .array(let b)): a == b
    case (.numbers(let a), .numbers(let b)): a == b
    case (.numbers(let a), .array(let b)), (.array(let b), .numbers(let a)): a.map(number) == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

extension JSONValue.Member: Equatable {
  /// Lines do not count: the same value may be written on others.
  package static func == (left: JSONValue.Member, right: JSONValue.Member) -> Bool {
    left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
  }
}
