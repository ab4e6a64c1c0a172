import GSLNumerics

/// An argument or a result of a student's function.
package enum Value: Sendable, Equatable {
  /// A number; a whole one too.
  case number(Double)
  case vector([Double])
  /// Rows, which may differ in length.
  case matrix([[Double]])
  /// The parts of a tuple.
  case parts([Value])

  package var number: Double {
    if case .number(let value) = self { return value }
    require(false, "\(self) is not a number")
    return .nan
  }

  package var vector: [Double] {
    if case .vector(let values) = self { return values }
    require(false, "\(self) is not a vector")
    return []
  }

  package var matrix: [[Double]] {
    if case .matrix(let rows) = self { return rows }
    require(false, "\(self) is not a matrix")
    return []
  }
}

extension Value {
  /// All numbers, in order.
  var numbers: [Double] {
    switch self {
    case .number(let value): [value]
    case .vector(let values): values
    case .matrix(let rows): rows.flatMap { $0 }
    case .parts(let parts): parts.flatMap(\.numbers)
    }
  }

  /// The kind of value, with its lengths.
  var shape: String {
    switch self {
    case .number: "a number"
    case .vector(let values): "a list of \(values.count)"
    case .matrix(let rows):
      Set(rows.map(\.count)).count == 1
        ? "a matrix of \(rows.count) × \(rows[0].count)"
        : "a list of lists of \(rows.map { "\($0.count)" }.joined(separator: ", "))"
    case .parts(let parts): "a tuple of " + parts.map(\.shape).joined(separator: " and ")
    }
  }

  /// As Swift would write it.
  package var text: String {
    switch self {
    case .number(let value): "\(value)"
    case .vector(let values): "[" + values.map { "\($0)" }.joined(separator: ", ") + "]"
    case .matrix(let rows):
      "[" + rows.map { Value.vector($0).text }.joined(separator: ", ") + "]"
    case .parts(let parts): "(" + parts.map(\.text).joined(separator: ", ") + ")"
    }
  }

  /// Whether two numbers, or all of two lists, are close: within `tolerance` times the larger of 1
  /// and the second's size. NaN is close to NaN, ∞ to ∞.
  func isClose(to other: Value, tolerance: Double) -> Bool {
    guard shape == other.shape else { return false }
    return zip(numbers, other.numbers).allSatisfy { mine, theirs in
      mine == theirs || mine.isNaN && theirs.isNaN
        || abs(mine - theirs) <= tolerance * max(1, abs(theirs)) && mine.isFinite
          && theirs.isFinite
    }
  }
}
