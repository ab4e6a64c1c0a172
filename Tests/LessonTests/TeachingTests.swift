import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorLesson

/// The commands of the guide for teachers.
@Suite struct TeachingTests {
  static let guide =
    (try? String(contentsOfFile: "\(Lesson.package)/docs/teaching.md", encoding: .utf8)) ?? ""

  /// What stands behind `swift run` in the guide, up to a comment or the end of the code.
  static let commands: [[String]] = {
    let commands = guide.matches(of: /swift run (Lesson[^`#\n]+)/).map { match in
      match.1.split(separator: " ").map(String.init)
    }
    return Array(Set(commands)).sorted { $0.joined() < $1.joined() }
  }()

  // MARK: Known values (the guide's own claims)

  @Test func everyLessonHasACommand() {
    #expect(Set(Self.commands.map { $0[0] }) == Set(Lesson.all.map(\.name)))
  }

  /// The list of parameters ends a lesson before it computes anything, and after all values were
  /// read.
  @Test(arguments: commands) func isUnderstood(_ command: [String]) throws {
    let run = Run([builtProgram(command[0])] + command.dropFirst() + ["--list-parameters"], [:])
    #expect(run.status == 0 && run.errors == "", "\(command)")
    let names = try LessonSource(file: "\(Lesson.package)/Lessons/\(command[0])/main.swift")
      .parameterNames
    #expect(run.output.split(separator: "\n").count == names.count + 2)
  }

  @Test(arguments: Lesson.all) func isInTheGuide(_ lesson: Lesson) throws {
    let number = try #require(Int(lesson.number))
    #expect(Self.guide.contains("## Lesson \(number) · "))
    #expect(Self.guide.contains("`swift run \(lesson.name) "))
  }

  /// Every command of the guide that runs in no time ends well.
  @Test(arguments: commands.filter { (1...4).contains(Int($0[0].dropFirst(6).prefix(2)) ?? 0) })
  func ends(_ command: [String]) {
    let run = Run([builtProgram(command[0])] + command.dropFirst() + ["--no-figures"], [:])
    #expect(run.status == 0 && run.errors == "", "\(command)")
  }
}
