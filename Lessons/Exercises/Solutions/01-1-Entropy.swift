/*
  Exercise 01-1 · Entropy in bits

  How surprising is a source on average? Each outcome has a surprisal of
  −log₂ p bits, and comes with probability p:

      H(p) = −Σ pₖ log₂ pₖ

  An outcome that never happens adds nothing.

  Return the entropy of the probabilities, in bits.

      entropyInBits([0.5, 0.25, 0.25])   is   1.5
*/
import CPosteriorLibc

func entropyInBits(_ probabilities: [Double]) -> Double {
  // <solution>
  var sum = 0.0
  for p in probabilities where p > 0 { sum -= p * log2(p) }
  return sum
  // <stub> return 0
}
