import Testing

@testable import PosteriorExercises

/// What is said of answers that are not right.
@Suite struct VerdictTests {
  private let exercise = Exercise.crossEntropy

  private func verdict(_ change: (Double) -> Value) -> Verdict {
    exercise.verdict { change(exercise.expected($0).number) }
  }

  // MARK: Known values

  @Test func aFailureHasItsInputAndBothAnswers() {
    let failure = verdict { _ in 9 as Value }.failure
    #expect(failure?.input == [.vector([1, 0]), .vector([0.25, 0.75])])
    #expect(failure?.answer == 9 as Value && failure?.expected.number == 1.3862943611198906)
    #expect(failure?.reason == nil)
  }

  @Test func checksAreCounted() {
    let verdict = verdict { .number($0) }
    #expect(verdict.answerCount == 204 && verdict.checkCount == 408 && verdict.edgeCount == 4)
    #expect(verdict.passes && verdict.wrongCount == 0)
  }

  @Test func aConstantFactorIsSeen() {
    #expect(
      verdict { .number(3 * $0) }.diagnosis
        == "Your numbers are 3.0 times the right ones, all of them.")
  }

  @Test func aSlipThatExplainsMostIsNamed() {
    // In bits, but an answer that should be infinite is wrong in another way.
    let diagnosis = verdict { $0 == .infinity ? 7 : .number($0 / 0.6931471805599453) }.diagnosis
    #expect(diagnosis?.hasPrefix("That is in bits.") == true)
    #expect(diagnosis?.hasSuffix("wrong answers.") == true)
  }

  @Test func whatBreaksALawIsSaid() {
    let failure = verdict { _ in -1 as Value }.failure
    #expect(failure?.reason == "A cross-entropy is at least the entropy of the truth.")
  }

  // MARK: Edges

  @Test func aWrongShapeIsSaid() {
    let reason = verdict { .vector([$0]) }.failure?.reason
    #expect(reason == "You returned a list of 1, expected is a number.")
    let rows = Value.matrix([[1], [2, 3]])
    #expect(rows.shape == "a list of lists of 1, 2")
    #expect(Value.matrix([[1, 2]]).shape == "a matrix of 1 × 2")
  }

  @Test func notANumberIsSaid() {
    #expect(verdict { _ in .number(.nan) }.failure?.reason?.hasPrefix("NaN") == true)
  }

  @Test func noAnswerIsAFailure() {
    let none = exercise.verdict(answers: [], ending: .finished)
    #expect(!none.passes && none.checkCount == 0)
    #expect(none.failure?.reason == "The program ended before it had answered.")
  }

  @Test func noCheckIsAFailure() {
    let nothing = Verdict(
      answerCount: 0, edgeCount: 0, lawCount: 1, wrongCount: 0, failure: nil, diagnosis: nil)
    #expect(!nothing.passes)
  }

  @Test func aProgramThatStopsIsAFailure() {
    let answers = exercise.cases.prefix(2).map(exercise.expected)
    let stopped = exercise.verdict(answers: answers, ending: .stopped("Index out of range"))
    #expect(stopped.failure?.input == exercise.cases[2] && stopped.failure?.answer == nil)
    #expect(stopped.failure?.reason == "Your function stopped the program: Index out of range")
    let late = exercise.verdict(answers: answers, ending: .outOfTime)
    #expect(late.failure?.reason?.contains("5 s") == true)
  }

  @Test func infinityIsCloseToItselfOnly() {
    let infinity = Value.number(.infinity)
    #expect(infinity.isClose(to: infinity, tolerance: 1e-9))
    #expect(!infinity.isClose(to: .number(-.infinity), tolerance: 1e-9))
    #expect(!infinity.isClose(to: .number(1e300), tolerance: 1e-9))
    #expect(!Value.number(1e300).isClose(to: infinity, tolerance: 1e-9))
    #expect(!Value.number(0).isClose(to: .number(.nan), tolerance: 1e-9))
  }

  @Test func theToleranceIsRelativeAboveOne() {
    #expect(Value.number(1e6 + 1e-4).isClose(to: .number(1e6), tolerance: 1e-9))
    #expect(!Value.number(1e6 + 1e-2).isClose(to: .number(1e6), tolerance: 1e-9))
    #expect(!Value.number(2e-9).isClose(to: .number(0), tolerance: 1e-9))
  }
}

extension Value: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
}
