/// A form in which a running lesson is read.
package protocol Renderer {
  /// The text that an element adds.
  mutating func render(_ element: Element) -> String
  /// The text after the last element.
  mutating func finish(_ summary: Summary) -> String
}

/// The results that are known at the end of a lesson.
package struct Summary: Sendable, Equatable {
  package var lesson: String
  package var title: String
  package var seed: UInt64
  /// The values of the parameters, by name.
  package var parameters: [String: String]
  package var checks: [CheckResult]

  /// A summary, of nothing unless something is named.
  package init(
    lesson: String = "", title: String = "", seed: UInt64 = 1, parameters: [String: String] = [:],
    checks: [CheckResult] = []
  ) {
    self.lesson = lesson
    self.title = title
    self.seed = seed
    self.parameters = parameters
    self.checks = checks
  }

  /// The claims that had to hold and do not.
  package var failures: [CheckResult] { checks.filter { !$0.holds && $0.isDemanded } }

  /// The number of claims that hold in the lesson, and not as it was run.
  var differenceCount: Int { checks.count { !$0.holds && !$0.isDemanded } }
}
