import ArgumentParser
import Notebook

/// The table of lessons.
struct LessonsCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "List the lessons and how to run them.")

  @OptionGroup var form: FormOptions

  func answer() throws -> Answer {
    let lessons = try Lesson.all()
    guard !form.json else { return Answer(output: try form.encoded(["lessons": lessons])) }
    var table = Table("lesson", "swift run …")
    for lesson in lessons { table.add(lesson.topic, lesson.name) }
    let text =
      "Every lesson is a program: `swift run \(lessons[0].name) --help` says what it understands."
    return Answer(output: form.rendered([.table(table), .prose(text)]))
  }
}
