import Foundation
import Testing

/// What happens when the machine, and not the data, is at fault.
@Suite struct FaultTests {
  private static let iris = ["fit", lessonFile("iris.csv"), "--label", "species", "--method"]

  // MARK: Interruptions

  @Test func anInterruptedTrainingSaysHowFarItCame() throws {
    try withFolder { folder in
      let command = """
        trap '' INT
        "$0" fit \(lessonFile("iris.csv")) --label species --method mlp --epochs 1000000 \
        --model \(folder)/m.json & p=$!
        while kill -INT $p 2>/dev/null; do sleep 0.05; done; wait $p; echo $?
        """
      // The program ignores the signal until its training handles it; however long that takes, the
      // signals go on until one is heard.
      let run = posterior(inShell: command)
      #expect(run.output == "130\n")
      let epoch = try #require(
        run.errors.wholeMatch(of: /posterior: interrupted after epoch (\d+); no model is saved\n/)
      ).output.1
      #expect(epoch == "0" || !epoch.hasPrefix("0"))
      #expect(files(in: folder) == [])
    }
  }

  // MARK: Targets

  /// These places are empty, or hold something other than a file. The data are missing, too, but
  /// the command does not get that far.
  @Test(arguments: [
    ("/dev/null", "it is a device"), ("pipe", "it is a pipe"), ("folder", "it is a folder"),
    ("none/m.json", "there is no such folder. Make the folder first."),
    ("dangling", "it is a link to a file that is not there"), ("", "the name is empty"),
    ("file/m.json", "Not a directory"),
  ])
  func aTargetIsRefusedBeforeTheWork(_ name: String, _ reason: String) throws {
    try withFolder { folder in
      #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
      #expect(mkdir("\(folder)/folder", 0o700) == 0)
      #expect(symlink("nowhere", "\(folder)/dangling") == 0)
      try Data().write(to: URL(filePath: "\(folder)/file"))
      let before = files(in: folder)
      let path = name.isEmpty || name.hasPrefix("/") ? name : "\(folder)/\(name)"
      let run = posterior(
        ["fit", "none.csv", "--label", "y", "--method", "mlp", "--json", "--model", path])
      #expect(run.status == 1 && run.errorKind == "model.target")
      #expect(run.errors.hasPrefix("posterior: error: \(path)") && run.errors.contains(reason))
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(files(in: folder) == before)
    }
  }

  @Test func aDiskThatFillsLeavesTheOldModel() throws {
    try withFolder { folder in
      let path = "\(folder)/m.json"
      #expect(posterior(Self.iris + ["lda", "--model", path]).status == 0)
      let old = try Data(contentsOf: URL(filePath: path))
      #expect(old.count > 512)
      let run = posterior(
        inShell: """
          ulimit -f 1; exec "$0" fit \(lessonFile("wine.csv")) --label cultivar --method qda \
          --json --model \(path)
          """)
      #expect(run.status == 1 && run.errorKind == "model.target")
      #expect(run.errors == "posterior: error: \(path): cannot be written: File too large\n")
      #expect(try Data(contentsOf: URL(filePath: path)) == old)
      #expect(files(in: folder) == ["m.json"])
    }
  }

  /// OpenBLAS would ask for its memory for ever, in each thread; the time is for a program that
  /// hangs.
  @Test(arguments: [(300_000, ""), (200_000, "OpenBLAS needs 128 MB")])
  func aLimitOnMemoryIsMetOrSaid(_ kilobytes: Int, _ words: String) {
    let run = posterior(
      inShell: """
        ulimit -v \(kilobytes); exec timeout -s KILL 120 "$0" fit \(lessonFile("wine.csv")) \
        --label cultivar --method lda
        """)
    #expect((run.status == 0) == words.isEmpty && run.status != 128 + SIGKILL)
    #expect(words.isEmpty || run.errors.contains(words))
  }

  @Test func aModelThatCannotBePrintedIsStillSavedWhole() throws {
    try withFolder { folder in
      let command = Self.iris.joined(separator: " ") + " lda --model \(folder)/m.json"
      let run = posterior(inShell: "exec \"$0\" \(command) >&-")
      #expect(run.status == 1 && run.errors.contains("standard output"))
      #expect(files(in: folder) == ["m.json"])
      let path = "\(folder)/m.json"
      #expect(posterior(["predict", lessonFile("iris.csv"), "--model", path]).status == 0)
    }
  }

  // MARK: Surroundings

  @Test func surroundingsChangeNothing() throws {
    try withFolder { folder in
      let path = "\(folder)/m.json"
      #expect(posterior(Self.iris + ["qda", "--model", path]).status == 0)
      let options = "--label species --features petal_length,petal_width"
      for command in [
        "predict \(lessonFile("iris.csv")) --model \(path)",
        "compare \(lessonFile("iris.csv")) \(options)", "lessons",
        "fit \(lessonFile("iris.csv")) --label species --method naive-bayes",
      ] {
        let usual = posterior(inShell: "exec \"$0\" \(command)")
        #expect(usual.status == 0)
        #expect(!usual.output.contains("\u{1B}") && !usual.errors.contains("\r"))
        for environment in [
          ["LC_ALL": "de_DE.UTF-8", "TERM": "dumb", "HOME": "/nonexistent"],
          ["LC_ALL": "C", "TERM": "", "COLUMNS": "20"],
        ] {
          let other = posterior(inShell: "exec \"$0\" \(command) <&-", environment: environment)
          #expect(usual == other, "\(command)")
        }
      }
    }
  }
}
