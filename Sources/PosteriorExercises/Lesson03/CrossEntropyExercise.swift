import CPosteriorLibc
import Posterior

extension Exercise {
  static let crossEntropy = Exercise(
    id: "03-1", name: "CrossEntropy", title: "Cross-entropy in nats", difficulty: .easy,
    call: "crossEntropy(truth: $0.vector(), model: $0.vector())", arguments: ["truth", "model"],
    hints: [
      "Each outcome costs −log(model). How often do you pay? As often as the truth says.",
      "Where the truth is 0, nothing is paid, even if the model says 0: skip these outcomes.",
      "for (p, q) in zip(truth, model) where p > 0 { sum -= p * log(q) }",
    ],
    edgeCases: [
      [.vector([1, 0]), .vector([0.25, 0.75])],
      [.vector([0.5, 0.5, 0]), .vector([0.25, 0.75, 0])],
      [.vector([0.5, 0.5]), .vector([1, 0])], [.vector([0.9, 0.1]), .vector([0.9, 0.1])],
    ],
    randomCase: { source in
      let count = 2 + source.integer(below: 4)
      return [
        .vector(source.probabilities(count, zeros: true)), .vector(source.probabilities(count)),
      ]
    },
    expected: { .number(cost($0[0].vector, $0[1].vector)) },
    laws: [
      Law("A cross-entropy is at least the entropy of the truth.") { input, answer in
        answer.number >= Posterior.entropy(input[0].vector) - 1e-9
      }
    ],
    slips: [
      Slip("You swapped truth and model: the truth weighs, the logarithm is of the model.") {
        .number(cost($0[1].vector, $0[0].vector))
      },
      Slip("That is in bits. Nats need `log`, the natural logarithm.") {
        .number(cost($0[0].vector, $0[1].vector) / log(2))
      },
      Slip("0 · log(0) is NaN in floating point. Where the truth is 0, nothing is paid: skip it.") {
        .number(-zip($0[0].vector, $0[1].vector).map { $0 * log($1) }.reduce(0, +))
      },
      Slip("A truth above 0 that the model holds for impossible costs ∞; you left it out.") {
        let possible = zip($0[0].vector, $0[1].vector).filter { $1 > 0 }
        return .number(-possible.map { $0 * log($1) }.reduce(0, +))
      },
      Slip("That is the entropy of the truth: take the logarithm of the model instead.") {
        .number(Posterior.entropy($0[0].vector))
      },
      Slip("That is the KL divergence: it has the entropy of the truth subtracted.") {
        .number(cost($0[0].vector, $0[1].vector) - Posterior.entropy($0[0].vector))
      },
      Slip("The minus sign is missing: the logarithm of a probability is negative.") {
        .number(-cost($0[0].vector, $0[1].vector))
      },
    ])
}

private func cost(_ truth: [Double], _ model: [Double]) -> Double {
  Posterior.crossEntropy(truth: truth, model: model)
}
