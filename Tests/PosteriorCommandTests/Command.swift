import Foundation
import PosteriorReport
import PosteriorTestSupport
import Testing

/// What the program wrote, and how it ended.
struct Run: Equatable {
  let output: String
  let errors: String
  let status: Int32

  /// The output as the parts of one JSON object.
  var json: [String: JSON] {
    get throws { try JSONDecoder().decode([String: JSON].self, from: Data(output.utf8)) }
  }

  /// The kind of the error that the output is.
  var errorKind: String? {
    let report = try? json["error"]
    return report?["kind"]?.text
  }
}

/// Runs `posterior`, in an environment that is the same on every machine.
func posterior(_ arguments: [String], environment: [String: String] = [:]) -> Run {
  run([builtProgram("posterior")] + arguments, environment)
}

/// Runs `posterior` in a shell command, where it is called `$0`.
func posterior(inShell command: String, environment: [String: String] = [:]) -> Run {
  run(["/bin/sh", "-c", command, builtProgram("posterior")], environment)
}

private func run(_ command: [String], _ environment: [String: String]) -> Run {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  let variables = ["PATH": path, "TERM": "xterm"].merging(environment) { $1 }
  let arguments = ["-i"] + variables.map { "\($0)=\($1)" } + command
  guard let run = ChildProcess.run("/usr/bin/env", arguments: arguments, input: "") else {
    Issue.record("\(command[0]) cannot be run")
    return Run(output: "", errors: "", status: -1)
  }
  return Run(output: run.output, errors: run.errors, status: run.status)
}

/// Calls the body with the path of a folder of its own, which is removed behind it.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// Runs `posterior fit` on a file with these bytes.
func fit(_ bytes: some Sequence<UInt8>, _ arguments: [String]) throws -> Run {
  try withData(bytes) { file in posterior(["fit", file] + arguments) }
}

/// Calls the body with the path of a file with these bytes, and calls it `data.csv` in what was
/// written.
func withData(_ bytes: some Sequence<UInt8>, _ body: (String) throws -> Run) throws -> Run {
  try withFolder { folder in
    let file = "\(folder)/data.csv"
    try Data(bytes).write(to: URL(filePath: file))
    let run = try body(file)
    // The folder has another name each time.
    return Run(
      output: run.output.replacing(file, with: "data.csv"),
      errors: run.errors.replacing(file, with: "data.csv"), status: run.status)
  }
}

/// The names of the files in a folder.
func files(in folder: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["unreadable"]).sorted()
}

/// The path of a file of the lessons.
func lessonFile(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Lessons/Data/\(name)").path
}

/// A value of a JSON object.
enum JSON: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  /// All numbers in the value, in order.
  var numbers: [Double] {
    switch self {
    case .number(let value): [value]
    case .list(let values): values.flatMap(\.numbers)
    default: []
    }
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }

  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }
}
