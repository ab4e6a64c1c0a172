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
  // Your turn: replace the next line.
  return 0
}
