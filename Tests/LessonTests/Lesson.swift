import Foundation
import Testing

@testable import Notebook

/// A lesson as a program.
struct Lesson: Sendable, CustomTestStringConvertible {
  /// The name of its folder and of its program.
  let name: String

  /// All lessons, in order.
  static let all: [Lesson] = {
    let folders = try? FileManager.default.contentsOfDirectory(atPath: "\(package)/Lessons")
    return (folders ?? []).filter { $0.hasPrefix("Lesson") }.sorted().map(Lesson.init)
  }()

  /// The lesson with a number.
  static func number(_ number: Int) -> Lesson { all[number - 1] }

  var testDescription: String { name }

  /// The number, with two digits.
  var number: String { String(name.prefix { $0 != "-" }.filter(\.isNumber)) }

  var sourceFile: String { "\(Self.package)/Lessons/\(name)/main.swift" }

  /// The page that is made of the lesson.
  var page: String { "\(Self.package)/docs/lessons/\(number).md" }

  var program: String { "\(Self.products)/\(name)" }

  /// The folder of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of the programs: that of the test bundle, which is named on the command line.
  private static let products: String = {
    let bundle = CommandLine.arguments.lazy.compactMap { argument -> String? in
      let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
      guard let place = parts.firstIndex(where: { $0.hasSuffix(".xctest") }) else { return nil }
      return place == 0 ? "." : parts[..<place].joined(separator: "/")
    }
    return bundle.first ?? "\(package)/.build/debug"
  }()
}

/// What a program wrote, and how it ended.
struct Run: Equatable {
  let output: String
  let errors: String
  let status: Int32
}

extension Lesson {
  /// Runs the program, with smaller experiments, in an environment that is the same on every machine.
  ///
  /// - Parameters:
  ///   - arguments: What stands behind the program's name.
  ///   - environment: Variables that are set in addition.
  func run(_ arguments: String..., environment: [String: String] = [:]) -> Run {
    Self.run([program, "--quick"] + arguments, Self.withoutImages.merging(environment) { $1 })
  }

  /// Hides the large set of images: a lesson then takes the small one that is always there.
  private static let withoutImages = ["POSTERIOR_FASHION_MNIST": "/nonexistent"]

  /// Runs the program with its experiments in full, as for its page.
  func runInFull(_ arguments: String...) -> Run { Self.run([program] + arguments, [:]) }

  /// Runs the program in a shell command, where it is called `$0`.
  func runInShell(_ command: String, environment: [String: String] = [:]) -> Run {
    Self.run(["/bin/sh", "-c", command, program], Self.withoutImages.merging(environment) { $1 })
  }

  private static func run(_ command: [String], _ environment: [String: String]) -> Run {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let variables = ["PATH": path, "TERM": "xterm"].merging(environment) { $1 }
    let arguments = ["-i"] + variables.map { "\($0)=\($1)" } + command
    guard let run = ChildProcess.run("/usr/bin/env", arguments: arguments, input: "") else {
      Issue.record("\(command[0]) cannot be run")
      return Run(output: "", errors: "", status: -1)
    }
    return Run(output: run.output, errors: run.errors, status: run.status)
  }

  /// What the program reports with `--json` and more arguments.
  func report(_ arguments: String...) throws -> Report {
    let run = Self.run(
      [program, "--quick", "--json", "--no-figures"] + arguments, Self.withoutImages)
    #expect(run.status == 0, "\(name) \(arguments)")
    #expect(run.errors == "")
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }
}

/// A lesson's report in JSON.
struct Report: Decodable {
  struct Check: Decodable {
    let claim: String
    let holds: Bool
  }

  struct Table: Decodable {
    let columns: [String]
    let rows: [[Cell]]
    let totals: [[Cell]]
  }

  enum Cell: Decodable, Equatable {
    case number(Double)
    case text(String)
    case empty

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = container.decodeNil() ? .empty : .text(try container.decode(String.self))
      }
    }
  }

  struct Figure: Decodable {
    let name: String
    let alt: String
    /// The texts below images; nil where gnuplot draws.
    let captions: [String]?
  }

  let lesson: String
  let title: String
  let seed: UInt64
  let parameters: [String: String]
  let tables: [Table]
  let figures: [Figure]
  let checks: [Check]
}
