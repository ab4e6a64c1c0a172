import Foundation
import Posterior
import Testing

/// The comparison, as a program.
@Suite struct CompareCommandTests {
  private let iris = CompareProgram.data("iris")

  // MARK: Known values

  @Test func reportsWhatWasPublished() throws {
    let run = CompareProgram.run(iris, "--label", "species", "--json")
    #expect(run.status == 0 && run.errors == "")
    let report = try #require(run.json)
    #expect(report["n"] == .number(150) && report["folds"] == .number(10))
    #expect(report["classes"] == .array(["setosa", "versicolor", "virginica"]))
    #expect(report["methods"]?[0]?["method"] == .string("lda"))
    // 3 and 4 errors.
    #expect(report["methods"]?[0]?["accuracy"] == .number(147.0 / 150))
    #expect(report["methods"]?[1]?["accuracy"] == .number(146.0 / 150))
    #expect(report["methods"]?[0]?["fit_seconds"] == nil)
    // The most examples learned from, over 20 draws: some points of a percent.
    let point = try #require(report["learning_curves"]?[0]?["points"]?[5])
    guard case .number(let accuracy) = point["accuracy"],
      case .number(let error) = point["accuracy_se"]
    else {
      Issue.record("there are no numbers in \(point)")
      return
    }
    #expect(accuracy > 0.95 && error > 0 && error < 0.01)
    #expect(report["generative_vs_discriminative"]?["verdict"] == .string("within chance"))
    #expect(report["best_vs_majority"]?["verdict"] == .string("first is better"))
    #expect(report["decisions"] == .null)
  }

  @Test(arguments: [UInt64(0), (1 << 53) + 1, .max])
  func theSeedHasAllItsDigits(_ seed: UInt64) {
    let run = CompareProgram.run(
      iris, "--label", "species", "--features", "petal_length", "--folds", "2", "--json", "--seed",
      "\(seed)")
    #expect(run.status == 0 && run.output.contains("\"seed\": \(seed),"))
  }

  @Test func twoClassesHaveDecisionsSideBySide() throws {
    let run = CompareProgram.run(
      CompareProgram.data("breast_cancer"), "--label", "diagnosis", "--json", "--features",
      "mean_radius,mean_texture", "--times")
    let decisions = try #require(run.json?["decisions"])
    let dataset = try Dataset(
      csv: CompareProgram.data("breast_cancer"), label: "diagnosis",
      features: ["mean_radius", "mean_texture"])
    let comparison = DecisionComparison(of: dataset)
    let lda = try comparison.generative.get()
    #expect(decisions["lda"]?["w"]?[1] == .number(lda.weights[1]))
    #expect(decisions["lda"]?["b"] == .number(lda.bias))
    let logistic = try comparison.discriminative.get()
    #expect(
      decisions["logistic"]?["w_per_sd"]?[0]
        == .number(comparison.weightsPerDeviation(of: logistic)[0]))
    #expect(
      decisions["angle_degrees"] == comparison.angle.map { .number($0 * 180 / .pi) })
    #expect(run.json?["methods"]?[0]?["fit_seconds"] != nil)
  }

  @Test func saysWhatTheNumbersAllow() throws {
    let run = CompareProgram.run(iris, "--label", "species", "--no-figures")
    #expect(run.status == 0)
    let text = run.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("LDA 98.0 % 94.3 – 99.3 0.056 0.035 0.013"))
    #expect(text.contains("The difference is within what chance does"))
    #expect(text.contains("LDA with 98.0 %, is right more often than answering"))
    #expect(text.contains("The best probabilities, by log-loss, are those of LDA (0.056)."))
    let cancer = CompareProgram.run(
      CompareProgram.data("breast_cancer"), "--label", "diagnosis", "--no-figures")
    let other = cancer.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(other.contains("On data like these logistic regression is right more often"))
    #expect(other.contains("the log-odds of malignant against benign"))
    let dataset = try Dataset(csv: CompareProgram.data("breast_cancer"), label: "diagnosis")
    let angle = try #require(DecisionComparison(of: dataset).angle) * 180 / .pi
    #expect(other.contains("the angle between both is \(String(format: "%.1f", angle))°"))
  }

  /// With 20 draws, 95 % of Student's distribution lie within 2.093 standard errors.
  @Test func marginsAreStudents() throws {
    let wine = CompareProgram.data("wine")
    let report = CompareProgram.run(wine, "--label", "cultivar", "--json").json
    guard case .number(let error) = report?["learning_curves"]?[0]?["points"]?[1]?["accuracy_se"]
    else {
      Issue.record("there is no standard error")
      return
    }
    let text = CompareProgram.run(wine, "--label", "cultivar", "--no-figures").output
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let row = try #require(rows.first { $0.starts(with: ["17", "74.3", "%"]) })
    #expect(row[3] == String(format: "%.1f", 209.302405 * error) && row[3] == "5.8")
  }

  // MARK: Properties

  @Test func bytesDependOnDataAndSeedOnly() {
    let data = CompareProgram.data("pokemon_water_normal")
    let run = { (threads: String, locale: String) in
      CompareProgram.run(
        data, "--label", "type", "--ignore", "id,name", "--threads", threads, "--json",
        environment: ["LC_ALL": locale]
      ).output
    }
    let alone = run("1", "C")
    #expect(alone.count > 1000)
    #expect(run("4", "de_DE.UTF-8") == alone)
    #expect(run("2", "tr_TR.UTF-8") == alone)
  }

  // MARK: Edges

  /// Runs the program on a file.
  private func run(csv: String, _ arguments: String...) throws -> CompareProgram.Run {
    var run = CompareProgram.Run(output: "", errors: "", status: -1)
    try withFolder { folder in
      try csv.write(toFile: "\(folder)/a.csv", atomically: true, encoding: .utf8)
      switch arguments.count {
      case 0: run = CompareProgram.run("\(folder)/a.csv", "--label", "y", "--json")
      default:
        run = CompareProgram.run(
          "\(folder)/a.csv", "--label", "y", arguments[0], arguments[1], "--json")
      }
    }
    return run
  }

  @Test func aLoneExampleOfAClassIsAnError() throws {
    let run = try run(csv: "x,y\n1,a\n2,a\n3,b\n")
    #expect(run.status == 1)
    #expect(run.json?["error"]?["kind"] == .string("label.tooFew"))
    #expect(run.json?["error"]?["value"] == .string("b"))
    #expect(
      run.errors.contains("class 'b' has 1 example") && run.errors.filter(\.isNewline).count == 1)
  }

  @Test func moreFoldsThanExamplesAreReducedAndSaid() throws {
    let run = try run(csv: "x,y\n1,a\n2,a\n3,b\n5,b\n")
    #expect(run.status == 0)
    #expect(run.json?["folds"] == .number(4))
    #expect(run.json?["warnings"]?[0] == .string("4 examples make 4 folds, not 10"))
    #expect(run.errors.contains("warning: 4 examples make 4 folds, not 10"))
    #expect(run.json?["learning_curves"] == .array([JSONValue]()))
  }

  @Test func leavingOneOutIsExplained() throws {
    try withFolder { folder in
      try "x,y\n1,a\n2,a\n4,a\n3,b\n5,b\n7,b\n".write(
        toFile: "\(folder)/a.csv", atomically: true, encoding: .utf8)
      let note = "leaving an example out makes its own class the rarer one"
      for (folds, isSaid) in [("6", true), ("3", false)] {
        let run = CompareProgram.run("\(folder)/a.csv", "--label", "y", "--folds", folds)
        let text = run.output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(run.status == 0 && text.contains(note) == isSaid)
      }
    }
  }

  @Test func aRareClassIsSaid() throws {
    let rows = (0..<20).map { "\($0),\($0 < 3 ? "rare" : "common")\n" }.joined()
    let run = try run(csv: "x,y\n" + rows)
    #expect(run.status == 0)
    #expect(
      run.json?["warnings"]?[0]
        == .string("class 'rare' has 3 examples: 7 of 10 folds have none to test"))
  }

  @Test func refusalsKeepTheirRows() throws {
    let rows = (0..<20).map { "\(($0 * 7) % 20),5,\($0 % 2)\n" }.joined()
    let run = try run(csv: "x,c,y\n" + rows)
    #expect(run.status == 0)
    let methods = run.json?["methods"]
    for k in 0..<3 {
      #expect(methods?[k]?["accuracy"] == .null)
      #expect(methods?[k]?["refusal"]?["kind"] == .string("feature.constant"))
      #expect(methods?[k]?["refusal"]?["column"] == .string("c"))
    }
    #expect(methods?[3]?["refusal"] == .null && methods?[5]?["refusal"] == .null)
    #expect(run.json?["generative_vs_discriminative"] == .null)
    #expect(run.json?["constant_features"] == .array(["c"]))
  }

  @Test(arguments: [
    ["--folds", "1"], ["--folds", "x"], ["--ridge", "-1"], ["--ridge", "nan"],
    ["--shrinkage", "2"], ["--report", "page.pdf"],
  ])
  func wrongOptionsAreUsageErrors(_ option: [String]) {
    let run = CompareProgram.run(iris, "--label", "species", option[0], option[1])
    #expect(run.status == 64 && run.output == "" && run.errors != "")
  }
}
