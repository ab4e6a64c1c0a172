import Posterior
import Testing

@testable import PosteriorLesson

@MainActor @Suite struct LessonOptionsTests {
  // MARK: Known values (by hand)

  @Test func defaults() throws {
    let options = try LessonOptions.parse([])
    #expect(options.output == nil)
    #expect(options.random.seed == 1)
    #expect(options.text.width == nil)
    #expect(options.settings == [])
    #expect(options.work.threads == processorCount)
    #expect(!options.code && !options.text.plain && !options.text.ascii && !options.noFigures)
    #expect(options.staging == nil && !options.listParameters)
  }

  @Test func values() throws {
    let options = try LessonOptions.parse([
      "--json", "--seed", "18446744073709551615", "--width=20", "--set", "a=1", "--set", "b=-2",
      "--figures", "folder", "--threads", "3", "--code", "--plain", "--ascii", "--no-figures",
    ])
    #expect(options.output == .json)
    #expect(options.random.seed == .max)
    #expect(options.text.width == 20)
    #expect(options.settings == [Setting(argument: "a=1"), Setting(argument: "b=-2")])
    #expect(options.figures == "folder")
    #expect(options.work.threads == 3)
    #expect(options.code && options.text.plain && options.text.ascii && options.noFigures)
  }

  @Test func staging() throws {
    #expect(try LessonOptions.parse(["--step"]).staging == .step)
    #expect(try LessonOptions.parse(["--present", "--code"]).staging == .present)
    #expect(try LessonOptions.parse(["--list-parameters", "--json"]).listParameters)
  }

  // MARK: Edges

  @Test(arguments: [
    ["--step", "--present"], ["--step", "--json"], ["--present", "--csv"],
    ["--width", "19"], ["--width", "1001"], ["--width", "wide"], ["--seed", "-1"],
    ["--seed", "18446744073709551616"], ["--set", "a"], ["--set", "a=1", "--set", "a=2"],
    ["--json", "--csv"], ["--figures"], ["argument"], ["--threads", "0"], ["--threads", "two"],
  ])
  func whatIsNotUnderstood(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try LessonOptions.parse(arguments) }
  }

  @Test func messagesNameWhatIsWrong() {
    for (arguments, message) in [
      (["--width", "5"], "A width is a number of columns from 20 to 1000, not 5."),
      (["--csv", "--present"], "--present is for a terminal: it does not go with --csv."),
      (["--threads", "0"], "A number of threads is at least 1, not 0."),
      (["--set", "a=1", "--set", "a=2"], "The parameter 'a' is set twice."),
    ] {
      let error = #expect(throws: (any Error).self) { try LessonOptions.parse(arguments) }
      #expect(error.map(LessonOptions.message) == message)
    }
  }
}
