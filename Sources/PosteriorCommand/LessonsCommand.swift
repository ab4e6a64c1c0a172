import ArgumentParser
import Posterior
import PosteriorReport

/// The table of lessons.
struct LessonsCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "List the lessons and how to run them.")

  @OptionGroup var form: FormOptions

  func answer() throws -> Answer {
    let lessons = try Lesson.all()
    guard !form.json else {
      let list = JSONValue.array(lessons.map(\.json))
      return Answer(output: form.encoded(["lessons": list]))
    }
    var table = Table("", "lesson", "swift run …")
    for (index, lesson) in lessons.enumerated() { table.add(index + 1, lesson.topic, lesson.name) }
    let hint = "`swift run \(lessons[0].name) --help` says what a lesson understands."
    return Answer(output: form.rendered([.table(table), .prose(hint)]))
  }
}
