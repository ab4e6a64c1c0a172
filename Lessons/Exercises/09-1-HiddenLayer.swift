/*
  Exercise 09-1 · Forward through a hidden layer

  A network with one hidden layer makes its own features h of x, and then is
  linear in them:

      hⱼ = max(0, wⱼ·x + bⱼ),    outputₖ = vₖ·h + cₖ

  Each hidden neuron j has a row wⱼ of `hiddenWeights` and a bias bⱼ, each
  output k a row vₖ of `outputWeights` and a bias cₖ. The outputs are logits
  or numbers: they may be negative.

  Return the outputs.

      outputs(
        x: [1, 2], hiddenWeights: [[1, 1], [0, -1]], hiddenBiases: [0, 1],
        outputWeights: [[-2, 5]], outputBiases: [1])
          is   [-5], as h is [3, 0]
*/
import CPosteriorLibc

func outputs(
  x: [Double], hiddenWeights: [[Double]], hiddenBiases: [Double],
  outputWeights: [[Double]], outputBiases: [Double]
) -> [Double] {
  // Your turn: replace the next line.
  return outputBiases
}
