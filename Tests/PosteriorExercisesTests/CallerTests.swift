import Testing

@testable import PosteriorExercises

/// What goes to a student's program and comes back.
@Suite struct CallerTests {
  // MARK: Known values

  @Test func inputsAreNumbersBehindTheirLengths() {
    let cases: [[Value]] = [
      [.number(0.1), .vector([1, 2])], [.matrix([[1], [2, 3]])], [.number(.infinity)],
    ]
    #expect(Caller.input(for: cases) == "0.1 2 1.0 2.0\n2 1 1.0 2 2.0 3.0\ninf\n")
  }

  @Test func answersAreReadAsTheyAreWritten() {
    let output = "n 0.1\na 2 n 1 n 2.5\na 2 a 1 n 1 a 2 n 2 n 3\nt 2 a 1 n 1 n -inf\na 0\nn nan\n"
    let answers = Caller.answers(in: output)
    #expect(
      answers.dropLast() == [
        .number(0.1), .vector([1, 2.5]), .matrix([[1], [2, 3]]),
        .parts([.vector([1]), .number(-.infinity)]), .vector([]),
      ])
    #expect(answers.last?.number.isNaN == true)
  }

  // MARK: Edges

  @Test func anUnfinishedLineIsNoAnswer() {
    #expect(Caller.answers(in: "").isEmpty)
    #expect(Caller.answers(in: "n 1").isEmpty)
    #expect(Caller.answers(in: "n 1\nn 2").count == 1)
  }
}
