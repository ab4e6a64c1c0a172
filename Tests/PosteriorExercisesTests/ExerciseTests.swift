import Testing

@testable import PosteriorExercises

/// Properties of every exercise.
@Suite struct ExerciseTests {
  // MARK: Known values

  @Test func identifiersAreInOrder() {
    let ids = Exercise.all.map(\.id)
    #expect(ids == ids.sorted() && Set(ids).count == ids.count)
    #expect(Set(Exercise.all.map(\.name)).count == ids.count)
    #expect(Exercise.named("3-1")?.id == "03-1" && Exercise.named("nothing") == nil)
  }

  // MARK: Properties

  @Test(arguments: Exercise.all) func theRightAnswerPasses(_ exercise: Exercise) {
    let verdict = exercise.verdict(on: exercise.expected)
    #expect(verdict.passes, "\(String(describing: verdict.failure))")
    #expect(verdict.answerCount >= 100 && verdict.checkCount >= verdict.answerCount)
  }

  @Test(arguments: Exercise.all) func everySlipIsNamed(_ exercise: Exercise) {
    for slip in exercise.slips {
      let verdict = exercise.verdict(on: slip.answer)
      #expect(!verdict.passes)
      #expect(verdict.diagnosis == slip.diagnosis)
    }
  }

  @Test(arguments: Exercise.all) func inputsAreTheSameEachTime(_ exercise: Exercise) {
    #expect(exercise.cases == exercise.cases)
    #expect(exercise.cases.allSatisfy { $0.count == exercise.arguments.count })
  }

  @Test(arguments: Exercise.all) func thereAreThreeHintsAndTwoSlips(_ exercise: Exercise) {
    #expect(exercise.hints.count >= 3 && exercise.slips.count >= 2)
  }

  @Test(arguments: Exercise.all) func inputsArriveAsTheyAre(_ exercise: Exercise) {
    let lines = Caller.input(for: exercise.cases).split(separator: "\n")
    #expect(lines.count == exercise.cases.count)
    for (line, input) in zip(lines, exercise.cases) {
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      #expect(numbers == input.flatMap(\.arriving))
    }
  }
}

extension Exercise: CustomTestStringConvertible {
  public var testDescription: String { id }
}

extension Value {
  /// The numbers as they are sent: each list behind its length.
  fileprivate var arriving: [Double] {
    switch self {
    case .number(let value): [value]
    case .vector(let values): [Double(values.count)] + values
    case .matrix(let rows): [Double(rows.count)] + rows.flatMap { Value.vector($0).arriving }
    case .parts(let parts): parts.flatMap(\.arriving)
    }
  }
}
