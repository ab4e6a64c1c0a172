import CPosteriorLibc
import Posterior

extension Exercise {
  static let logLikelihood = Exercise(
    id: "02-1", name: "LogLikelihood", title: "The log-likelihood of throws", difficulty: .easy,
    call: "logLikelihood(of: $0.vector(), theta: $0.number())", arguments: ["outcomes", "theta"],
    hints: [
      "Walk over the outcomes and add up logarithms. Nothing is multiplied.",
      "Choose for each outcome: a 1 adds log(theta), a 0 adds log(1 - theta).",
      "for y in outcomes { sum += y == 1 ? log(theta) : log(1 - theta) }",
    ],
    edgeCases: [
      [.vector([1]), .number(0.5)], [.vector([1, 0, 1, 1]), .number(0.75)],
      [.vector([1, 1]), .number(1)], [.vector([0]), .number(0)],
      [.vector([0, 1]), .number(1)], [.vector([1, 1]), .number(1e-200)],
    ],
    randomCase: { source in
      let count = 1 + source.integer(below: 6)
      let theta = Double(1 + source.integer(below: 99)) / 100
      return [
        .vector((0..<count).map { _ in source.bernoulli(probability: theta) ? 1 : 0 }),
        .number(theta),
      ]
    },
    expected: { .number(total($0)) },
    laws: [
      Law("A likelihood of throws is at most 1, its logarithm at most 0.") { $1.number <= 1e-9 }
    ],
    slips: [
      Slip("0 · log(0) is NaN: y·ln θ + (1 − y)·ln(1 − θ) fails at θ = 0 and 1. Ask for y first.") {
        let theta = $0[1].number
        return .number(
          $0[0].vector.map { $0 * log(theta) + (1 - $0) * log(1 - theta) }.reduce(0, +))
      },
      Slip("You took the logarithm of the product, which underflows to 0. Add up logarithms.") {
        .number(log(likelihood($0)))
      },
      Slip("That is the likelihood. Take the logarithm of each factor, and add them up.") {
        .number(likelihood($0))
      },
      Slip("You left out the zeros: each of them has the probability 1 − θ.") {
        .number($0[0].vector.contains(1) ? ones($0) * log($0[1].number) : 0)
      },
      Slip("You left out the zeros: each of them has the probability 1 − θ.") {
        .number(ones($0) * log($0[1].number))
      },
      Slip("You swapped the outcomes: θ is the probability of a 1.") {
        .number(total([.vector($0[0].vector.map { 1 - $0 }), $0[1]]))
      },
      Slip("The sign is wrong: that is the negative log-likelihood, which one minimizes.") {
        .number(-total($0))
      },
      Slip("That is the mean over the outcomes. The log-likelihood is their sum.") {
        .number(total($0) / Double($0[0].vector.count))
      },
      Slip("That is in bits. Nats need `log`, the natural logarithm.") {
        .number(total($0) / log(2))
      },
      Slip("Leave out the binomial coefficient: the order of the throws is known.") {
        let (n, k) = ($0[0].vector.count, Int(ones($0)))
        let choices = (0..<k).map { log(Double(n - $0) / Double($0 + 1)) }
        return .number(total($0) + choices.reduce(0, +))
      },
    ])
}

private func ones(_ input: [Value]) -> Double { input[0].vector.reduce(0, +) }

/// The log-likelihood.
private func total(_ input: [Value]) -> Double {
  Bernoulli(probability: input[1].number).logLikelihood(input[0].vector.map { $0 == 1 })
}

private func likelihood(_ input: [Value]) -> Double {
  Bernoulli(probability: input[1].number).likelihood(
    successes: Int(ones(input)), trials: input[0].vector.count)
}
