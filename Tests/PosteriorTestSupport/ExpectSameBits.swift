import Foundation
import Testing

/// Expects two lists of numbers to have the same bits; all NaN count as one.
public func expectSameBits(
  _ actual: [Double], _ expected: [Double], _ comment: @autoclosure () -> String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let areTheSame =
    actual.count == expected.count
    && memcmp(actual, expected, actual.count * MemoryLayout<Double>.stride) == 0
  if areTheSame || actual.map(bits) == expected.map(bits) { return }
  Issue.record(
    "\(actual) has not the bits of \(expected). \(comment())", sourceLocation: sourceLocation)
}

private func bits(_ x: Double) -> UInt64 { x.isNaN ? Double.nan.bitPattern : x.bitPattern }
