import Foundation
import Testing

/// What `posterior exercise` says, and what it leaves behind.
@Suite struct ExerciseCommandTests {
  private static let stub = "func entropyInBits(_ probabilities: [Double]) -> Double {\n"
  private static let right = """
    import CPosteriorLibc
    \(stub)  probabilities.filter { $0 > 0 }.map { -$0 * log2($0) }.reduce(0, +)
    }
    """

  /// Runs `posterior exercise` on a folder where the first exercise has this text.
  private func exercise(_ source: String, _ arguments: String...) throws -> Run {
    try withFolder { folder in
      try write(source, folder)
      return run(arguments, folder)
    }
  }

  private func write(_ source: String, _ folder: String) throws {
    try source.write(toFile: "\(folder)/01-1-Entropy.swift", atomically: true, encoding: .utf8)
  }

  private func run(_ arguments: [String], _ folder: String) -> Run {
    posterior(["exercise"] + arguments + ["--folder", folder])
  }

  // MARK: Known values

  @Test func aSolutionIsSolvedAndNoted() throws {
    try withFolder { folder in
      try write(Self.right, folder)
      #expect(run(["list", "--json"], folder).output.contains("\"solved\": 0"))
      let check = run(["check"], folder)
      #expect(check.status == 0 && check.output.contains("✓ 01-1"))
      #expect(check.output.contains("612 checks on 204 inputs"))
      #expect(run(["export"], folder).output.contains("\"solved\": 1"))
      let csv = run(["export", "--csv"], folder).output.split(separator: "\n")
      #expect(csv[1] == "01-1,1,\"Entropy in bits\",easy,true,1,0,false")
      #expect(try run(["next", "--json"], folder).json["next"] != .string("01-1"))
      #expect(run(["solution", "01-1"], folder).output.contains("log2(p)"))
    }
  }

  @Test func aWrongFunctionIsDiagnosed() throws {
    let source = Self.right.replacing("log2", with: "log")
    let run = try exercise(source, "check", "01-1")
    #expect(run.status == 1 && run.errors == "")
    #expect(run.output.contains("That is in nats."))
    #expect(run.output.contains("yours      0.693147"))
    #expect(run.output.contains("expected   1.0"))
  }

  @Test func hintsComeOneByOne() throws {
    try withFolder { folder in
      let hints = (1...4).map { _ in run(["hint", "01-1"], folder).output }
      #expect(hints[0].contains("hint 1 of 3") && hints[1].contains("hint 2 of 3"))
      #expect(hints[2].contains("hint 3 of 3") && hints[3] == hints[2])
    }
  }

  @Test func resetKeepsWhatWasThere() throws {
    try withFolder { folder in
      try write("mine", folder)
      let reset = run(["reset", "01-1"], folder)
      #expect(reset.status == 0)
      let file = "\(folder)/01-1-Entropy.swift"
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("Your turn"))
      #expect(try String(contentsOfFile: file + ".before-reset", encoding: .utf8) == "mine")
    }
  }

  // MARK: Edges

  @Test func aFunctionThatDoesNotCompileHasNoVerdict() throws {
    try withFolder { folder in
      try write(Self.right, folder)
      #expect(run(["check", "01-1"], folder).status == 0)
      try write(Self.stub + "  nothing\n}\n", folder)
      let check = run(["check", "01-1"], folder)
      #expect(check.status == 1 && check.output.contains("does not compile"))
      #expect(check.output.contains("01-1-Entropy.swift:2:3: error: cannot find 'nothing'"))
      #expect(!check.output.contains("checks on"))
    }
  }

  @Test func aFunctionOfAnotherNameIsSaid() throws {
    let source = Self.right.replacing("entropyInBits", with: "entropie")
    let check = try exercise(source, "check", "01-1")
    #expect(check.output.contains("the call `entropyInBits(vector())` does not fit"))
  }

  @Test func aFunctionThatStopsIsSaid() throws {
    let source = Self.stub + "  print(\"hello\")\n  return probabilities[3]\n}\n"
    let check = try exercise(source, "check", "01-1")
    #expect(check.status == 1 && check.output.contains("Index out of range"))
    let exits = Self.stub + "  exit(0)\n}\n"
    let left = try exercise("import CPosteriorLibc\n" + exits, "check", "01-1")
    #expect(left.status == 1 && left.output.contains("ended before it had answered"))
  }

  @Test func whatIsPrintedIsShownAndDoesNoHarm() throws {
    let source = Self.right.replacing("  probabilities", with: "  print(1)\n  return probabilities")
    let check = try exercise(source, "check", "01-1")
    #expect(check.status == 0 && check.output.contains("Your program printed:"))
    #expect(check.output.contains("194 lines more"))
  }

  @Test func solutionsOpenOnRequestOnly() throws {
    try withFolder { folder in
      let closed = run(["solution", "01-1"], folder)
      #expect(closed.status == 1 && closed.output == "")
      #expect(closed.errors.contains("exercise 01-1 is not solved yet"))
      let open = run(["solution", "01-1", "--show-anyway"], folder)
      #expect(open.status == 0 && open.output.contains("log2(p)") && !open.output.contains("<"))
      let csv = run(["export", "--csv"], folder).output.split(separator: "\n")
      #expect(csv[1].hasSuffix("false,0,0,true"))
    }
  }

  @Test func damagedProgressIsOneLine() throws {
    try withFolder { folder in
      for text in ["{", "[]", "{\"01-1\": 3}", "{\"01-1\": {\"solved\": 1}}"] {
        try text.write(toFile: "\(folder)/.progress.json", atomically: true, encoding: .utf8)
        let list = run(["list", "--json"], folder)
        #expect(list.status == 1 && list.errorKind == "exercise.progress")
        #expect(list.errors.split(separator: "\n").count == 1)
      }
    }
  }

  @Test(arguments: [
    (["reset", "01-1"], "01-1-Entropy.swift.before-reset", "exercise.target"),
    (["hint", "01-1"], ".progress.json", "progress.target"),
  ])
  func whatCannotBeWrittenIsNamed(
    _ command: [String], _ name: String, _ kind: String
  ) throws {
    try withFolder { folder in
      try write(Self.right, folder)
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: false)
      #expect(run(command + ["--json"], folder).errorKind == kind)
    }
  }

  @Test func whatIsNotThereIsSaid() throws {
    #expect(try exercise("", "check", "99-9", "--json").errorKind == "exercise.unknown")
    try withFolder { folder in
      #expect(run(["check", "01-1", "--json"], folder).errorKind == "file.missing")
    }
    #expect(try exercise("", "export", "--csv", "--json").status == 64)
  }

  @Test func aMissingCompilerIsSaid() throws {
    try withFolder { folder in
      try write(Self.right, folder)
      let arguments = ["exercise", "check", "01-1", "--json", "--folder", folder]
      let check = posterior(arguments, environment: ["PATH": folder])
      #expect(check.errorKind == "exercise.run" && check.errors.contains("`swiftc`"))
    }
  }
}
