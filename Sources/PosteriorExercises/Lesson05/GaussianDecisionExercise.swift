import CPosteriorLibc
import GSLNumerics

extension Exercise {
  static let gaussianDecision = Exercise(
    id: "05-1", name: "GaussianDecision", title: "From two bell curves to a line",
    difficulty: .medium,
    call: """
      decision(mean0: $0.number(), mean1: $0.number(), variance: $0.number(), prior1: $0.number())
      """,
    arguments: ["mean0", "mean1", "variance", "prior1"],
    hints: [
      "Write the logarithm of prior times density for both classes, and subtract class 0's.",
      "The terms with x² cancel, as the variance is shared. What has x in it is w, the rest is b.",
      "w = (μ₁ − μ₀)/σ², and b = (μ₀² − μ₁²)/(2σ²) + ln(π₁/(1 − π₁)).",
    ],
    edgeCases: [
      [.number(-1), .number(1), .number(1), .number(0.5)],
      [.number(0), .number(2), .number(4), .number(0.5)],
      [.number(1), .number(1), .number(1), .number(0.9)],
    ],
    randomCase: { source in
      let means = source.rounded(2, scale: 2)
      return [
        .number(means[0]), .number(means[1]),
        .number(Double(1 + source.integer(below: 40)) / 10),
        .number(Double(1 + source.integer(below: 99)) / 100),
      ]
    },
    expected: { line($0, prior: { log($0 / (1 - $0)) }) },
    slips: [
      Slip("You forgot the prior: b has the log odds ln(π₁/(1 − π₁)) in it.") {
        line($0, prior: { _ in 0 })
      },
      Slip("The prior enters as log odds, ln(π₁/(1 − π₁)); ln π₁ is class 1's half of it.") {
        line($0, prior: { log($0) })
      },
      Slip("You swapped the classes: z > 0 has to speak for class 1.") {
        line([$0[1], $0[0], $0[2], .number(1 - $0[3].number)], prior: { log($0 / (1 - $0)) })
      },
      Slip("The log odds of the prior have the wrong sign: a frequent class 1 makes b larger.") {
        line($0, prior: { log((1 - $0) / $0) })
      },
      Slip("You divided by the standard deviation. The density has the variance, σ², below.") {
        line(
          [$0[0], $0[1], .number($0[2].number.squareRoot()), $0[3]],
          prior: { log($0 / (1 - $0)) })
      },
      Slip("The ½ of the density is missing in b: the squares of the means are divided by 2σ².") {
        line($0, half: 1, prior: { log($0 / (1 - $0)) })
      },
    ])
}

/// The weight and the bias of the log odds, or those with a slip in them.
private func line(_ input: [Value], half: Double = 0.5, prior: (Double) -> Double) -> Value {
  let (first, second, variance) = (input[0].number, input[1].number, input[2].number)
  let squares = half * (first * first - second * second) / variance
  return .parts([
    .number((second - first) / variance), .number(squares + prior(input[3].number)),
  ])
}
