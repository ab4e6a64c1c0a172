/*
  Exercise 06-2 · The error rate that nobody beats

  Two classes, equally frequent, are normal in the plane with means μ₀ and μ₁
  and one covariance matrix Σ. The best rule of all is then a line, Fisher's,
  and its error rate depends on the Mahalanobis distance Δ between the means
  alone:

      error = Φ(−Δ/2),    Δ² = (μ₁ − μ₀)ᵀ Σ⁻¹ (μ₁ − μ₀)

  For two features, with the determinant |Σ| = Σ₁₁ Σ₂₂ − Σ₁₂²,

      Σ⁻¹ = 1/|Σ| [[Σ₂₂, −Σ₁₂], [−Σ₁₂, Σ₁₁]]

  and the normal distribution function is Φ(t) = ½ erfc(−t/√2).

  Return the error rate.

      errorRate(mean0: [0, 0], mean1: [2, 0], covariance: [[1, 0], [0, 1]])
          is   0.1586…, Φ(−1)
*/
import CPosteriorLibc

func errorRate(mean0: [Double], mean1: [Double], covariance: [[Double]]) -> Double {
  // <solution>
  let (u, v) = (mean1[0] - mean0[0], mean1[1] - mean0[1])
  let (a, b, c) = (covariance[0][0], covariance[0][1], covariance[1][1])
  let squared = (c * u * u - 2 * b * u * v + a * v * v) / (a * c - b * b)
  return erfc(squared.squareRoot() / 2 / 2.0.squareRoot()) / 2
  // <stub> return 0
}
