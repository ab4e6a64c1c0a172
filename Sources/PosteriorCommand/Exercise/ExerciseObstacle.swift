import CPosteriorLibc
import Posterior
import PosteriorReport

/// What keeps an exercise from being checked without being a fault of the student's file.
enum ExerciseObstacle {
  /// No folder can be made in the temporary folder.
  case noFolder(TemporaryFolder, reason: String)
  /// The disk is too full.
  case noSpace(TemporaryFolder)
  /// Programs in the temporary folder may not be run.
  case noPrograms(TemporaryFolder)
  /// A program, such as the compiler, cannot be started.
  case notStarted(String, TemporaryFolder, reason: String)
  case noCompiler
  /// The compiler fails for a reason other than the student's file, with its message.
  case failedCompiler(String)

  /// The most that a check writes: a program, and the pieces that it is linked from.
  static let neededBytes: UInt64 = 4_000_000

  /// The message.
  var failure: Failure {
    Failure(kind: "exercise.run", message: message, hint: hint)
  }

  private var message: String {
    switch self {
    case .noFolder(let folder, let reason):
      "no folder can be made in the temporary folder \(folder.path): \(reason)"
    case .noSpace(let folder):
      "the temporary folder \(folder.path) is full: a check needs \(Self.neededBytes / 1_000_000) MB"
    case .noPrograms(let folder):
      "programs in the temporary folder \(folder.path) may not be run (it is mounted 'noexec')"
    case .notStarted(let program, let folder, let reason):
      "\(program) cannot be started, with its input in the temporary folder \(folder.path): "
        + reason
    case .noCompiler: "the compiler cannot be run: `swiftc` is not on the path"
    case .failedCompiler(let words):
      "the compiler failed, and not because of your file. It said: \(words)"
    }
  }

  private var hint: String {
    switch self {
    case .noFolder, .noSpace, .noPrograms, .notStarted:
      "Let TMPDIR name another folder: TMPDIR=\"$HOME\" swift run posterior exercise check"
    case .noCompiler: "Put the folder with `swift` and `swiftc` on the path."
    case .failedCompiler: "Show this to your teacher: nothing was checked."
    }
  }
}
