/*
  Exercise 09-2 · Backpropagation by hand

  A network has one hidden layer and one output, and pays the squared error
  for one example x with the target t:

      zⱼ = wⱼ·x + bⱼ,    hⱼ = max(0, zⱼ),    a = v·h + c,    L = (a − t)²

  There is no ½. By the chain rule, from the loss back to the hidden layer:

      ∂L/∂zⱼ = ∂L/∂a · ∂a/∂hⱼ · ∂hⱼ/∂zⱼ

  and what zⱼ is made of has the rest. At z = 0, where max(0, z) has a kink,
  take its derivative as 0, as libraries do.

  Return the gradients of L with respect to the hidden weights, a row for each
  hidden neuron, and to the hidden biases.

      hiddenGradient(
        x: [1, 2], target: 0, hiddenWeights: [[1, 0], [0, -1]],
        hiddenBiases: [0, 0], outputWeights: [3, 1], outputBias: 0)
          is   (weights: [[18, 36], [0, 0]], biases: [18, 0])
*/
import CPosteriorLibc

func hiddenGradient(
  x: [Double], target: Double, hiddenWeights: [[Double]],
  hiddenBiases: [Double], outputWeights: [Double], outputBias: Double
) -> (weights: [[Double]], biases: [Double]) {
  // <solution>
  let z = zip(hiddenWeights, hiddenBiases).map { w, b in
    zip(w, x).map { $0 * $1 }.reduce(b, +)
  }
  let output = zip(outputWeights, z).map { $0 * max(0, $1) }.reduce(outputBias, +)
  let slopes = zip(outputWeights, z).map { v, z in
    z > 0 ? 2 * (output - target) * v : 0
  }
  return (slopes.map { slope in x.map { slope * $0 } }, slopes)
  // <stub> return (weights: hiddenWeights, biases: hiddenBiases)
}
