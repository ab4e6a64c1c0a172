import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@testable import PosteriorReport

/// Predictions by the program itself.
@Suite struct PredictCommandTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    .path

  /// Two classes at −1 and 1 of a, whose log-odds are 2a: b counts for nothing.
  private static let model = StoredModel(
    LogisticRegression(decision: LinearDecision(weights: [2, 0], bias: 0)), by: LogisticMethod(),
    featureNames: ["a", "b"], classNames: ["left", "right"], labelName: "side")

  /// σ(2)
  private static let likely = softmax([0, 2])[1]

  /// Runs the program in a folder with a model and a data file.
  private func predict(
    _ data: String, _ options: String..., model: StoredModel = model,
    _ check: (_ output: String, _ errors: String, _ status: Int32) throws -> Void
  ) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try model.save(to: folder + "/m.json")
    try Data(data.utf8).write(to: URL(filePath: folder + "/d.csv"))
    let command = "cd '\(folder)' && exec \"$0\" predict d.csv --model m.json \"$@\""
    let run = try #require(
      ChildProcess.run(
        "/bin/sh", arguments: ["-c", command, builtProgram("posterior")] + options, input: ""))
    try check(run.output, run.errors, run.status)
  }

  // MARK: Known values

  @Test func rowsGetClassesAndProbabilities() throws {
    try predict("a,b\n1,5\n-1,7\n", "--json") { output, errors, status in
      #expect(status == 0 && errors.isEmpty)
      let json = try JSONValue(parsing: Array(output.utf8))
      let p = Self.likely
      #expect(
        json
          == .object([
            .init("n", .integer(2)), .init("columns", .array(["left", "right"])),
            .init("lines", .array([2.0, 3])), .init("classes", .array(["right", "left"])),
            .init(
              "probabilities",
              .array([softmax([0.0, 2]), softmax([0.0, -2])])),
            .init("warnings", .array([String]())),
          ]))
      #expect(p > 0.88 && p < 0.89)
    }
  }

  @Test func theTableIsReadable() throws {
    try predict("a,b\n1,5\n-1,7\n") { output, errors, status in
      #expect(status == 0 && errors.isEmpty)
      #expect(output.contains("2 rows of d.csv by the model m.json, logistic."))
      let rows = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      #expect(rows.contains(["2", "right", "0.1192", "0.8808"]))
      #expect(rows.contains(["3", "left", "0.8808", "0.1192"]))
    }
  }

  /// Of seven classes, only the probability of the predicted one has room.
  @Test func manyClassesShowOneProbability() throws {
    let names = (1...7).map { "class \($0)" }
    let weights = Matrix((0..<7).map { [Double($0), 0] })
    let model = StoredModel(
      SoftmaxRegression(weights: weights, biases: names.map { _ in 0 }), by: SoftmaxMethod(),
      featureNames: ["a", "b"], classNames: names, labelName: "side")
    try predict("a,b\n1,5\n", model: model) { output, errors, status in
      #expect(status == 0 && errors.isEmpty)
      let rows = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      #expect(rows.contains(["line", "class", "probability"]))
      // e⁶ / (1 + e + … + e⁶)
      #expect(rows.contains(["2", "class", "7", "0.6327"]))
    }
  }

  @Test func manyStrangeColumnsAreCounted() throws {
    let names = (1...12).map { "c\($0)" }
    try predict("a,b," + names.joined(separator: ",") + "\n1,5" + names.map { _ in ",0" }.joined())
    {
      output, errors, status in
      #expect(status == 0)
      let listed = names[..<10].map { "'\($0)'" }.joined(separator: ", ")
      #expect(
        errors == """
          posterior: warning: the model does not know \(listed) and 2 more and leaves such columns out

          """)
    }
  }

  @Test func csvHasEveryDigit() throws {
    try predict("a,b\n1,5\n\n-1,7\n", "--csv") { output, errors, status in
      let p = softmax([0, 2])
      let q = softmax([0, -2])
      #expect(status == 0 && errors.isEmpty)
      #expect(
        output == "line,class,P(left),P(right)\n2,right,\(p[0]),\(p[1])\n4,left,\(q[0]),\(q[1])\n")
    }
  }

  @Test func columnsAreFoundByName() throws {
    try predict("side,b,c,a\nleft,5,x,1\nup,5,y,-1\n,0,z,-1\n", "--csv") { output, errors, status in
      #expect(status == 0)
      #expect(
        output.split(separator: "\n").map { $0.split(separator: ",")[1] } == [
          "class", "right", "left", "left",
        ])
      #expect(
        errors == """
          posterior: warning: the model does not know 'c' and leaves such columns out
          posterior: warning: column 'side': the model has never seen 'up'

          """)
    }
  }

  @Test func incompleteRowsAreLeftOutOnRequest() throws {
    try predict(
      "a;b;note\n1;5;\n;5;\n-1,5;5;\n", "--separator", ";", "--decimal", ",", "--drop-missing",
      "--json"
    ) {
      output, errors, status in
      #expect(status == 0)
      #expect(output.contains("\"lines\": [2, 4]") && output.contains("[\"right\", \"left\"]"))
      #expect(errors.contains("1 of 3 rows miss a value and were left out"))
    }
  }

  // MARK: Edges

  @Test func whatTheModelNeedsMustBeThere() throws {
    try predict("A,b\n1,5\n") { output, errors, status in
      #expect(status == 1 && output.isEmpty)
      #expect(
        errors
          == "posterior: error: d.csv: there is no column 'a' among 'A', 'b'. Did you mean 'A'?\n")
    }
  }

  @Test func badCellsAreNamed() throws {
    try predict("a,b\n1,5\nx,5\n", "--json") { output, errors, status in
      #expect(status == 1)
      #expect(output.contains("\"kind\": \"csv.number\"") && output.contains("\"line\": 3"))
      #expect(errors.hasPrefix("posterior: error: d.csv:3: column 'a': 'x' is not a number"))
    }
  }

  /// The model needs the column: to leave it out does not help.
  @Test func aColumnOfTextIsNamed() throws {
    try predict("a,b\nx,5\ny,5\n") { output, errors, status in
      #expect(status == 1 && output.isEmpty)
      #expect(
        errors
          == "posterior: error: d.csv:2: column 'a': 'x' is not a number. Correct the cell or leave the row out.\n"
      )
    }
  }

  @Test func namesKeepTheTerminalAsItIs() throws {
    let model = StoredModel(
      Self.model.model, by: LogisticMethod(), featureNames: ["a", "b"],
      classNames: ["\u{1B}[31m", "r\n"],
      labelName: "side")
    try predict("a,b\n1,5\n", model: model) { output, errors, status in
      #expect(status == 0 && !output.contains("\u{1B}"))
      #expect(output.contains(#"P(\u{1B}[31m)"#) && output.contains(#"r\n"#))
    }
  }

  @Test func rowsBeyondAllNumbersAreRefused() throws {
    let far = StoredModel(
      SoftmaxRegression(weights: Matrix([[1e300, 0], [0, 1e300]]), biases: [0, 0]),
      by: SoftmaxMethod(),
      featureNames: ["a", "b"], classNames: ["l", "r"], labelName: "side")
    try predict("a,b\n1,0\n1e300,1e300\n", "--json", model: far) { output, errors, status in
      #expect(status == 1 && errors.hasPrefix("posterior: error: d.csv:3: the row is too far"))
      #expect(output.contains("\"kind\": \"feature.range\""))
    }
  }

  @Test func brokenModelsAreRefused() throws {
    try predict("a,b\n1,5\n", "--model", "d.csv", "--json") { output, errors, status in
      #expect(status == 1)
      #expect(
        output.contains("\"kind\": \"model.format\"") && output.contains("\"file\": \"d.csv\""))
      #expect(errors == "posterior: error: d.csv:1: there is 'a' where a value should be\n")
    }
    try predict("a,b\n1,5\n", "--model", "none.json") { output, errors, status in
      #expect(status == 1 && output.isEmpty)
      #expect(errors == "posterior: error: none.json: cannot be read: No such file or directory\n")
    }
  }

  @Test func oneFormIsChosen() throws {
    try predict("a,b\n1,5\n", "--csv", "--json") { output, errors, status in
      #expect(status == 64 && output.isEmpty && errors.contains("Choose one of --csv and --json."))
    }
  }
}
