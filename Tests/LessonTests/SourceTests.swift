import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorLesson
@testable import PosteriorReport

/// The form that every lesson has.
@Suite struct SourceTests {
  // MARK: Properties

  @Test(arguments: Lesson.all) func beginsWithATitleAndEndsWithTheNextLesson(_ lesson: Lesson)
    throws
  {
    let blocks = try blocks(of: lesson)
    guard case .heading(1, let title) = blocks.first else {
      Issue.record("the lesson has no title")
      return
    }
    #expect(title.hasPrefix("Lesson \(Int(lesson.number) ?? 0) · "))
    guard case .paragraph(let last) = blocks.last else {
      Issue.record("the lesson does not end with a paragraph")
      return
    }
    #expect(last.hasPrefix("Next, "))
  }

  @Test(arguments: Lesson.all) func hasExercises(_ lesson: Lesson) throws {
    let blocks = try blocks(of: lesson)
    let place = try #require(blocks.firstIndex(of: .heading(level: 2, text: "Exercises")))
    let items = blocks[place...].compactMap { block -> String? in
      if case .item(let marker, _) = block { marker } else { nil }
    }
    #expect(items.count >= 3)
    #expect(items == items.indices.map { "\($0 + 1)." })
  }

  @Test(arguments: Lesson.all) func hasThreeToSixNumberedSections(_ lesson: Lesson) throws {
    let headings = try blocks(of: lesson).compactMap { block -> String? in
      if case .heading(2, let text) = block { text } else { nil }
    }
    let numbered = headings.filter { $0 != "Exercises" }
    #expect((3...6).contains(numbered.count))
    for (i, heading) in numbered.enumerated() { #expect(heading.hasPrefix("\(i + 1) · ")) }
  }

  @Test(arguments: Lesson.all) func declaresItsParametersFirst(_ lesson: Lesson) throws {
    let lines = try lines(of: lesson)
    let last = lines.lastIndex { $0.contains(/\bparameter\(/) } ?? -1
    let outputs = ["show(", "say(", "figure(", "check(", "showRefusal("]
    let first = try #require(lines.firstIndex { line in outputs.contains { line.hasPrefix($0) } })
    #expect(last < first)
  }

  @Test(arguments: Lesson.all) func checksDependOnParametersThatExist(_ lesson: Lesson) throws {
    let source = try LessonSource(file: lesson.sourceFile)
    let code = source.passages.filter { $0.kind == .code }.map(\.text).joined(separator: "\n")
    for match in code.matches(of: /unlessSet: ("[^"]+"(?:, "[^"]+")*)/) {
      for name in match.1.matches(of: /"([^"]+)"/) {
        #expect(source.parameterNames.contains(String(name.1)), "\(match.1)")
      }
    }
  }

  /// A section begins a screen, and something there can be changed for a class.
  @Test(arguments: Lesson.all) func canBePresented(_ lesson: Lesson) throws {
    let source = try LessonSource(file: lesson.sourceFile)
    let headings = try blocks(of: lesson).count {
      if case .heading(2, _) = $0 { true } else { false }
    }
    #expect(headings >= 3 && source.sectionCount == headings)
    #expect(!source.parameterNames.isEmpty)
  }

  @Test(arguments: Lesson.all) func hasNoLongFunctions(_ lesson: Lesson) throws {
    let source = try LessonSource(file: lesson.sourceFile)
    for passage in source.passages where passage.text.hasPrefix("func ") {
      let lines = passage.text.split(separator: "\n")
      let opening = try #require(lines.firstIndex { $0.contains("{") })
      #expect(lines.count - opening - 2 <= 5, "\(lines[0])")
    }
  }

  @Test(arguments: Lesson.all) func fitsAHundredColumns(_ lesson: Lesson) throws {
    for (i, line) in try lines(of: lesson).enumerated() {
      #expect(line.displayWidth <= 100, "line \(i + 1)")
    }
  }

  @Test(arguments: Lesson.all) func namesOnlyLessonsThatExist(_ lesson: Lesson) throws {
    let text = try lines(of: lesson).joined(separator: "\n")
    for match in text.matches(of: /swift run (Lesson[\w-]+)/) {
      #expect(Lesson.all.contains { $0.name == match.1 }, "\(match.1)")
    }
  }

  private func lines(of lesson: Lesson) throws -> [String] {
    try String(contentsOfFile: lesson.sourceFile, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  private func blocks(of lesson: Lesson) throws -> [ProseBlock] {
    try LessonSource(file: lesson.sourceFile).passages.filter { $0.kind == .prose }
      .flatMap { ProseBlock.blocks(of: $0.text) }
  }
}
