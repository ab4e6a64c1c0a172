import PosteriorTestSupport
import Testing

/// What a reader gives to a lesson.
@Suite struct CommandLineTests {
  static let readings: [(Int, String)] = [
    (1, "weather=0.9,0.1"), (1, "weather=1,0"), (1, "weather=0,1"), (1, "weather=0.5,0.5"),
    (1, "weather=1e-300,1"),
    (2, "heads=1"), (2, "heads=5"), (2, "heads=9"),
    (3, "truth=0,0,0,0,0,0,1"), (3, "truth=0.1,0.1,0.1,0.1,0.2,0.2,0.2"),
    (3, "prediction=0,0,0,0,1,0,0"), (3, "prediction=1,0,0,0,0,0,0"),
    (3, "prediction=0.15,0.15,0.15,0.15,0.25,0.1,0.05"), (3, "prediction=1e-320,0,0,0,0,0,1"),
  ]

  /// Settings at the ends of what makes sense.
  static let extremes: [(Int, String)] = [
    (4, "forecast=0"), (4, "forecast=120"), (5, "normal-count=1"), (5, "water-count=1000000"),
    (5, "point=-40,400"), (5, "normal-covariance=468.3,197.8,552.7"), (6, "examples=500"),
    (7, "temperature=0.01"), (7, "temperature=100"), (8, "rate=10"), (8, "epochs=1"),
  ]

  // MARK: Known values (the lessons' parameters)

  @Test(arguments: extremes) func extremeParametersAreAllRight(_ number: Int, _ setting: String) {
    let run = Lesson.number(number).run("--no-figures", "--set", setting)
    #expect(run.status == 0 && run.errors == "")
  }

  @Test(arguments: readings) func checksHoldForOtherParameters(_ number: Int, _ setting: String)
    throws
  {
    let report = try Lesson.number(number).report("--set", setting)
    #expect(report.checks.filter { !$0.holds }.map(\.claim) == [])
    let run = Lesson.number(number).run("--no-figures", "--set", setting)
    #expect(run.status == 0 && run.errors == "")
    #expect(!run.output.contains("NaN") && !run.output.contains("nan"))
  }

  @Test func parametersReachTheText() {
    let run = Lesson.number(2).run("--no-figures", "--set", "heads=4")
    #expect(run.output.contains("thrown 10 times and showed heads 4 times"))
    #expect(Lesson.number(1).run("--set", "weather=0.9,0.1").output.contains("90 % of the days"))
  }

  @Test func theSeedReachesTheTables() {
    #expect(Lesson.number(1).run("--csv") == Lesson.number(1).run("--csv", "--seed", "1"))
    #expect(Lesson.number(1).run("--csv") != Lesson.number(1).run("--csv", "--seed", "2"))
  }

  // MARK: Edges

  @Test(
    arguments: Lesson.samples,
    [
      ["--nosuch"], ["argument"], ["--width", "5"], ["--width", "1001"], ["--width", "wide"],
      ["--seed", "-1"], ["--seed", "abc"], ["--seed", "1.5"], ["--set", "nosuch=1"],
      ["--set", "nosuch"], ["--set", "=1"], ["--json", "--csv"], ["--figures"],
    ])
  func wrongUse(_ lesson: Lesson, _ arguments: [String]) {
    let run = lesson.runInShell("exec \"$0\" \"$@\" \(arguments.joined(separator: " "))")
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Error: "))
  }

  @Test(arguments: Lesson.all) func wrongParametersAreRefusedByAll(_ lesson: Lesson) {
    let run = lesson.run("--set", "nosuch=1")
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Error: This lesson has no parameter 'nosuch'."))
  }

  @Test(arguments: [
    (1, "weather=abc", "--set weather=abc: 'abc' is not a number."),
    (1, "weather=", "--set weather=: '' is not a number."),
    (1, "weather=nan,1", "--set weather=nan,1: 'nan' is not a number."),
    (2, "heads=", "--set heads=: '' is not a whole number."),
    (2, "heads=7.5", "--set heads=7.5: '7.5' is not a whole number."),
    (2, "heads=\u{1B}[31m", #"--set heads=\u{1B}[31m: '\u{1B}[31m' is not a whole number."#),
    (3, "prediction=abc", "--set prediction=abc: 'abc' is not a number."),
    (3, "nosuch=1", "This lesson has no parameter 'nosuch'. Parameters: truth, prediction."),
  ])
  func whatIsNoValue(_ number: Int, _ setting: String, _ message: String) {
    let run = Lesson.number(number).run("--set", setting)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Error: \(message)\n"))
  }

  @Test func aParameterIsSetOnce() {
    let run = Lesson.number(2).run("--set", "heads=1", "--set", "heads=1")
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Error: The parameter 'heads' is set twice.\n"))
  }

  @Test(arguments: [
    (
      3, "prediction=0.5,0.6",
      "the probabilities sum to 1.1, not 1. Give probabilities between commas that sum to 1."
    ),
    (3, "prediction=0.5,0.5", "2 values given, but the lesson needs 7."),
    (3, "truth=1", "1 values given, but the lesson needs 7."),
    (1, "weather=0.2,0.3,0.5", "3 values given, but the lesson needs 2."),
    (2, "heads=12", "give a value from 1 to 9."), (2, "heads=0", "give a value from 1 to 9."),
  ])
  func whatMakesNoSense(_ number: Int, _ setting: String, _ message: String) {
    let lesson = Lesson.number(number)
    for output in ["--plain", "--json", "--csv", "--markdown"] {
      let run = lesson.run(output, "--set", setting)
      #expect(run.status == 1)
      #expect(run.output == "")
      #expect(run.errors == "\(lesson.name): error: --set \(setting): \(message)\n")
    }
  }

  @Test func longValuesAreCut() {
    let run = Lesson.number(2).run("--set", "heads=" + String(repeating: "x", count: 5000))
    #expect(run.status == 64)
    let cut = String(repeating: "x", count: 59) + "…"
    #expect(run.errors.hasPrefix("Error: --set heads=\(cut): '\(cut)' is not a whole number.\n"))
  }
}
