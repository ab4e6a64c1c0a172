/*
  Exercise 04-1 · The gradient of the mean loss

  Logistic regression gives an example x the probability σ(z) of class 1, with

      z = w·x + b,    σ(z) = 1 / (1 + e⁻ᶻ)

  and pays −ln σ(z) if its label y is 1, −ln(1 − σ(z)) if it is 0. In which
  direction does the mean of these losses grow?

      ∂/∂w = 1/N Σ (σ(zₙ) − yₙ) xₙ,    ∂/∂b = 1/N Σ (σ(zₙ) − yₙ)

  Return the gradient with respect to the weights and to the bias. There is a
  row of features and a label, 0 or 1, for each of the N examples.

      gradient(features: [[2]], labels: [1], weights: [0], bias: 0)
          is   (weights: [-1], bias: -0.5)
*/
import CPosteriorLibc

func gradient(
  features: [[Double]], labels: [Double], weights: [Double], bias: Double
) -> (weights: [Double], bias: Double) {
  // Your turn: replace the next line.
  return (weights: weights.map { _ in 0 }, bias: 0)
}
