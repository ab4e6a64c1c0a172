import Testing

/// The number of doubles between two numbers: 0 when they are equal, 1 for neighbors, `Int.max`
/// when one is NaN or only one is infinite.
public func ulpDistance(_ a: Double, _ b: Double) -> Int {
  if a == b { return 0 }
  guard a.isFinite && b.isFinite else { return .max }
  let (difference, overflow) = ordinal(a).subtractingReportingOverflow(ordinal(b))
  return overflow ? .max : Int(difference.magnitude)
}

/// The doubles in ascending order, counted from 0.
private func ordinal(_ value: Double) -> Int64 {
  let bits = Int64(bitPattern: value.bitPattern)
  return bits >= 0 ? bits : Int64.min &- bits
}

/// Expects two numbers to be at most some doubles apart.
///
/// 16 ulp is the default because it is what a dozen correctly rounded operations may add up to;
/// every wider bound in this project has its derivation beside it.
public func expectClose(
  _ actual: Double, _ expected: Double, ulps: Int = 16, _ comment: @autoclosure () -> String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let distance = ulpDistance(actual, expected)
  if distance > ulps {
    Issue.record(
      "\(actual) is \(distance) ulp from \(expected), more than \(ulps). \(comment())",
      sourceLocation: sourceLocation)
  }
}

/// Expects two numbers to differ by at most `absolute` + `relative` · |expected|.
public func expectClose(
  _ actual: Double, _ expected: Double, relative: Double = 0, absolute: Double,
  _ comment: @autoclosure () -> String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  if actual == expected { return }
  let bound = absolute + relative * expected.magnitude
  // Negated, so that NaN fails.
  if !((actual - expected).magnitude <= bound) {
    Issue.record(
      "\(actual) is not within \(bound) of \(expected). \(comment())",
      sourceLocation: sourceLocation)
  }
}

/// Expects two lists of numbers to agree element by element, as
/// `expectClose(_:_:relative:absolute:)` does.
public func expectClose(
  _ actual: [Double], _ expected: [Double], relative: Double = 0, absolute: Double,
  _ comment: @autoclosure () -> String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(actual.count == expected.count, sourceLocation: sourceLocation)
  for (k, (a, e)) in zip(actual, expected).enumerated() {
    expectClose(
      a, e, relative: relative, absolute: absolute, "element \(k) \(comment())",
      sourceLocation: sourceLocation)
  }
}
