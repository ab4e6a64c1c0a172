import GSLNumerics

/// A task for a student: a function to write, and everything that checks it.
///
/// The student's file is `Lessons/Exercises/ID-NAME.swift`, made from the solution
/// `Lessons/Exercises/Solutions/ID-NAME.swift`; see `Stub`.
package struct Exercise: Sendable {
  /// The lesson and a number, such as `03-1`.
  package let id: String
  /// The file's name after the ID.
  package let name: String
  package let title: String
  package let difficulty: Difficulty
  /// The call of the student's function. `$0.number()`, `$0.integer()`, `$0.vector()` and
  /// `$0.matrix()` are its next argument.
  package let call: String
  /// The names of the arguments in messages, in their order.
  package let arguments: [String]
  /// From a nudge to nearly the answer.
  package let hints: [String]
  /// Inputs that deserve a check of their own.
  let edgeCases: [[Value]]
  /// How many random inputs are checked.
  var randomCount = 200
  /// A random input; small, so that a student can follow it.
  let randomCase: @Sendable (inout RandomSource) -> [Value]
  /// The largest error, relative where the expected number is beyond ±1.
  package var tolerance = 1e-9
  /// The right answer.
  let expected: @Sendable ([Value]) -> Value
  /// Properties of every right answer.
  var laws: [Law] = []
  /// The typical ways to go wrong.
  let slips: [Slip]

  package enum Difficulty: String, Sendable { case easy, medium, hard }

  /// A property of right answers.
  struct Law: Sendable {
    /// A sentence.
    let statement: String
    let holds: @Sendable (_ input: [Value], _ answer: Value) -> Bool

    init(
      _ statement: String, holds: @escaping @Sendable (_ input: [Value], _ answer: Value) -> Bool
    ) {
      self.statement = statement
      self.holds = holds
    }
  }

  /// A typical way to go wrong.
  struct Slip: Sendable {
    /// The message to the student: one or two sentences.
    let diagnosis: String
    /// The result of the function with this slip.
    let answer: @Sendable ([Value]) -> Value

    init(_ diagnosis: String, answer: @escaping @Sendable ([Value]) -> Value) {
      self.diagnosis = diagnosis
      self.answer = answer
    }
  }
}

extension Exercise {
  /// The seed of all random inputs, so that a verdict can be repeated.
  package static let seed: UInt64 = 1

  /// The number of the lesson.
  package var lesson: Int { Int(id.prefix(2)) ?? 0 }
  /// The name of the student's file, and of the solution.
  package var fileName: String { "\(id)-\(name).swift" }

  /// All inputs: the edge cases, and the random ones.
  package var cases: [[Value]] {
    var source = RandomSource(seed: Self.seed).stream(id)
    return edgeCases + (0..<randomCount).map { _ in randomCase(&source) }
  }

  /// The exercise of an ID, with or without its first zero.
  package static func named(_ id: String) -> Exercise? {
    all.first { $0.id == id || $0.id == "0" + id }
  }
}
