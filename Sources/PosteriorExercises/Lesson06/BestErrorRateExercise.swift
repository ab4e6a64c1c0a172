import GSLNumerics
import Posterior
import PosteriorCourse

extension Exercise {
  static let bestErrorRate = Exercise(
    id: "06-2", name: "BestErrorRate", title: "The error rate that nobody beats",
    difficulty: .medium,
    call: """
      errorRate(mean0: $0.vector(), mean1: $0.vector(), covariance: $0.matrix())
      """,
    arguments: ["mean0", "mean1", "covariance"],
    hints: [
      "Begin with Δ²: write out the two rows of Σ⁻¹ (μ₁ − μ₀) on paper, with u and v for μ₁ − μ₀.",
      "Δ² = (Σ₂₂ u² − 2 Σ₁₂ u v + Σ₁₁ v²) / |Σ|. Then take the root, and halve it.",
      "The result is erfc(Δ/2 / √2) / 2: the two minus signs cancel. √2 is 2.0.squareRoot().",
    ],
    edgeCases: [
      [.vector([0, 0]), .vector([2, 0]), .matrix([[1, 0], [0, 1]])],
      [.vector([1, 1]), .vector([1, 1]), .matrix([[2, 0], [0, 3]])],
      [.vector([0, 0]), .vector([4, 0]), .matrix([[4, 0], [0, 1]])],
      [.vector([0, 0]), .vector([1, 1]), .matrix([[1, 0.8], [0.8, 1]])],
      [.vector([0, 0]), .vector([1, -1]), .matrix([[1, 0.8], [0.8, 1]])],
    ],
    randomCase: { source in
      let variances = (0..<2).map { _ in Double(5 + source.integer(below: 36)) / 10 }
      let bound = (variances[0] * variances[1]).squareRoot()
      let shared = (source.uniform(in: -0.9...0.9) * bound * 100).rounded() / 100
      return [
        .vector(source.rounded(2)), .vector(source.rounded(2)),
        .matrix([[variances[0], shared], [shared, variances[1]]]),
      ]
    },
    expected: { .number(errorRate(mahalanobisSquared($0))) },
    laws: [
      Law("The best rule errs at most half the time.") { (-1e-9...0.5 + 1e-9).contains($1.number) }
    ],
    slips: [
      Slip("You forgot the root: Φ takes −Δ/2, and you have Δ².") {
        .number(StandardNormal.cumulative(-mahalanobisSquared($0) / 2))
      },
      Slip("You forgot to halve Δ: the line lies in the middle between the means.") {
        .number(StandardNormal.cumulative(-mahalanobisSquared($0).squareRoot()))
      },
      Slip("That is how often the rule is right. The error rate is Φ of a negative number.") {
        .number(1 - errorRate(mahalanobisSquared($0)))
      },
      Slip("That is both tails: Φ(−Δ/2) is half of erfc.") {
        .number(2 * errorRate(mahalanobisSquared($0)))
      },
      Slip("√2 is missing: Φ(t) = ½ erfc(−t/√2).") {
        .number(errorRate(2 * mahalanobisSquared($0)))
      },
      Slip("That is by the Euclidean distance. Distances count in units of Σ.") {
        .number(errorRate(form($0) { _, _, _ in (1, 0, 1) }))
      },
      Slip("You left out the correlation: Σ₁₂ matters, too.") {
        .number(errorRate(form($0) { a, _, c in (1 / a, 0, 1 / c) }))
      },
      Slip("You multiplied by Σ. Its inverse is wanted: where Σ is large, distances count less.") {
        .number(errorRate(form($0) { a, b, c in (a, b, c) }))
      },
      Slip("You did not divide by the determinant of Σ.") {
        .number(errorRate(form($0) { a, b, c in (c, -b, a) }))
      },
      Slip("Off the diagonal of the inverse the sign turns: −Σ₁₂.") {
        .number(errorRate(form($0) { a, b, c in scaled(c, b, a, by: a * c - b * b) }))
      },
      Slip("On the diagonal of the inverse Σ₁₁ and Σ₂₂ change places.") {
        .number(errorRate(form($0) { a, b, c in scaled(a, -b, c, by: a * c - b * b) }))
      },
    ])
}

private func errorRate(_ squared: Double) -> Double {
  StandardNormal.cumulative(-squared.squareRoot() / 2)
}

private func mahalanobisSquared(_ input: [Value]) -> Double {
  let model = try? MultivariateNormal(
    mean: input[0].vector, covariance: Matrix(input[2].matrix))
  return model?.mahalanobisSquared(input[1].vector) ?? .nan
}

/// The square of a distance by a wrong matrix: a function of Σ₁₁, Σ₁₂ and Σ₂₂.
private func form(
  _ input: [Value], matrix: (Double, Double, Double) -> (Double, Double, Double)
) -> Double {
  let (mean0, mean1, covariance) = (input[0].vector, input[1].vector, input[2].matrix)
  let (u, v) = (mean1[0] - mean0[0], mean1[1] - mean0[1])
  let (a, b, c) = matrix(covariance[0][0], covariance[0][1], covariance[1][1])
  return a * u * u + 2 * b * u * v + c * v * v
}

private func scaled(
  _ a: Double, _ b: Double, _ c: Double, by determinant: Double
) -> (Double, Double, Double) {
  (a / determinant, b / determinant, c / determinant)
}
