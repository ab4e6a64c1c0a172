/*
  Exercise 07-1 · A softmax that does not overflow

  A network gives each class a logit z, any number. The softmax makes
  probabilities of them:

      pₖ = e^zₖ / Σⱼ e^zⱼ

  On paper it always works. In floating point e^1000 is ∞, and ∞/∞ is not a
  number; all e^z of logits near −1000 are 0. But the same number, added to
  all logits, changes no probability. Choose it well.

  Return the probabilities, one for each logit. All logits are finite.

      softmax([0, 0])         is   [0.5, 0.5]
      softmax([1000, 1000])   is   [0.5, 0.5]
*/
import CPosteriorLibc

func softmax(_ logits: [Double]) -> [Double] {
  // <solution>
  var largest = logits[0]
  for z in logits where z > largest { largest = z }
  let powers = logits.map { exp($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
  // <stub> return logits
}
