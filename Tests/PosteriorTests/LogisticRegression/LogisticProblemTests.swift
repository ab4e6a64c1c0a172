import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

/// Small fits take a way of their own. The same examples many times over have the same mean loss,
/// and go the general way.
@Suite struct LogisticProblemTests {
  private typealias Outcome = Result<FitResult<LogisticRegression>, FitError>

  private static func fit(_ features: Matrix, _ labels: [Int], _ penalty: Double) -> Outcome {
    Outcome { () throws(FitError) in
      try LogisticRegression.fit(
        Dataset(features: features, labels: labels, classNames: ["no", "yes"]), penalty: penalty)
    }
  }

  /// Few examples, of features with any unit and origin; some are combinations of others, and some
  /// nearly so.
  private static func draw(_ generator: inout Generator) -> (features: Matrix, labels: [Int]) {
    let featureCount = generator.integer(in: 1...7)
    let rowCount = featureCount + generator.integer(in: 2...80)
    let steepness = generator.double(in: 0...4)
    var features = Matrix(
      (0..<rowCount).map { _ in generator.vector(featureCount, in: -1...1) })
    let labels = (0..<rowCount).map { i in
      generator.double(in: 0...1) < logistic(steepness * features[i, 0]) ? 1 : 0
    }
    let noises: [Double] = [0, 1e-9, 1e-3, 1]
    let noise = noises[min(generator.integer(in: 0...7), 3)]
    let units = (0..<featureCount).map { _ in
      Double(sign: .plus, exponent: generator.integer(in: -200...200), significand: 1)
    }
    let origins = generator.vector(featureCount, in: -100...100)
    for i in 0..<rowCount {
      let last = featureCount - 1
      if last > 0 { features[i, last] = features[i, 0] + noise * features[i, last] }
      for j in 0..<featureCount { features[i, j] = (features[i, j] + origins[j]) * units[j] }
    }
    return (features, labels)
  }

  // MARK: Properties

  @Test func smallFitsAreThoseOfTheGeneralWay() {
    var counts = [String: Int]()
    forAll { generator in
      let (features, labels) = Self.draw(&generator)
      let penalty = generator.integer(in: 0...2) > 0 ? 0 : generator.double(in: 0...0.1)
      let repetitions = 5000 / labels.count + 1
      let rows = Array(repeating: features.rows, count: repetitions).flatMap { $0 }
      let many = Array(repeating: labels, count: repetitions).flatMap { $0 }
      switch (Self.fit(features, labels, penalty), Self.fit(Matrix(rows), many, penalty)) {
      case (.success(let small), .success(let large)):
        counts["found", default: 0] += 1
        let (own, other) = (small.model.logits(features), large.model.logits(features))
        // Rounding of 10⁻¹⁴, of features up to 10² from their origin, over curvatures down to 10⁻⁶.
        expectClose(own.elements, other.elements, relative: 1e-7, absolute: 1e-7)
        let count = min(small.history.losses.count, large.history.losses.count)
        #expect(abs(small.history.stepCount - large.history.stepCount) <= 1)
        // A step that far off along a slope of 0.1.
        expectClose(
          Array(small.history.losses[..<count]), Array(large.history.losses[..<count]),
          absolute: 1e-8)
      case (.failure(let own), .failure(let other)):
        #expect(own.kind == other.kind)
        if case .separated = own { #expect(own == other) }
        counts[own.kind, default: 0] += 1
      case (let own, let other): Issue.record("\(own) but \(other)")
      }
    }
    #expect(
      counts["found", default: 0] > 200 && counts["fit.separated", default: 0] > 20, "\(counts)")
    #expect(counts["feature.collinear", default: 0] > 10, "\(counts)")
  }
}
