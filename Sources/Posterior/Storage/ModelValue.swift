import GSLNumerics

/// A value among the parameters of a model, as a model's file has it.
public enum ModelValue: Sendable, Equatable {
  /// A number.
  case number(Double)
  /// Some numbers.
  case numbers([Double])
  /// Rows of numbers.
  case rows([[Double]])
  /// Some matrices.
  case matrices([Matrix])
  /// Some strings.
  case strings([String])
}

extension ModelValue {
  /// The value in JSON.
  var json: JSONValue {
    switch self {
    case .number(let value): .number(value)
    case .numbers(let values): .array(values)
    case .rows(let rows): .array(rows)
    case .matrices(let matrices): .array(matrices.map { .array($0.rows) })
    case .strings(let strings): .array(strings)
    }
  }

  /// All numbers in the value, in their order.
  var allNumbers: [Double] {
    switch self {
    case .number(let value): [value]
    case .numbers(let values): values
    case .rows(let rows): rows.flatMap { $0 }
    case .matrices(let matrices): matrices.flatMap(\.elements)
    case .strings: []
    }
  }
}
