/*
  Exercise 03-1 · Cross-entropy in nats

  What does it cost to believe the model when outcomes follow the truth? Each
  outcome costs −ln q, with the model's q, and comes with the truth's p:

      H(p, q) = −Σ pₖ ln qₖ

  An outcome that never happens costs nothing, whatever the model says of it.
  One that happens although the model holds it for impossible costs ∞.

  Return the cross-entropy in nats. Both lists have the same length.

      crossEntropy(truth: [0, 1], model: [0.75, 0.25])   is   1.386…, ln 4
*/
import CPosteriorLibc

func crossEntropy(truth: [Double], model: [Double]) -> Double {
  // <solution>
  var sum = 0.0
  for (p, q) in zip(truth, model) where p > 0 { sum -= p * log(q) }
  return sum
  // <stub> return 0
}
