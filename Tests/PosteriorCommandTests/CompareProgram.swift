import Foundation
import Notebook
import Testing

@testable import Posterior

/// `posterior compare` as a program.
enum CompareProgram {
  /// What it wrote, and how it ended.
  struct Run {
    let output: String
    let errors: String
    let status: Int32

    /// The JSON object that it wrote.
    var json: JSONValue? { try? JSONValue(parsing: Array(output.utf8)) }
  }

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

  /// A data set of the lessons.
  static func data(_ name: String) -> String { "\(package)/Lessons/Data/\(name).csv" }

  static func run(_ arguments: String..., environment: [String: String] = [:]) -> Run {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let variables = ["PATH": path].merging(environment) { $1 }.map { "\($0)=\($1)" }
    let command = ["-i"] + variables + ["\(products)/posterior", "compare"] + arguments
    guard let run = ChildProcess.run("/usr/bin/env", arguments: command, input: "") else {
      Issue.record("the program cannot be run")
      return Run(output: "", errors: "", status: -1)
    }
    return Run(output: run.output, errors: run.errors, status: run.status)
  }

  /// Calls a test with an empty folder, which is removed afterwards.
  static func withFolder(_ test: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try test(folder.path)
  }
}

extension JSONValue {
  /// The value of a key; nil unless this is an object that has it.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// An element; nil unless this is an array that has it.
  subscript(index: Int) -> JSONValue? {
    switch self {
    case .array(let elements): elements.indices.contains(index) ? elements[index] : nil
    case .numbers(let numbers): numbers.indices.contains(index) ? .number(numbers[index]) : nil
    default: nil
    }
  }
}
