/// A form in which a running lesson is read.
package protocol Renderer {
  /// The text that an element adds.
  mutating func render(_ element: Element) -> String
  /// The text that stands after the last element.
  mutating func finish(_ summary: Summary) -> String
}

/// What is known at the end of a lesson.
package struct Summary: Sendable, Equatable {
  var lesson = ""
  var title = ""
  var seed: UInt64 = 1
  /// The values of the parameters, by name.
  var parameters: [String: String] = [:]
  var checks: [CheckResult] = []

  var failures: [CheckResult] { checks.filter { !$0.holds } }
}
