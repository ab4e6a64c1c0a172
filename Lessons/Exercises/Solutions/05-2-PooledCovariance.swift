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
  // <solution>
  let zeros = [Double](repeating: 0, count: features[0].count)
  var means = [zeros, zeros]
  for label in 0...1 {
    let rows = zip(features, labels).filter { $0.1 == Double(label) }.map { $0.0 }
    for x in rows {
      for i in x.indices { means[label][i] += x[i] / Double(rows.count) }
    }
  }
  var covariance = features[0].map { _ in zeros }
  for (x, label) in zip(features, labels) {
    let deviation = zip(x, means[Int(label)]).map { $0 - $1 }
    for i in zeros.indices {
      for j in zeros.indices {
        covariance[i][j] += deviation[i] * deviation[j] / Double(features.count)
      }
    }
  }
  return covariance
  // <stub> return features[0].map { _ in features[0].map { _ in 0 } }
}
