import Foundation
import Posterior
import PosteriorTestSupport
import Testing

/// What `posterior fit` finds.
@Suite struct FitCommandTests {
  static let keys: Set<String> = [
    "n", "features", "classes", "counts", "means", "covariance", "w", "b", "log_loss", "accuracy",
    "log_det", "condition", "converged", "iterations", "inference", "warnings",
  ]

  static let overlapping = "x,y,class\n1,2,a\n2,1,a\n3,5,a\n2,4,b\n3,3,b\n5,6,b\n4,1,b\n"

  /// The report on a fit of the file above.
  private func report(_ arguments: String..., text: String = overlapping) throws -> [String: JSON] {
    let run = try fit(text.utf8, ["--label", "class", "--json"] + arguments)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    return try run.json
  }

  // MARK: Known values (tables that are worked out by hand)

  @Test func linearDiscriminantAnalysisByHand() throws {
    let report = try report(
      "--method", "lda", text: "x,class\n0,a\n2,a\n3,b\n5,b\n")
    #expect(Set(report.keys) == Self.keys)
    #expect(report["n"] == .number(4))
    #expect(report["features"] == .list([.string("x")]))
    #expect(report["classes"] == .list([.string("a"), .string("b")]))
    #expect(report["counts"] == .list([.number(2), .number(2)]))
    #expect(report["means"] == .list([.list([.number(1)]), .list([.number(4)])]))
    #expect(report["covariance"] == .list([.list([.number(1)])]))
    // w = (4 − 1) / 1 and b = −(4² − 1²) / 2.
    #expect(report["w"] == .list([.number(3)]))
    #expect(report["b"] == .number(-7.5))
    #expect(report["log_det"] == .number(0))
    #expect(report["condition"] == .number(1))
    #expect(report["accuracy"] == .number(1))
    #expect(report["converged"] == .bool(true))
    #expect(report["iterations"] == .number(0))
    #expect(report["warnings"] == .list([]))
    // Log-odds of ∓7.5, ∓1.5, ±1.5, ±7.5.
    let loss = (log1p(exp(-7.5)) + log1p(exp(-1.5))) / 2
    expectClose(report["log_loss"]!.numbers[0], loss)
  }

  @Test func aThirdClassHasARowOfItsOwn() throws {
    let report = try report(
      "--method", "lda", text: "x,class\n0,a\n2,a\n3,b\n5,b\n7,c\n9,c\n")
    #expect(report["w"] == .list([.list([.number(1)]), .list([.number(4)]), .list([.number(8)])]))
    expectClose(
      report["b"]!.numbers, [log(1 / 3.0) - 0.5, log(1 / 3.0) - 8, log(1 / 3.0) - 32],
      absolute: 1e-14)
  }

  /// A fit is scored in parts of 4096 rows: here two and a rest.
  @Test func everyRowIsScored() throws {
    let rows = (0..<9000).map { "\($0 % 7),\($0 % 5 < 3 ? "a" : "b")\n" }
    let report = try report("--method", "majority", text: "x,class\n" + rows.joined())
    #expect(report["accuracy"] == .number(0.6))
    expectClose(report["log_loss"]!.numbers[0], -0.6 * log(0.6) - 0.4 * log(0.4))
  }

  @Test func theUnbiasedEstimateDividesByFewer() throws {
    let text = "x,class\n0,a\n2,a\n3,b\n5,b\n"
    let shared = try report("--method", "lda", "--unbiased", text: text)
    #expect(shared["covariance"] == .list([.list([.number(2)])]))
    let own = try report("--method", "naive-bayes", "--unbiased", text: text)
    #expect(own["covariance"] == .list([.list([.number(2)]), .list([.number(2)])]))
  }

  /// Variances that all classes share: one list, and one column for a reader.
  @Test func diagonalDiscriminantAnalysisSharesVariances() throws {
    let text = "x,y,class\n0,1,a\n2,5,a\n3,2,b\n5,6,b\n"
    let report = try report("--method", "diagonal-lda", text: text)
    #expect(report["covariance"] == .list([.number(1), .number(4)]))
    #expect(report["condition"] == .number(1))
    // w = (3 / 1, 1 / 4).
    #expect(report["w"] == .list([.number(3), .number(0.25)]))
    let run = try fit(text.utf8, ["--label", "class", "--method", "diagonal-lda"])
    let rows = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows.contains(["x", "1.0000"]) && rows.contains(["y", "2.0000"]))
  }

  @Test func everyMethodHasAReport() throws {
    for method in [any ClassificationMethod].all {
      let run = try fit(
        Self.overlapping.utf8, ["--label", "class", "--as-compared", "--method", method.name])
      #expect(run.status == 0 && run.output.contains(method.heading), "\(run.errors)")
      let report = try report("--as-compared", "--method", method.name)
      #expect(Set(report.keys) == Self.keys)
    }
  }

  @Test func quadraticDiscriminantAnalysisIsByClass() throws {
    let report = try report("--method", "qda", text: "x,class\n0,a\n2,a\n3,b\n9,b\n")
    #expect(
      report["covariance"] == .list([.list([.list([.number(1)])]), .list([.list([.number(9)])])]))
    #expect(report["w"] == .null && report["b"] == .null)
    expectClose(report["log_det"]!.numbers, [0, log(9)], absolute: 1e-15)
    #expect(report["condition"] == .list([.number(1), .number(1)]))
  }

  @Test func shrinkageMovesTheCovarianceTowardItsDiagonal() throws {
    let plain = try report("--method", "lda")["covariance"]!.numbers
    let half = try report("--method", "lda", "--shrinkage", "0.5")["covariance"]!.numbers
    expectClose(half, [plain[0], plain[1] / 2, plain[2] / 2, plain[3]], absolute: 1e-15)
    let full = try report("--method", "lda", "--shrinkage", "1")
    #expect(full["condition"] == .number(1))
  }

  /// The log-odds of logistic and of softmax regression are one model, and that of the penalty
  /// differs: λ|w|²/2 for w, which softmax divides between two rows, each of half the length.
  @Test func logisticIsSoftmaxOfTwoClasses() throws {
    let logistic = try report("--method", "logistic")
    let softmax = try report("--method", "softmax")
    expectClose(
      logistic["w"]!.numbers, softmax["w"]!.numbers, relative: 1e-9, absolute: 0)
    expectClose(logistic["b"]!.numbers, softmax["b"]!.numbers, relative: 1e-9, absolute: 0)
    let penalized = try report("--method", "logistic", "--ridge", "0.1")
    let doubled = try report("--method", "softmax", "--ridge", "0.2")
    expectClose(
      penalized["w"]!.numbers, doubled["w"]!.numbers, relative: 1e-9, absolute: 0)
    #expect(penalized["log_loss"]!.numbers[0] > logistic["log_loss"]!.numbers[0])
    for report in [logistic, softmax] {
      #expect(Set(report.keys) == Self.keys)
      #expect(report["means"] == .null && report["covariance"] == .null)
      #expect(report["converged"] == .bool(true) && report["iterations"]!.numbers[0] > 0)
    }
  }

  /// At the minimum of mean loss and penalty, residuals times features balance λw.
  @Test func thePenaltyIsInTheUnitsOfTheFile() throws {
    let report = try report("--method", "logistic", "--ridge", "0.3")
    let (w, b) = (report["w"]!.numbers, report["b"]!.numbers[0])
    var gradient = [0.0, 0.0, 0.0]
    for line in Self.overlapping.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      let (x, y) = (Double(cells[0])!, Double(cells[1])!)
      let p = 1 / (1 + exp(-(w[0] * x + w[1] * y + b)))
      let residual = (p - (cells[2] == "b" ? 1 : 0)) / 7
      gradient = [gradient[0] + residual * x, gradient[1] + residual * y, gradient[2] + residual]
    }
    expectClose(gradient, [-0.3 * w[0], -0.3 * w[1], 0], absolute: 1e-9)
  }

  @Test func aNetworkIsTrained() throws {
    let network = try report("--method", "mlp", "--epochs", "50")
    #expect(Set(network.keys) == Self.keys)
    #expect(network["converged"] == .null && network["iterations"] == .number(50))
    #expect(network["w"] == .null && network["covariance"] == .null)
    #expect(try report("--method", "mlp", "--epochs", "50") == network)
    #expect(try report("--method", "mlp", "--epochs", "50", "--seed", "2") != network)
    #expect(network["log_loss"]!.numbers[0] < log(2))
  }

  @Test func aNetworkThatLearnedNothingIsNamed() throws {
    let run = try fit(
      Self.overlapping.utf8, ["--label", "class", "--method", "mlp", "--rate", "1e6", "--json"])
    #expect(run.status == 0)
    #expect(run.errors.contains("above that of the shares of the classes: try a smaller --rate"))
    #expect(try run.json["log_loss"]!.numbers[0] > log(2))
  }

  @Test func iris() throws {
    let arguments = ["fit", lessonFile("iris.csv"), "--label", "species", "--json", "--method"]
    // Published: three of 150 wrong by both.
    for method in ["lda", "qda"] {
      #expect(try posterior(arguments + [method]).json["accuracy"] == .number(0.98))
    }
    #expect(try posterior(arguments + ["naive-bayes"]).json["accuracy"] == .number(0.96))
  }

  // MARK: Properties

  @Test func theSameBytesWhateverIsAround() throws {
    let command = "exec \"$0\" fit \(lessonFile("wine.csv")) --label cultivar --method qda --json"
    let usual = posterior(inShell: command)
    #expect(usual.status == 0)
    for environment in [
      ["LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"], ["TERM": "dumb"], ["COLUMNS": "20"],
      ["NO_COLOR": "1"], ["GSL_RNG_SEED": "7"], ["SWIFT_DETERMINISTIC_HASHING": "1"],
    ] {
      #expect(posterior(inShell: command, environment: environment) == usual)
    }
    for more in ["--threads 1", "--threads 4", "<&-", "--seed 7"] {
      #expect(posterior(inShell: "\(command) \(more)") == usual, "\(more)")
    }
  }

  @Test func rowsAndColumnsMayComeInAnyOrder() throws {
    let lines = Self.overlapping.split(separator: "\n")
    let reversed = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let (usual, other) = (
      try report("--method", "lda"), try report("--method", "lda", text: reversed)
    )
    expectClose(usual["w"]!.numbers, other["w"]!.numbers, relative: 1e-13, absolute: 0)
    let exchanged = try report("--method", "lda", "--features", "y,x")
    expectClose(
      exchanged["w"]!.numbers, usual["w"]!.numbers.reversed(), relative: 1e-13, absolute: 0)
  }

  @Test func integersAreClassesInTheirOrder() throws {
    let report = try report("--method", "lda", text: "x,class\n0,10\n2,10\n3,9\n5,9\n")
    #expect(report["classes"] == .list([.string("9"), .string("10")]))
    #expect(report["w"]!.numbers == [-3])
  }

  @Test func filesOfOtherForms() throws {
    let usual = try report("--method", "lda")
    let other = Self.overlapping.replacing(",", with: ";").replacing("\n", with: "\r\n")
    #expect(try report("--method", "lda", "--separator", ";", text: "\u{FEFF}" + other) == usual)
    let tabs = Self.overlapping.replacing(",", with: "\t")
    #expect(try report("--method", "lda", "--separator", #"\t"#, text: tabs) == usual)
    let commas = other.replacing("1;2;a", with: "1,0;2,0;a")
    #expect(
      try report("--method", "lda", "--separator", ";", "--decimal", ",", text: commas) == usual)
    let quoted = Self.overlapping.replacing("1,2,a", with: "\"1,0\",2,a")
    #expect(try report("--method", "lda", "--decimal", ",", text: quoted) == usual)
    let more = "name," + Self.overlapping.replacing("\n", with: "\nq,").dropLast(2)
    #expect(try report("--method", "lda", "--ignore", "name", text: more) == usual)
  }

  // MARK: Edges

  @Test func namesMayContainCommasAndQuotes() throws {
    let text = Self.overlapping.replacing("x,y,", with: "\"a,b\",\"q\"\"r\",")
    for features in [#""a,b",q"r"#, #""a,b","q""r""#] {
      let report = try report("--method", "lda", "--features", features, text: text)
      #expect(report["features"] == .list([.string("a,b"), .string("q\"r")]))
    }
    let rest = try report("--method", "lda", "--ignore", #""a,b""#, text: text)
    #expect(rest["features"] == .list([.string("q\"r")]))
  }

  @Test func namesKeepTheTerminalAsItIs() throws {
    let text = Self.overlapping.replacing("x", with: "\u{1B}[1mx").replacing(
      ",b", with: ",\u{1B}[31m*b*")
    for method in ["lda", "naive-bayes", "logistic"] {
      let run = try fit(text.utf8, ["--label", "class", "--method", method])
      #expect(run.status == 0 && !run.output.contains("\u{1B}"))
      #expect(run.output.contains(#"\u{1B}[1mx"#) && run.output.contains(#"\u{1B}[31m*b* (4)"#))
    }
  }

  /// An é of one character and of two look alike, and are two classes.
  @Test func classesAreToldApartByTheirBytes() throws {
    let text = "x,class\n1,\u{E9}\n2,\u{E9}\n2,e\u{301}\n5,e\u{301}\n"
    let report = try report("--method", "lda", text: text)
    #expect(report["counts"] == .list([.number(2), .number(2)]))
  }

  @Test func droppedRowsAreCounted() throws {
    let text = Self.overlapping + ",1,a\n1,NA,b\n3,3,\n"
    let run = try fit(
      text.utf8, ["--label", "class", "--method", "lda", "--drop-missing", "--json"])
    #expect(run.status == 0)
    let warning = "3 of 10 rows miss a value and were left out"
    #expect(run.errors == "posterior: warning: \(warning)\n")
    #expect(try run.json["warnings"] == .list([.string(warning)]))
    #expect(try run.json["n"] == .number(7))
  }

  @Test func nearlyCollinearFeaturesAreWarnedOf() throws {
    // y is x, but for 10⁻⁶ of its deviations.
    let text = """
      x,y,class
      1,1.000001,a
      2,1.999999,a
      3,3.000001,a
      2,2.000001,b
      4,3.999999,b
      3,2.999999,b

      """
    let run = try fit(text.utf8, ["--label", "class", "--method", "lda", "--json"])
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("posterior: warning: features are nearly collinear: "))
    #expect(try run.json["condition"]!.numbers[0] > 1e10)
    let plain = try fit(Self.overlapping.utf8, ["--label", "class", "--method", "lda"])
    #expect(plain.errors == "")
  }

  @Test func aClassOfOneRowIsWarnedOf() throws {
    let run = try fit(
      "x,class\n1,a\n2,a\n4,b\n".utf8, ["--label", "class", "--method", "lda", "--json"])
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("posterior: warning: class 'b' has 1 example"))
    #expect(try run.json["warnings"]!.self != .list([]))
  }

  @Test func shrinkageAndRidgeHelpWhereTheyAreNamed() throws {
    for input in BadInput.ofFits where input.message.contains("--shrinkage 0.1") {
      let run = try fit(input.bytes, input.arguments + ["--shrinkage", "0.1"])
      #expect(run.status == 0, "\(input.name): \(run.errors)")
    }
    for input in BadInput.ofFits where input.message.contains("--ridge 0.01") {
      let run = try fit(input.bytes, input.arguments + ["--ridge", "0.01"])
      #expect(run.status == 0, "\(input.name): \(run.errors)")
    }
  }

  @Test func theReportForAReaderFits() throws {
    for method in ["lda", "qda", "naive-bayes"] {
      let run = posterior(
        ["fit", lessonFile("iris.csv"), "--label", "species", "--method", method])
      #expect(run.status == 0 && run.errors == "")
      #expect(!run.output.contains("\u{1B}"))
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
      #expect(
        run.output.contains("sepal_length")
          && run.output.contains("98.0") == (method != "naive-bayes"))
    }
  }

  /// The numbers of a table: name by name, class by class.
  @Test func theReportForAReaderIsThatForAProgram() throws {
    func rows(_ method: String, _ text: String) throws -> [[String]] {
      let run = try fit(text.utf8, ["--label", "class", "--method", method])
      #expect(run.status == 0)
      return run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }
    let text = "x,y,class\n0,10,a\n2,14,a\n3,30,b\n5,26,b\n"
    let lda = try rows("lda", text)
    #expect(lda.contains(["x", "1.0000", "4.0000"]) && lda.contains(["y", "12.000", "28.000"]))
    // Σ = (1 0; 0 4), w = Σ⁻¹ (3, 16), b = −w · (2.5, 20).
    #expect(lda.contains(["x", "1.000", "0"]) && lda.contains(["y", "0", "4.000"]))
    #expect(lda.contains(["x", "3.0000"]) && lda.contains(["y", "4.0000"]))
    #expect(lda.contains(["bias", "−87.500"]))
    #expect(lda.contains(["accuracy", "100.000", "%"]))
    let bayes = try rows("naive-bayes", text)
    #expect(
      bayes.contains(["x", "1.0000", "1.0000"]) && bayes.contains(["y", "2.0000", "2.0000"]))
  }

  @Test func aModelIsSaved() throws {
    try withFolder { folder in
      let path = "\(folder)/iris.json"
      let arguments = ["fit", lessonFile("iris.csv"), "--label", "species", "--json"]
      let plain = posterior(arguments + ["--method", "lda"])
      #expect(posterior(arguments + ["--method", "lda", "--model", path]) == plain)
      #expect(files(in: folder) == ["iris.json"])
      let refused = posterior(arguments + ["--method", "lda", "--model", folder])
      #expect(refused.status == 1)
      #expect(refused.errorKind == "model.target")
      // A fit that fails leaves the file alone.
      let failed = posterior(arguments + ["--method", "softmax", "--model", "\(folder)/new.json"])
      #expect(failed.status == 1)
      #expect(files(in: folder) == ["iris.json"])
    }
  }
}
