/*
  Exercise 07-2 · Prediction minus truth

  A batch has N rows of K logits, and a label from 0 to K − 1 for each row. A
  row pays −ln p of its label, with p the softmax of its logits; the loss is
  the mean over the N rows. Which way does it grow?

      ∂/∂zₙₖ = (pₙₖ − yₙₖ) / N

  where yₙₖ is 1 if k is the label of row n, else 0.

  Return the gradient, a row for each row of logits. Let the softmax be one
  that does not overflow (07-1).

      crossEntropyGradient(logits: [[0, 0]], labels: [1])
          is   [[0.5, -0.5]]
*/
import CPosteriorLibc

func crossEntropyGradient(logits: [[Double]], labels: [Int]) -> [[Double]] {
  // <solution>
  let count = Double(labels.count)
  return zip(logits, labels).map { row, label in
    let largest = row.max() ?? 0
    let powers = row.map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return row.indices.map { k in
      (powers[k] / sum - (k == label ? 1 : 0)) / count
    }
  }
  // <stub> return logits
}
