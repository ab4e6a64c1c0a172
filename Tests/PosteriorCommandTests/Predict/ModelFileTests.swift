import Foundation
import Testing

/// What `posterior predict` says of files that are not models.
@Suite struct ModelFileTests {
  /// A change to a model's file, and what is said about it.
  struct Damage: Sendable, CustomTestStringConvertible {
    let name: String
    let kind: String
    let line: Int?
    let message: String
    let change: @Sendable (String) -> String

    init(
      _ name: String, _ kind: String, line: Int? = nil, _ message: String,
      _ change: @escaping @Sendable (String) -> String
    ) {
      (self.name, self.kind, self.line, self.message) = (name, kind, line, message)
      self.change = change
    }

    var testDescription: String { name }
  }

  /// Nine lines: format, version, method, label, features, classes, and weights and bias among the
  /// parameters.
  private static let model = Result {
    try withFolder { folder in
      let (data, model) = ("\(folder)/d.csv", "\(folder)/m.json")
      try Data("a,b,side\n1,2,l\n2,1,l\n3,5,l\n2,4,r\n3,3,r\n5,6,r\n".utf8)
        .write(to: URL(filePath: data))
      #expect(
        posterior(["fit", data, "--label", "side", "--method", "logistic", "--model", model])
          .status == 0)
      return try String(contentsOfFile: model, encoding: .utf8)
    }
  }

  /// The text with the value of a key replaced, up to the end of its line.
  private static func setting(_ key: String, _ value: String) -> @Sendable (String) -> String {
    { text in
      text.split(separator: "\n").map { line in
        guard let place = line.firstRange(of: "\"\(key)\": ") else { return String(line) }
        return line[..<place.upperBound] + value + (line.hasSuffix(",") ? "," : "")
      }.joined(separator: "\n")
    }
  }

  static let damages: [Damage] = [
    Damage("empty", "model.format", line: 1, "the text ends where a value should follow") { _ in
      ""
    },
    Damage("cut short", "model.format", "the text ends where") { String($0.dropLast(20)) },
    Damage("something after it", "model.format", "where the end of the text should be") {
      $0 + "{}"
    },
    Damage("other JSON", "model.format", line: nil, "the file holds an array, not a model") { _ in
      "[1]"
    },
    Damage(
      "another format", "model.format", line: 2, "this is not a model's file",
      setting("format", "\"onnx\"")),
    Damage(
      "a later version", "model.version", line: 3, "only version 1 is known",
      setting("version", "2")),
    Damage(
      "an unknown method", "model.value", line: 4, "there is no method 'svm' among lda",
      setting("method", "\"svm\"")),
    Damage(
      "another method", "model.format", "unknown key 'weights' in 'parameters'",
      setting("method", "\"lda\"")),
    Damage("a repeated key", "model.format", line: 3, "the key 'version' is repeated") {
      $0.replacing("\"version\": 1", with: "\"version\": 1, \"version\": 1")
    },
    Damage("an unknown key", "model.format", line: 3, "unknown key 'code'") {
      $0.replacing("\"version\": 1", with: "\"version\": 1, \"code\": 1")
    },
    Damage(
      "too few weights", "model.value", "'weights' has length 1, but 2 is needed",
      setting("weights", "[1]")),
    Damage(
      "text among weights", "model.value", "'weights' holds a string, where a number should be",
      setting("weights", "[1, \"2\"]")),
    Damage(
      "NaN", "model.format", "there is 'N' where a value should be",
      setting("bias", "NaN")),
    Damage(
      "null", "model.format", "'bias' is null, but should be a number",
      setting("bias", "null")),
    Damage(
      "too large a number", "model.value", "'1e400' is too large for a double",
      setting("bias", "1e400")),
    Damage(
      "classes of one name", "model.value", line: 7, "'l' stands in 'classes' twice",
      setting("classes", "[\"l\", \"l\"]")),
    Damage(
      "three classes", "model.value", "logistic regression has 2 classes, but 3 are named",
      setting("classes", "[\"l\", \"m\", \"r\"]")),
    Damage("brackets without end", "model.format", line: 1, "more than 8 brackets are open") { _ in
      String(repeating: "[", count: 100_000)
    },
    Damage("a byte order mark", "model.format", line: 1, "where a value should be") {
      "\u{FEFF}" + $0
    },
  ]

  // MARK: Edges

  @Test(arguments: damages) func isRefused(_ damage: Damage) throws {
    let text = try Self.model.get()
    let changed = damage.change(text)
    #expect(changed != text)
    try withFolder { folder in
      let (data, model) = ("\(folder)/d.csv", "\(folder)/m.json")
      try Data("a,b\n1,2\n".utf8).write(to: URL(filePath: data))
      try Data(changed.utf8).write(to: URL(filePath: model))
      let run = posterior(["predict", data, "--model", model, "--json"])
      #expect(run.status == 1 && run.errorKind == damage.kind)
      #expect(run.errors.hasPrefix("posterior: error: \(model):"), "\(run.errors)")
      #expect(run.errors.contains(damage.message), "\(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1)
      if let line = damage.line {
        #expect(try run.json["error"]?["line"] == .number(Double(line)))
      }
    }
  }

  @Test(arguments: [
    ("/dev/zero", "it is a device"), ("/", "it is a folder"), ("pipe", "it is a pipe"),
    ("none", "No such file or directory"), ("huge", "a model's file has at most 256 MiB"),
  ])
  func whatIsNoFileIsNotRead(_ name: String, _ reason: String) throws {
    try withFolder { folder in
      #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
      // A file of a hole only: it takes no room.
      #expect(FileManager.default.createFile(atPath: "\(folder)/huge", contents: nil))
      #expect(truncate("\(folder)/huge", 1 << 40) == 0)
      let path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
      let run = posterior(["predict", lessonFile("iris.csv"), "--model", path])
      #expect(run.status == 1 && run.output == "")
      #expect(run.errors.hasPrefix("posterior: error: \(path): ") && run.errors.contains(reason))
    }
  }
}
