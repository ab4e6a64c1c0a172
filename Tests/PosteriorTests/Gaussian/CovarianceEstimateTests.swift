import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct CovarianceEstimateTests {
  // MARK: Edges: scales

  /// Two classes whose two features have a standard deviation near a scale.
  static func scaled(_ scale: Double) -> Dataset {
    let rows: [[Double]] = [[0, 1], [1, 3], [2, 1], [5, 4], [7, 4], [6, 7], [8, 8]]
    return Dataset(
      features: Matrix(rows.map { $0.map { $0 * scale } }), labels: [0, 0, 0, 1, 1, 1, 1])
  }

  @Test(arguments: [1e-150, 1e-100, 1, 1e100, 1e150])
  func scalesDoNotMatter(_ scale: Double) throws {
    for covariance in CovarianceModel.allCases {
      let plain = try GaussianClassifier(
        fittedTo: Self.scaled(1), covariance: covariance, shrinkage: 0.25)
      let model = try GaussianClassifier(
        fittedTo: Self.scaled(scale), covariance: covariance, shrinkage: 0.25)
      expectClose(
        model.posterior([3 * scale, 2 * scale]), plain.posterior([3, 2]), relative: 1e-12,
        absolute: 0)
    }
  }

  @Test(arguments: [0x1p-1074, 1e-200, 1e160, 1e308])
  func scalesWhoseSquaresAreNoNumbersAreRefused(_ scale: Double) throws {
    let rows: [[Double]] = [[0, 1], [1, -1], [0, 0], [-1, 1], [1, 0], [1, 1]]
    let dataset = Dataset(
      features: Matrix(rows.map { [$0[0], $0[1] * scale] }), labels: [0, 0, 0, 1, 1, 1])
    for covariance in CovarianceModel.allCases {
      #expect(throws: FitError.featureRange(name: "x2", largest: scale)) {
        try GaussianClassifier(fittedTo: dataset, covariance: covariance, shrinkage: 0.5)
      }
    }
  }

  static func dataset(_ rows: [[Double]], _ labels: [Int]) -> Dataset {
    Dataset(
      features: Matrix(rows), labels: labels,
      featureNames: ["a", "b", "c"].prefix(rows[0].count) + [],
      classNames: ["no", "yes"])
  }

  @Test func constantFeaturesAreNamed() {
    let overall = Self.dataset(
      [[1, 0.1], [2, 0.1], [4, 0.1], [7, 0.1], [8, 0.1]], [0, 0, 0, 1, 1])
    let within = Self.dataset(
      [[1, 0.1], [2, 0.1], [4, 0.1], [7, 0.7], [8, 0.7]], [0, 0, 0, 1, 1])
    for covariance in [CovarianceModel.shared, .sharedDiagonal] {
      #expect(throws: FitError.constantFeature(name: "b", value: 0.1, withinClasses: false)) {
        try GaussianClassifier(maximumLikelihood: overall, covariance: covariance)
      }
      #expect(throws: FitError.constantFeature(name: "b", value: 0.1, withinClasses: true)) {
        try GaussianClassifier(maximumLikelihood: within, covariance: covariance)
      }
    }
    let inOne = Self.dataset(
      [[1, 0.1], [2, 0.3], [4, 0.2], [7, 0.7], [8, 0.7], [5, 0.7]], [0, 0, 0, 1, 1, 1])
    for covariance in [CovarianceModel.perClass, .perClassDiagonal] {
      let expected = FitError.constantFeature(
        name: "b", value: 0.7, withinClasses: true, className: "yes")
      #expect(throws: expected) {
        try GaussianClassifier(maximumLikelihood: inOne, covariance: covariance)
      }
      #expect(
        expected.description
          == "column 'b': the feature has the value 0.7 in all examples of class 'yes'. "
          + "Leave the feature out.")
    }
  }

  @Test func constantsOfAnySizeAreConstants() {
    for value in [0x1p-1074, 1e-160, 1e-140, 0.1, 1e17, 1e160, 1.7e308] {
      let dataset = Self.dataset(
        [
          [1, value], [2, value], [4, value], [7, value], [8, value], [9, value], [3, value],
        ],
        [0, 0, 0, 1, 1, 1, 1])
      for covariance in CovarianceModel.allCases {
        #expect(throws: FitError.constantFeature(name: "b", value: value, withinClasses: false)) {
          try GaussianClassifier(maximumLikelihood: dataset, covariance: covariance)
        }
      }
    }
  }

  @Test func theRoundingOfSumsIsNoVariation() {
    forAll { generator in
      let (count, value) = (generator.integer(in: 6...600), generator.double(in: 0.1...10))
      let dataset = Self.dataset(
        (0..<count).map { [Double($0 % 5), value] }, (0..<count).map { $0 % 2 })
      for covariance in CovarianceModel.allCases {
        #expect(throws: FitError.constantFeature(name: "b", value: value, withinClasses: false)) {
          try GaussianClassifier(maximumLikelihood: dataset, covariance: covariance)
        }
      }
    }
  }

  @Test func smallVariationAtALargeValueIsNotConstant() throws {
    let rows = (0..<8).map { [Double($0 % 3), 1e15 + Double($0 % 4)] }
    let dataset = Self.dataset(rows, [0, 0, 0, 0, 1, 1, 1, 1])
    for covariance in CovarianceModel.allCases {
      let model = try GaussianClassifier(maximumLikelihood: dataset, covariance: covariance)
      expectClose(model.covariances[0][1, 1], 1.25)
    }
  }

  @Test func collinearFeaturesAreNamed() throws {
    try forAll { generator in
      let dataset = GaussianClassifierTests.drawDataset(&generator)
      let d = dataset.featureCount
      let used = (0..<d).filter { _ in generator.integer(in: 0...1) == 1 }
      guard !used.isEmpty else { return }
      let coefficients = used.map { _ in generator.double(in: 0.1...10) }
      let rows = dataset.features.rows.map { row in
        row + [zip(used, coefficients).reduce(3.0) { $0 + row[$1.0] * $1.1 }]
      }
      let names = (0..<d).map { "f\($0)" } + ["sum"]
      let collinear = Dataset(
        features: Matrix(rows), labels: dataset.labels, featureNames: names)
      let others = used.map { "f\($0)" }
      #expect(throws: FitError.collinearFeature(name: "sum", others: others)) {
        try GaussianClassifier(maximumLikelihood: collinear)
      }
      #expect(throws: FitError.collinearFeature(name: "sum", others: others, className: "0")) {
        try GaussianClassifier(maximumLikelihood: collinear, covariance: .perClass)
      }
      // Shrinkage mends it.
      let model = try GaussianClassifier(fittedTo: collinear, shrinkage: 0.01)
      #expect(model.posterior(rows[0]).allSatisfy { $0.isFinite })
    }
  }

  @Test func theSumOfAllStatisticsOfPokemonIsRefused() throws {
    let table = try pokemon()
    #expect(
      throws: FitError.collinearFeature(
        name: "total", others: Array(table.featureNames.dropLast()))
    ) {
      try GaussianClassifier(maximumLikelihood: table)
    }
  }

  /// The six statistics and their sum.
  private func pokemon() throws -> Dataset {
    var (header, records) = try DataTable.records("pokemon_water_normal")
    header.removeFirst(3)
    let rows = records.map { $0.dropFirst(3).compactMap { Double($0) } }
    return Dataset(
      features: Matrix(rows.map { $0 + [$0.reduce(0, +)] }),
      labels: records.map { $0[2] == "Water" ? 0 : 1 }, featureNames: header + ["total"])
  }

  @Test func tooFewExamples() {
    let rows: [[Double]] = [[0, 1], [2, 0], [1, 1], [4, 2]]
    #expect(throws: FitError.oneClass(name: "yes")) {
      try GaussianClassifier(maximumLikelihood: Self.dataset(rows, [1, 1, 1, 1]))
    }
    let three = Dataset(
      features: Matrix(rows), labels: [0, 0, 1, 1], classNames: ["a", "b", "c"])
    #expect(throws: FitError.tooFewRows(className: "c", count: 0, needed: 1)) {
      try GaussianClassifier(maximumLikelihood: three)
    }
    #expect(throws: FitError.tooFewRows(className: "yes", count: 2, needed: 3)) {
      try GaussianClassifier(
        maximumLikelihood: Self.dataset(rows + [[5, 1]], [0, 0, 1, 1, 0]), covariance: .perClass)
    }
    #expect(throws: FitError.tooFewRows(className: "yes", count: 1, needed: 2)) {
      try GaussianClassifier(
        maximumLikelihood: Self.dataset(rows, [0, 0, 0, 1]), covariance: .perClassDiagonal)
    }
    #expect(throws: FitError.tooFewExamples(count: 3, needed: 4)) {
      try GaussianClassifier(maximumLikelihood: Self.dataset(Array(rows[..<3]), [0, 0, 1]))
    }
    #expect(throws: FitError.tooFewExamples(count: 2, needed: 3)) {
      try GaussianClassifier(
        maximumLikelihood: Self.dataset(Array(rows[..<2]), [0, 1]), covariance: .sharedDiagonal)
    }
  }

  @Test func oneExampleMoreIsEnough() throws {
    let rows: [[Double]] = [[0, 1], [2, 0], [1, 1], [4, 2]]
    _ = try GaussianClassifier(maximumLikelihood: Self.dataset(rows, [0, 0, 1, 1]))
    _ = try GaussianClassifier(
      fittedTo: Self.dataset(Array(rows[..<3]), [0, 0, 1]), divisor: .unbiased, shrinkage: 0.5)
    _ = try GaussianClassifier(
      maximumLikelihood: Self.dataset(rows, [0, 0, 1, 1]), covariance: .perClassDiagonal)
  }
}
