import Posterior

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

  /// A data set of the lessons.
  static func data(_ name: String) -> String { lessonFile("\(name).csv") }

  static func run(_ arguments: String..., environment: [String: String] = [:]) -> Run {
    let run = posterior(["compare"] + arguments, environment: environment)
    return Run(output: run.output, errors: run.errors, status: run.status)
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
