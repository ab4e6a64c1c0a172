import GSLNumerics
import PosteriorTestSupport
import Testing

/// What `posterior fit --method logistic` says about coefficients.
@Suite struct InferenceTests {
  /// The flights before Challenger: temperature in °F, and whether an O-ring was damaged.
  static let flights =
    "t,damage\n53,1\n57,1\n58,1\n63,1\n66,0\n67,0\n67,0\n67,0\n68,0\n69,0\n70,0\n70,0\n70,1\n70,1\n72,0\n"
    + "73,0\n75,0\n75,1\n76,0\n76,0\n78,0\n79,0\n81,0\n"

  private func run(_ arguments: String..., text: String = flights) throws -> Run {
    try fit(text.utf8, ["--label", "damage", "--method", "logistic"] + arguments)
  }

  /// R 4.2: summary(glm(damage ~ t, binomial)); the interval by Tests/Reference/logistic_inference.py.
  @Test func profilesAreTheDefault() throws {
    let inference = try run("--json").json["inference"]!
    #expect(inference["intervals"] == .string("profile"))
    expectClose(inference["aic"]!.numbers[0], 24.315, relative: 0, absolute: 5e-4)
    let weight = inference["coefficients"]!.elements[1]
    #expect(weight["name"] == .string("t"))
    expectClose(weight["lower"]!.numbers[0], -0.515432537595287, relative: 1e-9, absolute: 0)
    expectClose(weight["upper"]!.numbers[0], -0.060786257198653545, relative: 1e-9, absolute: 0)
    expectClose(weight["p"]!.numbers[0], 0.0048035325101403187, relative: 1e-8, absolute: 0)
  }

  @Test func waldOnRequest() throws {
    let inference = try run("--json", "--wald").json["inference"]!
    let weight = inference["coefficients"]!.elements[1]
    let margin = 1.959963984540054 * weight["standard_error"]!.numbers[0]
    expectClose(
      weight["upper"]!.numbers[0], weight["estimate"]!.numbers[0] + margin, relative: 1e-13,
      absolute: 0)
    expectClose(weight["p"]!.numbers[0], 0.0320, relative: 0, absolute: 5e-5)
  }

  @Test func aReaderSeesCoefficientsAndOdds() throws {
    let text = try run("--ascii").output
    #expect(text.contains("standard error") && text.contains("odds ratio"))
    #expect(text.contains("likelihood-ratio test") && !text.contains("Wald"))
    let wald = try run("--wald", "--firth").output
    #expect(wald.contains("Wald's test") && wald.contains("Firth's likelihood"))
  }

  @Test func separatedClassesHaveFirthsEstimates() throws {
    let separated = "t,damage\n1,0\n2,0\n4,1\n5,1\n"
    let report = try run("--firth", "--json", text: separated).json
    #expect(report["inference"]!["likelihood"] == .string("firth"))
    #expect(report["w"]!.numbers[0] > 0 && report["converged"] == .bool(true))
  }

  /// Where profiles would be long, the report says that its intervals are others.
  @Test func manyFeaturesHaveWaldsIntervals() throws {
    var source = RandomSource(seed: 1)
    let (rows, columns) = (1000, 130)
    var text = (1...columns).map { "x\($0)" }.joined(separator: ",") + ",damage\n"
    for i in 0..<rows {
      text += source.normals(columns).map { "\($0)," }.joined() + "\(i % 2)\n"
    }
    let run = try run("--json", text: text)
    #expect(run.status == 0 && run.errors.contains("profiles of the likelihood take too long"))
    #expect(try run.json["inference"]!["intervals"] == .string("wald"))
  }

  /// A penalized fit is biased, and has no such intervals.
  @Test func aRidgePenaltyHasNoInference() throws {
    #expect(try run("--ridge", "0.1", "--json").json["inference"] == .null)
  }

  @Test(arguments: [
    ["--firth", "--ridge", "0.1"], ["--firth", "--as-compared"],
  ]) func firthIsAPenaltyByItself(_ arguments: [String]) throws {
    let run = try fit(
      Self.flights.utf8, ["--label", "damage", "--method", "logistic"] + arguments)
    #expect(run.status == 64 && run.errors.contains("--firth is a penalty by itself"))
  }

  @Test func waldIsForLogisticRegression() throws {
    let run = try fit(Self.flights.utf8, ["--label", "damage", "--method", "lda", "--wald"])
    #expect(run.status == 64 && run.errors.contains("--wald is for logistic"))
  }
}

extension JSON {
  /// The elements of a list.
  fileprivate var elements: [JSON] { if case .list(let elements) = self { elements } else { [] } }
}
