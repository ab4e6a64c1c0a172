import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorLesson
@testable import PosteriorReport

/// What a lesson writes when all is well.
@Suite struct OutputTests {
  static let seeds: [UInt64] = [0, 2, 3, 5, 7, 13, 1 << 32 + 1, .max]

  // MARK: Known values (the lessons' own claims)

  @Test func thereAreLessons() {
    #expect(Lesson.all.count >= 3)
  }

  @Test(arguments: Lesson.all) func readsToItsEnd(_ lesson: Lesson) throws {
    let run = lesson.run()
    #expect(run.status == 0)
    #expect(run.errors == "")
    let checks = try lesson.report().checks
    let lines = run.output.split(separator: "\n").map(\.trimmed)
    #expect(lines.count { $0.hasPrefix("✓ ") } == checks.count)
    #expect(lines.contains { $0.hasPrefix("✗") } == false)
    let all = "All \(checks.count) checked numbers hold."
    #expect(lines.last == (checks.count == 1 ? "The one checked number holds." : all))
  }

  @Test(arguments: Lesson.all) func json(_ lesson: Lesson) throws {
    let run = lesson.run("--json", "--no-figures", "--seed", "7")
    #expect(run.status == 0 && run.errors == "")
    let data = Data(run.output.utf8)
    #expect(try JSONSerialization.jsonObject(with: data) is [String: Any])
    let report = try JSONDecoder().decode(Report.self, from: data)
    #expect(report.lesson == lesson.name)
    #expect(report.title == LessonSource(try source(of: lesson)).title)
    #expect(report.seed == 7)
    #expect(
      report.parameters.keys.sorted()
        == LessonSource(try source(of: lesson)).parameterNames.sorted())
    #expect(!report.checks.isEmpty && report.checks.allSatisfy { $0.holds })
    #expect(!report.tables.isEmpty)
    for table in report.tables {
      for row in table.rows + table.totals { #expect(row.count == table.columns.count) }
    }
  }

  @Test(arguments: Lesson.all) func csvHasTheTablesOfTheReport(_ lesson: Lesson) throws {
    let run = lesson.run("--csv")
    #expect(run.status == 0 && run.errors == "")
    let pieces = csvRecords(run.output).split(separator: [""]).map(Array.init)
    let tables = try lesson.report().tables
    #expect(pieces.map { $0[0] } == tables.indices.map { ["# table \($0 + 1)"] })
    for (records, table) in zip(pieces, tables) {
      #expect(Set(records[1]).count == table.columns.count, "headings are distinct")
      let rows = records.dropFirst(2).map { record in
        record.map { $0.isEmpty ? .empty : number(.text($0)) }
      }
      #expect(rows == (table.rows + table.totals).map { $0.map(number) })
    }
  }

  /// The cell as it reads in CSV, where text that looks like a number is one. What is not a number,
  /// "nan", stays a text, which equals itself.
  private func number(_ cell: Report.Cell) -> Report.Cell {
    guard case .text(let text) = cell, let value = Double(text), !value.isNaN else { return cell }
    return .number(value)
  }

  @Test(arguments: Lesson.all) func markdownHasTheClaimsOfTheReport(_ lesson: Lesson) throws {
    let run = lesson.run("--markdown")
    #expect(run.status == 0 && run.errors == "")
    let claims = try lesson.report().checks.map { "- ✓ \($0.claim)" }
    #expect(checks(in: run.output) == claims)
    // The page is not of a quick run, which may claim less.
    let page = checks(in: try String(contentsOfFile: lesson.page, encoding: .utf8))
    #expect(Set(page).isSuperset(of: claims))
  }

  private func checks(in markdown: String) -> [String] {
    markdown.split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("- ✓") || $0.hasPrefix("- ✗") }
  }

  @Test(arguments: Lesson.all) func helpBeginsWithExamples(_ lesson: Lesson) throws {
    let run = lesson.run("--help")
    #expect(run.status == 0 && run.errors == "")
    let title = try #require(LessonSource(try source(of: lesson)).title)
    #expect(run.output.hasPrefix("OVERVIEW: \(title)\n\nEXAMPLES:\n  swift run \(lesson.name)\n"))
    let examples = run.output.split(separator: "USAGE")[0].split(separator: "\n")
    #expect(examples.dropFirst(2).allSatisfy { $0.hasPrefix("  swift run \(lesson.name)") })
    #expect(examples.allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: Lesson.all) func version(_ lesson: Lesson) {
    let run = lesson.run("--version")
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.wholeMatch(of: /Posterior \d+\.\d+\.\d+\n/) != nil)
  }

  // MARK: Properties

  @Test(arguments: Lesson.all, ["--code", "--csv"])
  func twoRunsAreIdentical(_ lesson: Lesson, _ output: String) {
    #expect(lesson.run(output) == lesson.runAgain(output))
  }

  @Test(arguments: Lesson.samples, ["--markdown", "--json"])
  func twoRunsAreIdenticalInOtherForms(_ lesson: Lesson, _ output: String) {
    #expect(lesson.run(output) == lesson.runAgain(output))
  }

  @Test(arguments: Lesson.all, seeds)
  func checksHoldForOtherRandomNumbers(_ lesson: Lesson, _ seed: UInt64) throws {
    let report = try lesson.report("--seed", "\(seed)")
    #expect(report.checks.filter { !$0.holds }.map(\.claim) == [])
  }

  @Test(arguments: Lesson.all) func theEnvironmentMakesNoDifference(_ lesson: Lesson) {
    let usual = lesson.run()
    #expect(!usual.output.contains("\u{1B}"))
    let environment = [
      "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "COLUMNS": "30", "TZ": "Asia/Tokyo",
    ]
    #expect(lesson.run(environment: environment) == usual)
  }

  @Test(arguments: Lesson.samples) func theTerminalMakesNoDifference(_ lesson: Lesson) {
    let usual = lesson.run()
    #expect(lesson.run(environment: ["LC_ALL": "C", "TERM": "dumb", "NO_COLOR": "1"]) == usual)
    #expect(lesson.runInShell("unset TERM; exec \"$0\" \"$@\"") == usual)
    #expect(lesson.runInShell("exec \"$0\" \"$@\" <&-") == usual)
  }

  private func source(of lesson: Lesson) throws -> String {
    try String(contentsOfFile: lesson.sourceFile, encoding: .utf8)
  }
}
