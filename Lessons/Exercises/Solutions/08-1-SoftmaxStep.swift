/*
  Exercise 08-1 · One step of stochastic gradient descent

  Softmax regression has a row of weights and a bias for each of K classes.
  An example x has the logits zₖ = wₖ·x + bₖ, and p is their softmax. A step
  on a mini-batch of N examples, at the learning rate η, goes down the
  gradient of their mean cross-entropy:

      wₖ ← wₖ − η/N Σ (pₙₖ − yₙₖ) xₙ,    bₖ ← bₖ − η/N Σ (pₙₖ − yₙₖ)

  where yₙₖ is 1 if k is the label of example n, else 0. All p are those of
  the weights and biases before the step.

  Return the new weights, K rows, and the new biases. There is a row of
  features and a label, from 0 to K − 1, for each example.

      step(weights: [[0], [0]], biases: [0, 0], features: [[2]],
           labels: [1], rate: 0.1)
          is   (weights: [[-0.1], [0.1]], biases: [-0.05, 0.05])
*/
import CPosteriorLibc

func step(
  weights: [[Double]], biases: [Double], features: [[Double]], labels: [Int],
  rate: Double
) -> (weights: [[Double]], biases: [Double]) {
  // <solution>
  var (newWeights, newBiases) = (weights, biases)
  let pace = rate / Double(labels.count)
  for (x, label) in zip(features, labels) {
    let logits = zip(weights, biases).map { w, b in
      zip(w, x).map { $0 * $1 }.reduce(b, +)
    }
    let largest = logits.max() ?? 0
    let powers = logits.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    for k in biases.indices {
      let error = powers[k] / sum - (k == label ? 1 : 0)
      for j in x.indices { newWeights[k][j] -= pace * error * x[j] }
      newBiases[k] -= pace * error
    }
  }
  return (newWeights, newBiases)
  // <stub> return (weights: weights, biases: biases)
}
