import CPosteriorLibc
import Posterior

extension Exercise {
  static let entropy = Exercise(
    id: "01-1", name: "Entropy", title: "Entropy in bits", difficulty: .easy,
    call: "entropyInBits($0.vector())", arguments: ["p"],
    hints: [
      "Walk over the probabilities and subtract p · log2(p) from a sum that starts at 0.",
      "log2(0) is −∞, and 0 · −∞ is NaN. What never happens surprises nobody: leave it out.",
      "for p in probabilities where p > 0 { sum -= p * log2(p) }",
    ],
    edgeCases: [
      [.vector([0.5, 0.5])], [.vector([1, 0])], [.vector([0.5, 0.25, 0.125, 0.125])],
      [.vector([0, 0, 1])],
    ],
    randomCase: { source in
      [.vector(source.probabilities(2 + source.integer(below: 4), zeros: true))]
    },
    expected: { .number(Posterior.entropy($0[0].vector, in: .bits)) },
    laws: [
      Law("An entropy is at least 0.") { $1.number >= -1e-9 },
      Law("The entropy of K outcomes is at most log2 K.") { input, answer in
        answer.number <= log2(Double(input[0].vector.count)) + 1e-9
      },
    ],
    slips: [
      Slip("0 · log2(0) is NaN in floating point. A probability of 0 adds nothing: skip it.") {
        .number(-$0[0].vector.map { $0 * log2($0) }.reduce(0, +))
      },
      Slip("That is in nats. `log` is the natural logarithm; bits need `log2`.") {
        .number(Posterior.entropy($0[0].vector))
      },
      Slip("That is in hartleys. `log10` counts decimal digits; bits need `log2`.") {
        .number(Posterior.entropy($0[0].vector, in: .hartleys))
      },
      Slip("The minus sign is missing: log2 of a probability is negative.") {
        .number(-Posterior.entropy($0[0].vector, in: .bits))
      },
      Slip("You summed the surprisals. An entropy is their mean: weight each by its probability.") {
        .number($0[0].vector.filter { $0 > 0 }.map { -log2($0) }.reduce(0, +))
      },
    ])
}
