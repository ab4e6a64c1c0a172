import Foundation
import Testing

/// The messages where an exercise cannot be checked, and the student's file has no fault.
@Suite struct ExerciseObstacleTests {
  /// Whether this process may mount file systems of its own.
  private static let canMount =
    geteuid() == 0
    && posterior(inShell: "unshare --mount mount -t tmpfs none /mnt").status == 0

  /// Checks the solutions with a temporary folder that is mounted with these options.
  private func check(mountedWith options: String) throws -> Run {
    try withFolder { folder in
      let command = """
        exec unshare --mount sh -c 'mount -t tmpfs -o \(options) none "$TMPDIR" && \
        exec "$0" exercise check 01-1 --json --folder "$FOLDER"' "$0"
        """
      try FileManager.default.createDirectory(
        atPath: "\(folder)/full", withIntermediateDirectories: true)
      try Self.stub.write(
        toFile: "\(folder)/01-1-Entropy.swift", atomically: true, encoding: .utf8)
      let run = posterior(
        inShell: command, environment: ["TMPDIR": "\(folder)/full", "FOLDER": folder])
      #expect(run.errors.contains("\(folder)/full"))
      return run
    }
  }

  private static let stub = """
    func entropyInBits(_ probabilities: [Double]) -> Double { 0 }
    """

  @Test(.enabled(if: canMount))
  func aFullFolderIsNamed() throws {
    let run = try check(mountedWith: "size=64k")
    #expect(run.status == 1 && run.errorKind == "exercise.run")
    #expect(run.errors.contains("is full: a check needs 4 MB"))
    #expect(run.output.contains("TMPDIR"))
  }

  @Test(.enabled(if: canMount))
  func aFolderWithoutProgramsIsNamed() throws {
    let run = try check(mountedWith: "noexec")
    #expect(run.status == 1 && run.errorKind == "exercise.run")
    #expect(run.errors.contains("may not be run"))
    #expect(run.output.contains("TMPDIR"))
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    try withFolder { folder in
      try Self.stub.write(
        toFile: "\(folder)/01-1-Entropy.swift", atomically: true, encoding: .utf8)
      let run = posterior(
        ["exercise", "check", "01-1", "--json", "--folder", folder],
        environment: ["TMPDIR": "\(folder)/none"])
      #expect(run.status == 1 && run.errorKind == "exercise.run")
      #expect(run.errors.contains("\(folder)/none: No such file or directory"))
      #expect(run.output.contains("TMPDIR"))
    }
  }
}
