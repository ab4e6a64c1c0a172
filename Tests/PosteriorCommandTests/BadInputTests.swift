import Foundation
import Testing

/// What the program says of files that it cannot use.
@Suite struct BadInputTests {
  // MARK: Edges

  @Test(arguments: BadInput.ofFiles + BadInput.ofFits) func isRefused(_ input: BadInput) throws {
    let run = try fit(input.bytes, input.arguments)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("posterior: error: data.csv"))
    #expect(run.errors.contains(input.message), "\(run.errors)")
    #expect(run.errors.utf8.split(separator: 10).count == 1 && run.errors.hasSuffix("\n"))

    let report = try withData(input.bytes) { file in
      let folder = URL(filePath: file).deletingLastPathComponent().path
      let run = posterior(
        ["fit", file, "--json", "--model", "\(folder)/m.json"] + input.arguments)
      #expect(files(in: folder) == ["data.csv"])
      return run
    }
    #expect(report.status == 1)
    #expect(report.errors == run.errors)
    let json = try report.json
    #expect(Array(json.keys) == ["error"])
    let error = try #require(json["error"])
    #expect(error["kind"] == .string(input.kind))
    #expect(error["file"] == .string("data.csv"))
    #expect(error["line"] == input.line.map { .number(Double($0)) } ?? .null)
    #expect(error["column"] == input.column.map { .string($0) } ?? .null)
    #expect(error["value"] == input.value.map { .string($0) } ?? .null)
    #expect(try #require(error["message"]?.text) != "")
    #expect(error["hint"] != nil)
  }

  /// All commands report the same error about a file.
  @Test(arguments: BadInput.ofFiles) func isRefusedByTheComparisonToo(_ input: BadInput) throws {
    let method = try #require(input.arguments.firstIndex(of: "--method"))
    let arguments = Array(input.arguments[..<method])
    let run = try withData(input.bytes) { posterior(["compare", $0, "--json"] + arguments) }
    #expect(run.status == 1 && run.errorKind == input.kind, "\(run.errors)")
    #expect(run.errors.contains(input.message), "\(run.errors)")
  }

  @Test(arguments: [
    ("a\nb.csv", #"a\nb.csv"#), ("\u{1B}[31m\u{2028}.csv", #"\u{1B}[31m\u{2028}.csv"#),
  ])
  func aFileNameStaysOnItsLine(_ name: String, _ shown: String) throws {
    try withFolder { folder in
      try Data("x,class\n1,a\nq,b\n".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
      for command in [["fit", "--method", "lda"], ["compare"]] {
        let run = posterior(
          command + ["\(folder)/\(name)", "--label", "class", "--json"])
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("posterior: error: \(folder)/\(shown):3: "), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(try run.json["error"]?["file"] == .string("\(folder)/\(name)"))
      }
    }
  }

  @Test(arguments: [("/nonexistent/data.csv", "No such file or directory"), ("/", "directory")])
  func aFileThatCannotBeRead(_ path: String, _ reason: String) throws {
    let run = posterior(["fit", path, "--label", "class", "--method", "lda"])
    #expect(run.status == 1 && run.output == "")
    #expect(run.errors.hasPrefix("posterior: error: \(path): cannot be read: "))
    #expect(run.errors.contains(reason))
  }

  static let wrongUses: [[String]] = [
    ["fit"], ["fit", "data.csv", "--method", "lda"], ["fit", "data.csv", "--label", "class"],
    ["nosuch"], ["fit", "data.csv", "--label", "class", "--method", "nosuch"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--ridge", "1"],
    ["fit", "data.csv", "--label", "c", "--method", "logistic", "--shrinkage", "1"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--shrinkage", "1.5"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--shrinkage", "nan"],
    ["fit", "data.csv", "--label", "c", "--method", "softmax", "--ridge", "-1"],
    ["fit", "data.csv", "--label", "c", "--method", "softmax", "--ridge", "inf"],
    ["fit", "data.csv", "--label", "c", "--method", "logistic", "--unbiased"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--separator", "x"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--decimal", "x"],
    ["fit", "data.csv", "--label", "c", "--method", "mlp", "--rate", "0"],
    ["fit", "data.csv", "--label", "c", "--method", "mlp", "--epochs", "0"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--hidden", "3"],
    ["fit", "data.csv", "--label", "c", "--method", "softmax", "--epochs", "3"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--features", "a,,b"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--features", "\"a,b"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--features", "\"a\"b"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--ignore", "a,"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--threads", "0"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--seed", "-1"],
    ["fit", "data.csv", "--label", "c", "--method", "lda", "--width", "5"],
    ["images", "one"], ["images", "one", "two", "three"], ["doctor", "who"], ["--nosuch"],
  ]

  @Test(arguments: wrongUses) func isWrongUse(_ arguments: [String]) {
    let run = posterior(arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Error: "))
  }
}
