import Foundation
import PosteriorTestSupport
import Testing

/// Whatever lists the lessons lists all of them: a new lesson is a folder, and these tests name
/// what else it needs.
@Suite struct LessonListTests {
  private static func text(_ file: String) throws -> String {
    try String(contentsOfFile: "\(Lesson.package)/\(file)", encoding: .utf8)
  }

  // MARK: Properties

  @Test func theManifestListsTheFolders() throws {
    let names = try Self.text("Package.swift").matches(
      of: /^  "(Lesson\d\d-\w+)",$/.anchorsMatchLineEndings())
    #expect(names.map { String($0.1) } == Lesson.all.map(\.name))
  }

  @Test func numbersAreInOrder() {
    #expect(Lesson.all.map { Int($0.number) } == Lesson.all.indices.map { $0 + 1 })
  }

  @Test(arguments: Lesson.all) func hasARowInTheReadme(_ lesson: Lesson) throws {
    let number = try #require(Int(lesson.number))
    let rows = try Self.text("README.md").split(separator: "\n").filter {
      $0.hasPrefix("| \(number) | `\(lesson.name)` | ")
        && $0.hasSuffix("? | [page](docs/lessons/\(lesson.number).md) |")
    }
    #expect(rows.count == 1, "README.md has \(rows.count) rows for \(lesson.name)")
  }

  @Test func theReadmeHasNoOtherRows() throws {
    let rows = try Self.text("README.md").matches(
      of: /^\| \d+ \| `Lesson/.anchorsMatchLineEndings())
    #expect(rows.count == Lesson.all.count)
  }

  @Test(arguments: Lesson.all) func leadsToTheNext(_ lesson: Lesson) throws {
    let source = try Self.text("Lessons/\(lesson.name)/main.swift")
    let place = try #require(source.range(of: "\n Next, ", options: .backwards))
    let farewell = source[place.lowerBound...]
    let index = try #require(Lesson.all.firstIndex { $0.name == lesson.name })
    if let next = Lesson.all.dropFirst(index + 1).first {
      #expect(farewell.hasPrefix("\n Next, `swift run \(next.name)`"))
    } else {
      #expect(!farewell.contains("swift run Lesson"))
    }
  }

  /// The title pages of the site and of the printed book.
  @Test(arguments: ["docs/theme/index.md", "docs/theme/print.html"])
  func theNumberOfLessonsIsRight(_ file: String) throws {
    let words = [
      "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen",
    ]
    let word = try #require(words.dropFirst(Lesson.all.count - 8).first)
    #expect(try Self.text(file).contains("\(word) lessons lead from"), "\(file)")
  }

  @Test(arguments: Lesson.all) func hasAPage(_ lesson: Lesson) {
    #expect(
      FileManager.default.fileExists(atPath: lesson.page), "scripts/pages \(lesson.number) makes it"
    )
  }
}
