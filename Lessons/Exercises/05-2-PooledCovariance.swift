/*
  Exercise 05-2 · One covariance matrix for two classes

  Two normal distributions with different means share one covariance matrix.
  By maximum likelihood it is a mean over all N examples, each measured from
  the mean of its own class:

      C = 1/N Σₙ (xₙ − μ) (xₙ − μ)ᵀ,    μ = the mean of the class of xₙ

  The means are not given. A class weighs as much as it has examples.

  Return C, d rows of d numbers. There is a row of d features and a label, 0
  or 1, for each example. Both classes have examples.

      pooledCovariance(features: [[0], [2], [5]], labels: [0, 0, 1])
          is   [[0.6666…]], (1 + 1 + 0) / 3
*/
import CPosteriorLibc

func pooledCovariance(features: [[Double]], labels: [Double]) -> [[Double]] {
  // Your turn: replace the next line.
  return features[0].map { _ in features[0].map { _ in 0 } }
}
