import CPosteriorLibc
import Posterior

extension Exercise {
  static let kullbackLeibler = Exercise(
    id: "03-2", name: "KullbackLeibler", title: "What a wrong model costs, in bits",
    difficulty: .easy,
    call: "divergence(truth: $0.vector(), model: $0.vector())", arguments: ["truth", "model"],
    hints: [
      "Compare the two for each outcome: log2(p / q) bits too many, or too few if negative.",
      "How often do you pay that? As often as the truth says: weight by p, and skip p = 0.",
      "for (p, q) in zip(truth, model) where p > 0 { sum += p * log2(p / q) }",
    ],
    edgeCases: [
      [.vector([0.5, 0.5]), .vector([0.5, 0.5])], [.vector([0.7, 0.3]), .vector([0.9, 0.1])],
      [.vector([1, 0]), .vector([0.25, 0.75])], [.vector([0.5, 0.5, 0]), .vector([0.5, 0.5, 0])],
      [.vector([0.5, 0.5]), .vector([1, 0])],
    ],
    randomCase: { source in
      let count = 2 + source.integer(below: 4)
      return [
        .vector(source.probabilities(count, zeros: true)), .vector(source.probabilities(count)),
      ]
    },
    expected: { .number(divergence($0[0].vector, $0[1].vector)) },
    laws: [
      Law("A divergence is at least 0.") { $1.number >= -1e-9 },
      Law("The divergence of a model that is the truth is 0.") { input, answer in
        input[0] != input[1] || abs(answer.number) <= 1e-9
      },
    ],
    slips: [
      Slip("You swapped truth and model: the truth weighs, and stands above in the ratio.") {
        .number(divergence($0[1].vector, $0[0].vector))
      },
      Slip("You mixed the bases: a cross-entropy in nats less an entropy in bits is neither.") {
        .number(
          Posterior.crossEntropy(truth: $0[0].vector, model: $0[1].vector)
            - Posterior.entropy($0[0].vector, in: .bits))
      },
      Slip("That is in nats. `log` is the natural logarithm; bits need `log2`.") {
        .number(divergence($0[0].vector, $0[1].vector) * log(2))
      },
      Slip("That is the cross-entropy. Subtract the entropy of the truth, which no model avoids.") {
        .number(Posterior.crossEntropy(truth: $0[0].vector, model: $0[1].vector, in: .bits))
      },
      Slip("0 · log2(0) is NaN in floating point. Where the truth is 0, nothing is paid: skip.") {
        .number(sum($0) { p, q in p * log2(p / q) })
      },
      Slip("A truth above 0 that the model holds for impossible costs ∞; you left it out.") {
        .number(sum($0) { p, q in p > 0 && q > 0 ? p * log2(p / q) : 0 })
      },
      Slip("Terms below 0 count, too: take no absolute values.") {
        .number(sum($0) { p, q in p > 0 ? p * abs(log2(p / q)) : 0 })
      },
      Slip("The sign is wrong: the truth stands above in the ratio, the model below.") {
        .number(-divergence($0[0].vector, $0[1].vector))
      },
      Slip("The weights are missing: multiply each logarithm by the truth's p.") {
        .number(sum($0) { p, q in p > 0 ? log2(p / q) : 0 })
      },
      Slip("You added both directions. D(p ‖ q) is not symmetric; only this one is asked for.") {
        .number(
          divergence($0[0].vector, $0[1].vector) + divergence($0[1].vector, $0[0].vector))
      },
    ])
}

private func divergence(_ truth: [Double], _ model: [Double]) -> Double {
  Posterior.klDivergence(truth: truth, model: model, in: .bits)
}

private func sum(_ input: [Value], of term: (_ p: Double, _ q: Double) -> Double) -> Double {
  zip(input[0].vector, input[1].vector).map(term).reduce(0, +)
}
