import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorTestSupport
import Testing

@Suite struct LogOddsExpansionTests {
  /// The classifier of a case of lecture-gaussian.json; the priors are 79/140 and 61/140.
  static func printed(
    _ example: [String: FixtureValue]
  ) throws -> (own: GaussianClassifier, shared: GaussianClassifier) {
    let counts = example["counts"]!.vector
    let priors = counts.map { $0 / counts.reduce(0, +) }
    let means = example["means"]!.matrix
    let own = try zip(means, example["covariances"]!.list).map {
      try MultivariateNormal(mean: $0, covariance: Matrix($1.matrix))
    }
    return (
      GaussianClassifier(priors: priors, distributions: own),
      try GaussianClassifier(
        priors: priors, means: means, covariance: Matrix(example["shared"]!.matrix))
    )
  }

  // MARK: Known values (Tests/Fixtures/Distributions/lecture-gaussian.json: 50 digits)

  @Test func theLectureNumbers() throws {
    let example = try Fixture.load("Distributions/lecture-gaussian").cases[0]
    let (own, shared) = try Self.printed(example)
    let decision = shared.linearDecision(for: 0, against: 1)
    expectClose(decision.weights, example["w"]!.vector, relative: 1e-14, absolute: 0)
    expectClose(decision.bias, example["b"]!.number)
    for point in example["points"]!.list.map(\.object) {
      let x = point["x"]!.vector
      let expansion = LogOddsExpansion(of: own, for: 0, against: 1, at: x)
      expectClose(
        expansion.logDensities, [point["logf1"]!.number, point["logf2"]!.number], relative: 1e-14,
        absolute: 0)
      #expect(expansion.lines.count == 4 && expansion.linearDecision == nil)
      // Log-odds up to 20, made of terms up to 70 with a rounding of 2⁻⁵³ each.
      for line in expansion.lines {
        expectClose(line.posterior, point["qda"]!.number, relative: 1e-13, absolute: 0)
      }
      let linear = LogOddsExpansion(of: shared, for: 0, against: 1, at: x)
      #expect(linear.lines.count == 6)
      for line in linear.lines {
        expectClose(line.posterior, point["lda"]!.number, relative: 1e-13, absolute: 0)
      }
    }
  }

  @Test func theTermsByHand() throws {
    // x = 1; N(2, 4) against N(−1, 1) with priors ¾ and ¼.
    let classifier = GaussianClassifier(
      priors: [0.75, 0.25],
      distributions: [
        try MultivariateNormal(mean: [2], covariance: Matrix([[4]])),
        try MultivariateNormal(mean: [-1], covariance: Matrix([[1]])),
      ])
    let expansion = LogOddsExpansion(of: classifier, for: 0, against: 1, at: [1])
    let values: [Double] = [
      -0.693_147_180_559_945_3, -0.125, 0.5, -0.5, 0.5, 1, 0.5, 1.098_612_288_668_109_8,
    ]
    for (term, value) in zip(expansion.terms, values) { expectClose(term.value, value) }
    #expect(
      expansion.terms.map(\.name) == [
        "ln |Σ²|^½ / |Σ¹|^½", "− ½ xᵀ (Σ¹)⁻¹ x", "+ (μ¹)ᵀ (Σ¹)⁻¹ x", "− ½ (μ¹)ᵀ (Σ¹)⁻¹ μ¹",
        "+ ½ xᵀ (Σ²)⁻¹ x", "− (μ²)ᵀ (Σ²)⁻¹ x", "+ ½ (μ²)ᵀ (Σ²)⁻¹ μ²", "ln N₁/N₂",
      ])
    expectClose(expansion.logOdds, values.reduce(0, +))
    #expect(expansion.lines.map { $0.logOdds == nil } == [true, true, false, false])
  }

  // MARK: Properties

  /// A well conditioned covariance: I and a little more, so that |L⁻¹| |L| stays small.
  static func covariance(_ dimension: Int, _ generator: inout Generator) -> Matrix {
    let rows = (0..<dimension).map { _ in generator.vector(dimension, in: -0.4...0.4) }
    var sum = (1 / Double(dimension)) * Matrix(rows).gramMatrix
    for j in 0..<dimension { sum[j, j] += generator.double(in: 0.8...1.2) }
    return sum
  }

  /// A bound for the relative difference of two lines.
  ///
  /// Both use the same factors L. A triangular solve has an error of at most γ |L⁻¹| |L| |z|, γ = d
  /// · 2⁻⁵³, so that with the norm c of |L⁻¹| |L| a product of two such vectors has 2γc of the
  /// product of their lengths; a plain sum of d squares has γ more, and the sums of the terms are
  /// compensated. The difference x − μ, the halves, the logarithms and the last sum round a few
  /// times more. The posterior changes by less than the log-odds, relatively.
  static func bound(_ classifier: GaussianClassifier, _ x: [Double]) -> Double {
    let d = Double(x.count)
    var bound = 0.0
    for k in 0..<2 {
      let model = classifier.distribution(of: k)
      let inverse = model.factorization.whiten(.identity(x.count)).transposed
      let product = inverse.map(\.magnitude) * model.factorization.lower.map(\.magnitude)
      // The geometric mean of the largest sums of rows and of columns bounds the norm.
      let rows = product.rows.map { $0.reduce(0, +) }.max() ?? 0
      let columns = product.columns.map { $0.reduce(0, +) }.max() ?? 0
      let condition = (rows * columns).squareRoot()
      func length(_ vector: [Double]) -> Double {
        model.factorization.whiten(vector).reduce(0) { $0 + $1 * $1 }.squareRoot()
      }
      // |x − μ|²/2 in one line; |x|²/2, |x||μ| and |μ|²/2 in the other.
      let direct = model.mahalanobisSquared(x) / 2
      let ends = length(x) + length(model.mean)
      bound += (2 * condition + 1) * d * direct + 2 * condition * d * ends * ends / 2
      bound += 8 * (direct + ends * ends / 2)
      bound += 4 * (model.factorization.logDeterminant.magnitude + 2 * d)
    }
    return (bound + 16) * 0x1p-53
  }

  @Test func allLinesAreEqual() throws {
    try forAll { generator in
      let dimension = generator.integer(in: 1...20)
      let prior = generator.double(in: 0.1...0.9)
      let means = (0..<2).map { _ in generator.vector(dimension, in: -0.5...0.5) }
      let covariances = [
        Self.covariance(dimension, &generator), Self.covariance(dimension, &generator),
      ]
      let own = GaussianClassifier(
        priors: [prior, 1 - prior],
        distributions: try zip(means, covariances).map {
          try MultivariateNormal(mean: $0, covariance: $1)
        })
      let shared = try GaussianClassifier(
        priors: [prior, 1 - prior], means: means, covariance: covariances[0])
      var source = RandomSource(seed: generator.next())
      for classifier in [own, shared] {
        let drawn = generator.integer(in: 0...1)
        let x = classifier.distribution(of: drawn).sample(1, using: &source).row(0)
        let expansion = LogOddsExpansion(of: classifier, for: 0, against: 1, at: x)
        let bound = Self.bound(classifier, x)
        #expect(bound < 1e-12, "the case is not as well conditioned as it was meant to be")
        for line in expansion.lines {
          expectClose(
            line.posterior, expansion.lines[0].posterior, relative: bound, absolute: 0, line.name)
        }
        expectClose(
          classifier.posterior(x)[0], expansion.lines[0].posterior, relative: bound, absolute: 0)
      }
    }
  }

  @Test func quadraticTermsCancelExactlyWhereTheCovarianceIsShared() throws {
    try forAll { generator in
      let dimension = generator.integer(in: 1...5)
      let classifier = try GaussianClassifier(
        priors: [0.5, 0.5], means: (0..<2).map { _ in generator.vector(dimension, in: -1...1) },
        covariance: Self.covariance(dimension, &generator))
      let expansion = LogOddsExpansion(
        of: classifier, for: 0, against: 1, at: generator.vector(dimension, in: -9...9))
      let canceling = expansion.terms.filter(\.cancelsIfShared).map(\.value)
      #expect(canceling.count == 3 && canceling[0] == 0 && canceling[1] + canceling[2] == 0)
    }
  }

  @Test func theClassesExchangedAreTheOtherPosterior() throws {
    let example = try Fixture.load("Distributions/lecture-gaussian").cases[0]
    let classifier = try Self.printed(example).own
    let first = LogOddsExpansion(of: classifier, for: 0, against: 1, at: [103, 45])
    let second = LogOddsExpansion(of: classifier, for: 1, against: 0, at: [103, 45])
    expectClose(second.logOdds, -first.logOdds)
    for (one, other) in zip(first.lines, second.lines) {
      expectClose(one.posterior + other.posterior, 1)
    }
    #expect(second.logDensities == first.logDensities.reversed())
  }

  // MARK: Edges

  @Test func farFromBothClassesThePosteriorIsStillThere() throws {
    // Both densities underflow: e^(−20,000) and less.
    let classifier = try GaussianClassifier(
      priors: [0.5, 0.5], means: [[1], [-1]], covariance: Matrix([[1]]))
    let lines = LogOddsExpansion(of: classifier, for: 0, against: 1, at: [-200]).lines
    // σ(−400), whose log-odds are sums of numbers up to 20,000 with the rounding of those.
    for line in lines {
      expectClose(
        line.posterior, 1.915_169_596_714_005_7e-174, relative: 2e-11, absolute: 0, line.name)
    }
    for line in LogOddsExpansion(of: classifier, for: 0, against: 1, at: [600]).lines {
      #expect(line.posterior == 1)
    }
  }

  @Test func refusesThreeClasses() async {
    await #expect(processExitsWith: .failure) {
      let classifier = try GaussianClassifier(
        priors: [0.5, 0.25, 0.25], means: [[0], [1], [2]], covariance: Matrix([[1]]))
      _ = LogOddsExpansion(of: classifier, for: 0, against: 1, at: [0])
    }
  }
}
