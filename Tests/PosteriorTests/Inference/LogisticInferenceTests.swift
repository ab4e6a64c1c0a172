import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct LogisticInferenceTests {
  static let flights = dataset(
    [
      53, 57, 58, 63, 66, 67, 67, 67, 68, 69, 70, 70, 70, 70, 72, 73, 75, 75, 76, 76, 78, 79, 81,
    ].map { [$0] },
    [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0])
  /// The first feature alone tells the classes apart.
  static let separated = dataset(
    [[1, 3], [2, 1], [3, 4], [4, 2], [6, 3], [7, 1], [8, 5], [9, 2]], [0, 0, 0, 0, 1, 1, 1, 1])

  static func dataset(_ rows: [[Double]], _ labels: [Int]) -> Dataset {
    Dataset(features: Matrix(rows), labels: labels, classNames: ["no", "yes"])
  }

  struct Known: Sendable {
    let data: Dataset
    let likelihood: LogisticInference.Likelihood
    let logLikelihood: Double
    let likelihoodRatio: Double
    /// Estimate, standard error, p-value of the likelihood ratio, and the ends of the interval.
    let coefficients: [[Double]]
  }

  /// Tests/Reference/logistic_inference.py.
  static let known = [
    Known(
      data: flights, likelihood: .plain, logLikelihood: -10.157596343933414,
      likelihoodRatio: 7.9519600464266714,
      coefficients: [
        [
          15.042901647702441, 7.3786363849165656, 0.0083942016321625867, 3.3286977933714177,
          34.339582609498924,
        ],
        [
          -0.23216274421859647, 0.10823652164928543, 0.0048035325101403187, -0.515432537595287,
          -0.060786257198653545,
        ],
      ]),
    Known(
      data: flights, likelihood: .firth, logLikelihood: -10.262677907863526,
      likelihoodRatio: 6.7644972791716192,
      coefficients: [
        [
          11.949515132941845, 6.2554386729126919, 0.015739116115368776, 2.0011220219672564,
          27.895470802593655,
        ],
        [
          -0.18604191552378686, 0.091582263129694204, 0.0092989115727643457,
          -0.41953281233569832, -0.040528526728283009,
        ],
      ]),
    Known(
      data: separated, likelihood: .firth, logLikelihood: -1.635542195967331,
      likelihoodRatio: 5.4959004954141667,
      coefficients: [
        [
          -3.3492246210387802, 2.9240520463678158, 0.12156969033188977, -21.262863904126701,
          0.75225492785451686,
        ],
        [
          0.69095514984165719, 0.43625458671174207, 0.019597764848645665,
          0.090103047073701779, 2.7800837683153367,
        ],
        [
          -0.070132926153356892, 0.75818961311392825, 0.9219204826789156,
          -2.9496804536754805, 3.0007250183103157,
        ],
      ]),
  ]

  // MARK: Known values

  /// A gradient of 10⁻¹¹ an example leaves estimates an error of 10⁻¹¹ times the inverse
  /// information, and ends of intervals 10⁻¹⁰ of a root of 1.96 besides.
  @Test(arguments: known) func agreesWithFortyDigits(_ known: Known) throws {
    let inference = try LogisticInference(known.data, likelihood: known.likelihood)
    expectClose(inference.logLikelihood, known.logLikelihood, relative: 1e-9, absolute: 0)
    expectClose(inference.likelihoodRatio, known.likelihoodRatio, relative: 1e-9, absolute: 0)
    try #require(inference.coefficients.count == known.coefficients.count)
    for (coefficient, numbers) in zip(inference.coefficients, known.coefficients) {
      let computed = [
        coefficient.estimate, coefficient.standardError, coefficient.pValue,
        coefficient.interval.lowerBound, coefficient.interval.upperBound,
      ]
      for (number, value) in zip(computed, numbers) {
        expectClose(number, value, relative: 2e-8, absolute: 0)
      }
    }
  }

  /// R 4.2: summary(glm(y ~ t, binomial)).
  @Test func agreesWithTheSummaryOfR() throws {
    let inference = try LogisticInference(Self.flights)
    expectClose(inference.nullDeviance, 28.267, relative: 0, absolute: 5e-4)
    expectClose(inference.deviance, 20.315, relative: 0, absolute: 5e-4)
    expectClose(inference.aic, 24.315, relative: 0, absolute: 5e-4)
    #expect(inference.coefficients.map(\.name) == [nil, "x1"])
    let wald = try LogisticInference(Self.flights, intervals: .wald)
    for (coefficient, (z, p)) in zip(wald.coefficients, [(2.039, 0.0415), (-2.145, 0.0320)]) {
      expectClose(coefficient.z, z, relative: 0, absolute: 5e-4)
      expectClose(coefficient.pValue, p, relative: 0, absolute: 5e-5)
    }
  }

  // MARK: Properties

  @Test func wald() throws {
    let inference = try LogisticInference(Self.flights, confidence: 0.9, intervals: .wald)
    for coefficient in inference.coefficients {
      let margin = 1.6448536269514722 * coefficient.standardError
      expectClose(
        coefficient.interval.lowerBound, coefficient.estimate - margin, relative: 1e-14,
        absolute: 0)
      expectClose(
        coefficient.interval.upperBound, coefficient.estimate + margin, relative: 1e-14,
        absolute: 0)
    }
  }

  /// An interval excludes 0 where, and only where, the likelihood-ratio test rejects 0.
  @Test(arguments: [0.8, 0.9, 0.98, 0.99, 0.995, 0.999]) func testAndIntervalAgree(
    _ confidence: Double
  ) throws {
    for likelihood in [LogisticInference.Likelihood.plain, .firth] {
      let inference = try LogisticInference(
        Self.flights, likelihood: likelihood, confidence: confidence)
      for coefficient in inference.coefficients {
        #expect(
          coefficient.interval.contains(0) == (coefficient.pValue > 1 - confidence))
      }
    }
  }

  /// In other units nothing but the units of the weights changes.
  @Test func unitsDoNotMatter() throws {
    let rows = Self.flights.features.rows.map { [($0[0] - 32) / 1.8 + 1e4] }
    let moved = try LogisticInference(
      Self.dataset(rows, Self.flights.labels), likelihood: .firth)
    let first = try LogisticInference(Self.flights, likelihood: .firth)
    let (weight, movedWeight) = (first.coefficients[1], moved.coefficients[1])
    expectClose(movedWeight.estimate, 1.8 * weight.estimate, relative: 1e-7, absolute: 0)
    expectClose(
      movedWeight.interval.upperBound, 1.8 * weight.interval.upperBound, relative: 1e-7,
      absolute: 0)
    expectClose(
      movedWeight.pValue, weight.pValue, relative: 1e-7, absolute: 0)
  }

  @Test func oddsRatios() throws {
    let weight = try LogisticInference(Self.flights).coefficients[1]
    #expect(weight.oddsRatio == exp(weight.estimate))
    #expect(weight.oddsRatioInterval.lowerBound == exp(weight.interval.lowerBound))
    #expect(weight.oddsRatioInterval.upperBound == exp(weight.interval.upperBound))
  }

  /// Far from 0, fixing the bias at 0 begins where the model would be certain of every answer.
  @Test(arguments: [0, 1e3, 1e6]) func featuresFarFromZero(_ offset: Double) throws {
    let rows = Self.flights.features.rows.map { [$0[0] + offset] }
    let inference = try LogisticInference(Self.dataset(rows, Self.flights.labels))
    let weight = inference.coefficients[1]
    expectClose(weight.pValue, 0.0048035325101403187, relative: 1e-6, absolute: 0)
    // So far out the bias is the weight times the offset, and as surely not 0.
    if offset > 0 {
      expectClose(inference.coefficients[0].pValue, weight.pValue, relative: 0.1, absolute: 0)
    }
  }

  // MARK: Edges

  @Test func separatedClassesAreRefused() {
    #expect(throws: FitError.separated(.complete)) { try LogisticInference(Self.separated) }
  }

  @Test func oneClass() {
    #expect(throws: FitError.oneClass(name: "no")) {
      try LogisticInference(Self.dataset([[1], [2]], [0, 0]), likelihood: .firth)
    }
  }

  /// With no feature Firth's estimate adds half an example to each class.
  @Test func withoutFeatures() throws {
    let data = Self.dataset([[], [], []], [0, 1, 1])
    let inference = try LogisticInference(data, likelihood: .firth)
    expectClose(inference.model.decision.bias, log(2.5 / 1.5), relative: 1e-10, absolute: 0)
    #expect(inference.likelihoodRatioPValue == 1)
  }
}
