/*
  Exercise 03-2 · What a wrong model costs, in bits

  Cross-entropy has two parts: what the truth costs anyway, its entropy, and
  what the model is to blame for, the Kullback–Leibler divergence:

      D(p ‖ q) = Σ pₖ log₂ (pₖ / qₖ),    p = truth, q = model

  Single terms may be negative, the sum is not. An outcome that never happens
  costs nothing, whatever the model says of it. One that happens although the
  model holds it for impossible costs ∞.

  Return the divergence in bits. Both lists have the same length.

      divergence(truth: [0.5, 0.5], model: [0.25, 0.75])
          is   0.2075…, ½ · 1 − ½ · 0.5850
*/
import CPosteriorLibc

func divergence(truth: [Double], model: [Double]) -> Double {
  // Your turn: replace the next line.
  return 0
}
