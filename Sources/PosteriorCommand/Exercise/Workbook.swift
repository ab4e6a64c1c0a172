import Posterior
import PosteriorExercises
import PosteriorReport

/// The folder where a student's files and progress are, and that of the solutions.
struct Workbook {
  let folder: String

  /// `Lessons/Exercises` of the package in which this file lies.
  static let defaultFolder = installedFile(PackageFolder.path + "/Lessons/Exercises")
  private static let solutions = installedFile(PackageFolder.path + "/Lessons/Exercises/Solutions")
  static let moduleMap = installedFile(
    PackageFolder.path + "/Sources/CPosteriorLibc/module.modulemap")

  var progressFile: String { folder + "/.progress.json" }

  /// The path of the student's file.
  func file(of exercise: Exercise) -> String { "\(folder)/\(exercise.fileName)" }

  /// The path as a reader at the top of the package would write it.
  func shown(_ path: String) -> String {
    let prefix = PackageFolder.path + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  /// The student's file.
  func source(of exercise: Exercise) throws(Failure) -> String {
    try Self.contents(
      file(of: exercise), hint: "`swift run posterior exercise reset \(exercise.id)` restores it."
    )
  }

  /// The solution as it is stored, with its marks.
  static func solution(of exercise: Exercise) throws(Failure) -> String {
    try contents(
      "\(solutions)/\(exercise.fileName)",
      hint: "Build the program in a clone of the package, and leave that in its place.")
  }

  /// Replaces the student's file by the stub; what it held before is kept beside it.
  ///
  /// - Returns: Where the file is kept, nil if there was no file or nothing was changed.
  func reset(_ exercise: Exercise) throws -> String? {
    let stub = Stub.stub(from: try Self.solution(of: exercise))
    let path = file(of: exercise)
    let previous = try? source(of: exercise)
    guard previous != stub else { return nil }
    let copy = path + ".before-reset"
    if let previous { try AtomicFile(copy, of: .exercise).write(Array(previous.utf8)) }
    try AtomicFile(path, of: .exercise).write(Array(stub.utf8))
    return previous == nil ? nil : copy
  }

  /// The text of a file.
  private static func contents(_ path: String, hint: String) throws(Failure) -> String {
    do throws(FileError) {
      return try FileStream.text(of: path)
    } catch {
      throw Failure(kind: "file.missing", file: path, message: error.reason, hint: hint)
    }
  }
}
