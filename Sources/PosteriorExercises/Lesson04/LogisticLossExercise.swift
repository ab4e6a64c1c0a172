import CPosteriorLibc
import GSLNumerics

extension Exercise {
  static let logisticLoss = Exercise(
    id: "04-2", name: "LogisticLoss", title: "The mean loss, from logits", difficulty: .medium,
    call: "meanLoss(logits: $0.vector(), labels: $0.vector())", arguments: ["logits", "labels"],
    hints: [
      "Write it with softplus first, and make it right for small logits. Then mend softplus.",
      "Take eᶻ out of the logarithm where z > 0: ln(1 + eᶻ) = z + ln(1 + e⁻ᶻ).",
      "Both cases in one: softplus(z) = max(z, 0) + log1p(exp(-abs(z))).",
    ],
    edgeCases: [
      [.vector([0]), .vector([1])], [.vector([2, -1]), .vector([1, 0])],
      [.vector([40]), .vector([0])], [.vector([1000]), .vector([1])],
      [.vector([-1000]), .vector([0])], [.vector([1000]), .vector([0])],
      [.vector([-1000]), .vector([1])],
    ],
    randomCase: { source in
      let count = 1 + source.integer(below: 5)
      return [
        .vector(source.rounded(count, scale: 3)),
        .vector((0..<count).map { _ in source.bernoulli(probability: 0.5) ? 1 : 0 }),
      ]
    },
    expected: { mean($0, of: loss) },
    laws: [Law("A loss is at least 0.") { $1.number >= -1e-9 }],
    slips: [
      Slip("Far from 0 σ(z) rounds to 0 or 1, and 0 · ln 0 is NaN. Compute with z, not σ(z).") {
        mean($0) { z, y in loss(yes: sigmoid(z), no: 1 - sigmoid(z), y) }
      },
      Slip("Far from 0 σ(z) rounds to 0 or 1, and −ln 0 is ∞. Compute with z, not σ(z).") {
        mean($0) { z, y in y == 1 ? -log(sigmoid(z)) : -log(1 - sigmoid(z)) }
      },
      Slip("e¹⁰⁰⁰ overflows in ln(1 + eᶻ). Where z > 0, write z + ln(1 + e⁻ᶻ) instead.") {
        mean($0) { z, y in log(1 + exp(z)) - y * z }
      },
      Slip("e¹⁰⁰⁰ overflows in ln(1 + e⁻ᶻ), where the model is wrong and sure. Use e to −|z|.") {
        mean($0) { z, y in log(1 + exp(y == 1 ? -z : z)) }
      },
      Slip("That is the sum of the losses. Divide by the number of examples.") {
        .number(mean($0, of: loss).number * Double($0[0].vector.count))
      },
      Slip("You swapped the labels: σ(z) is the probability of class 1.") {
        mean($0) { z, y in softplus(y == 1 ? z : -z) }
      },
      Slip("You left out − y z: that is the loss as if all labels were 0.") {
        mean($0) { z, _ in softplus(z) }
      },
      Slip("ln(1 + e⁻ʸᶻ) is for labels −1 and 1. Here they are 0 and 1.") {
        mean($0) { z, y in softplus(-y * z) }
      },
      Slip("The sign is wrong: that is the mean log-likelihood, which is at most 0.") {
        mean($0) { z, y in -loss(z, y) }
      },
      Slip("That is in bits. Nats need `log`, the natural logarithm.") {
        mean($0) { z, y in loss(z, y) / log(2) }
      },
      Slip("That is the squared error of σ(z). Cross-entropy takes logarithms.") {
        mean($0) { z, y in (sigmoid(z) - y) * (sigmoid(z) - y) }
      },
    ] + [1e-15, 1e-12, 1e-10, 1e-8, 1e-7].flatMap(cut))
}

/// σ(z) is kept away from 0 and 1 by ε, or the ε is added before the logarithm.
private func cut(by epsilon: Double) -> [Exercise.Slip] {
  let diagnosis = "You keep σ(z) away from 0 and 1: no loss exceeds −ln \(epsilon). Take z itself."
  return [
    Exercise.Slip(diagnosis) {
      mean($0) { z, y in
        let inner = min(max(sigmoid(z), epsilon), 1 - epsilon)
        return loss(yes: inner, no: 1 - inner, y)
      }
    },
    Exercise.Slip(diagnosis) {
      mean($0) { z, y in loss(yes: sigmoid(z) + epsilon, no: 1 - sigmoid(z) + epsilon, y) }
    },
  ]
}

private func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

private func loss(_ z: Double, _ y: Double) -> Double { softplus(y == 1 ? -z : z) }

/// From the probabilities of both classes.
private func loss(yes: Double, no: Double, _ y: Double) -> Double {
  -(y * log(yes) + (1 - y) * log(no))
}

private func mean(_ input: [Value], of loss: (_ z: Double, _ y: Double) -> Double) -> Value {
  let losses = zip(input[0].vector, input[1].vector).map(loss)
  return .number(losses.reduce(0, +) / Double(losses.count))
}
