/*
  Exercise 04-2 · The mean loss, from logits

  A logit z says that class 1 has the probability σ(z) = 1 / (1 + e⁻ᶻ). The
  loss is −ln σ(z) if the label y is 1, and −ln(1 − σ(z)) if it is 0. Both
  are

      loss = softplus(z) − y z,    softplus(z) = ln(1 + eᶻ)

  Typed in like that, e¹⁰⁰⁰ overflows; and with σ it is ln 0 that comes out.
  But a model that is wrong and sure, z = 1000 for y = 0, has a loss of 1000,
  not of ∞. Find a form that never takes e of a positive number.

  Return the mean of the losses. There is a logit and a label, 0 or 1, for
  each example.

      meanLoss(logits: [0, 0], labels: [1, 0])   is   0.6931…, ln 2
*/
import CPosteriorLibc

func meanLoss(logits: [Double], labels: [Double]) -> Double {
  // <solution>
  var sum = 0.0
  for (z, y) in zip(logits, labels) {
    sum += max(z, 0) - y * z + log1p(exp(-abs(z)))
  }
  return sum / Double(logits.count)
  // <stub> return 0
}
