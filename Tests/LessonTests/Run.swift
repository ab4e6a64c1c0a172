import Foundation
import Synchronization
import Testing

@testable import PosteriorReport

/// What a program wrote, and how it ended.
struct Run: Equatable {
  let output: String
  let errors: String
  let status: Int32

  /// Runs a command in an environment that has, besides the variables, only a path and a terminal's
  /// name.
  init(_ command: [String], _ variables: [String: String]) {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let environment = ["PATH": path, "TERM": "xterm"].merging(variables) { $1 }
    let arguments = ["-i"] + environment.map { "\($0)=\($1)" } + command
    let run = ChildProcess.run("/usr/bin/env", arguments: arguments, input: "")
    if run == nil { Issue.record("\(command[0]) cannot be run") }
    (output, errors, status) = run ?? ("", "", -1)
  }

  /// The run of the same command before, if there was one.
  static func remembered(_ command: [String], _ variables: [String: String]) -> Run {
    let key = command + [""] + variables.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
    let memory = memories.withLock { memories in
      let memory = memories[key] ?? Memory()
      memories[key] = memory
      return memory
    }
    // A caller that asks for a run in progress waits for it; other runs go on meanwhile.
    return memory.run.withLock { run in
      let result = run ?? Run(command, variables)
      run = result
      return result
    }
  }

  private final class Memory: Sendable {
    let run = Mutex<Run?>(nil)
  }

  private static let memories = Mutex<[[String]: Memory]>([:])
}

extension Lesson {
  /// Settings that shorten the slow lessons, by number: the tests of their form. Claims that hold
  /// for a lesson's own numbers only are left out of such a run: `.ci/run` and `scripts/pages` see
  /// to those.
  private static let shortSettings: [String: [String]] = [
    "09": ["--set", "epochs=2", "--set", "seeds=2"],
    "10": ["--set", "epochs=2", "--set", "seeds=2"],
  ]

  /// What every run begins with: experiments are smaller.
  private var short: [String] { ["--quick", "--strict"] + Self.shortSettings[number, default: []] }

  /// Hides the large set of images: a lesson then takes the small one that is always there.
  private static let withoutImages = ["POSTERIOR_FASHION_MNIST": "/nonexistent"]

  /// Runs the program, shortened, in an environment that is the same on every machine, once for all
  /// callers.
  ///
  /// - Parameters:
  ///   - arguments: The words after the program's name.
  ///   - environment: Variables that are set in addition.
  func run(_ arguments: String..., environment: [String: String] = [:]) -> Run {
    Run.remembered(
      [program] + short + arguments, Self.withoutImages.merging(environment) { $1 })
  }

  /// Runs the program like `run`, but anew.
  func runAgain(_ arguments: String...) -> Run {
    Run([program] + short + arguments, Self.withoutImages)
  }

  /// Runs the program in a shell command, where `"$0" "$@"` is the program, shortened.
  func runInShell(_ command: String, environment: [String: String] = [:]) -> Run {
    Run(
      ["/bin/sh", "-c", command, program] + short,
      Self.withoutImages.merging(environment) { $1 })
  }

  /// What the program reports with `--json` and more arguments.
  func report(_ arguments: String...) throws -> Report {
    let run = Run.remembered(
      [program] + short + ["--json", "--no-figures"] + arguments, Self.withoutImages)
    #expect(run.status == 0, "\(name) \(arguments)")
    #expect(run.errors == "")
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }
}
