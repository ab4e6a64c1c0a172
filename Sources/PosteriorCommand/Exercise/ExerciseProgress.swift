import CPosteriorLibc
import Posterior
import PosteriorExercises
import PosteriorReport

/// What a student has done, as the file of progress tells it.
struct ExerciseProgress {
  private let file: String
  private var records: [String: Record] = [:]

  /// The student's progress in one exercise.
  struct Record {
    var isSolved = false
    /// How many checks were asked for until it was solved.
    var attempts = 0
    /// How many hints were seen.
    var hints = 0
    /// Whether the solution was seen before it was solved.
    var sawSolution = false
  }

  /// The progress in a folder; none if there is no file.
  init(_ workbook: Workbook) throws(Failure) {
    file = workbook.progressFile
    guard let text = try? FileStream.text(of: file) else { return }
    guard let value = try? JSONValue(parsing: Array(text.utf8)), let records = Self.records(value)
    else {
      throw Failure(
        kind: "exercise.progress", file: file, message: "this is not a record of progress",
        hint: "Delete the file to start over; the exercises stay as they are.")
    }
    self.records = records
  }

  subscript(exercise: Exercise) -> Record {
    get { records[exercise.id] ?? Record() }
    set { records[exercise.id] = newValue }
  }

  /// The first exercise that is not solved.
  var next: Exercise? { Exercise.all.first { !self[$0].isSolved } }

  func save() throws {
    try AtomicFile(file, of: .progress).write(json.bytes + [UInt8(ascii: "\n")])
  }

  private var json: JSONValue {
    .object(
      records.sorted { $0.key < $1.key }.map { id, record in
        .init(
          id,
          [
            "solved": .bool(record.isSolved), "attempts": .integer(record.attempts),
            "hints": .integer(record.hints),
            "solution_seen": .bool(record.sawSolution),
          ])
      })
  }

  private static func records(_ value: JSONValue) -> [String: Record]? {
    guard case .object(let members) = value else { return nil }
    var records: [String: Record] = [:]
    for member in members {
      guard case .object(let parts) = member.value else { return nil }
      var record = Record()
      for part in parts {
        switch (part.key, part.value) {
        case ("solved", .bool(let value)): record.isSolved = value
        case ("attempts", .number(let value)): record.attempts = Int(exactly: value) ?? 0
        case ("hints", .number(let value)): record.hints = Int(exactly: value) ?? 0
        case ("solution_seen", .bool(let value)): record.sawSolution = value
        default: return nil
        }
      }
      records[member.key] = record
    }
    return records
  }
}
