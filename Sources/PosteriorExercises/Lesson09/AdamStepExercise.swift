import CPosteriorLibc
import GSLNumerics

extension Exercise {
  static let adamStep = Exercise(
    id: "09-3", name: "AdamStep", title: "A step of Adam", difficulty: .medium,
    call: """
      adamStep(parameter: $0.number(), gradient: $0.number(), mean: $0.number(),
        square: $0.number(), step: $0.integer(), rate: $0.number())
      """,
    arguments: ["parameter", "gradient", "mean", "square", "step", "rate"],
    hints: [
      "First the new m and v, then the step with the new ones, not with those that came in.",
      "Correct them in variables of their own; m and v are returned as they are.",
      "let correctedMean = newMean / (1 - pow(0.9, Double(step))), and v̂ likewise with 0.999.",
    ],
    edgeCases: [
      [.number(1), .number(2), .number(0), .number(0), .number(1), .number(0.1)],
      [.number(0), .number(-0.5), .number(0.2), .number(0.04), .number(2), .number(0.01)],
      [.number(1), .number(0), .number(0), .number(0), .number(1), .number(0.1)],
      [.number(0), .number(1e-4), .number(0), .number(0), .number(1), .number(0.1)],
      [.number(-1), .number(3), .number(-0.3), .number(0.5), .number(10_000), .number(0.001)],
    ],
    randomCase: { source in
      [
        .number(source.rounded(1)[0]), .number(source.rounded(1)[0]),
        .number(source.rounded(1, scale: 0.2)[0]),
        .number(Double(source.integer(below: 100)) / 1000),
        .number(Double(1 + source.integer(below: 20))),
        .number([0.001, 0.005, 0.01, 0.1][source.integer(below: 4)]),
      ]
    },
    expected: { Adam().step($0) },
    laws: [
      Law("A mean of squares is not negative.") { _, answer in
        guard case .parts(let parts) = answer else { return false }
        return parts[2].number >= 0
      }
    ],
    slips: [
      Slip("You left out the correction: divide m by 1 − 0.9ᵗ and v by 1 − 0.999ᵗ.") {
        Adam(correction: { _, _ in 1 }).step($0)
      },
      Slip("You corrected for the step before: steps count from 1, so that t is `step` itself.") {
        Adam(correction: { 1 - pow($0, $1 - 1) }).step($0)
      },
      Slip("You corrected for the next step: steps count from 1, so that t is `step` itself.") {
        Adam(correction: { 1 - pow($0, $1 + 1) }).step($0)
      },
      Slip("You divided by 1 − β, the same in each step. The β goes with the power t.") {
        Adam(correction: { beta, _ in 1 - beta }).step($0)
      },
      Slip("The 10⁻⁸ is added after the root, not inside it: √v̂ + 10⁻⁸.") {
        Adam(denominator: { ($0 + 1e-8).squareRoot() }).step($0)
      },
      Slip("You left out the 10⁻⁸: where all gradients were 0, it prevents 0/0.") {
        Adam(denominator: { $0.squareRoot() }).step($0)
      },
      Slip("You forgot the root: the step is divided by √v̂ + 10⁻⁸.") {
        Adam(denominator: { $0 + 1e-8 }).step($0)
      },
      Slip("You exchanged the decays: 0.9 is that of m, 0.999 that of v.") {
        Adam(meanShares: (0.999, 0.001), squareShares: (0.9, 0.1)).step($0)
      },
      Slip("v is the running mean of the squares: it gets 0.001 g².") {
        Adam(square: { $0 }).step($0)
      },
      Slip("You walked uphill: subtract the step from the parameter.") { Adam(sign: 1).step($0) },
      Slip("You returned m̂ and v̂. The correction is for this step only: return m and v.") {
        Adam(returnsCorrected: true).step($0)
      },
      Slip("You took the step with the m and v that came in. Renew them first.") {
        Adam(usesOld: true).step($0)
      },
    ])
}

/// A step of Adam, perhaps with a slip.
private struct Adam {
  var meanShares = (old: 0.9, new: 0.1)
  var squareShares = (old: 0.999, new: 0.001)
  var correction: (_ decay: Double, _ step: Double) -> Double = { 1 - pow($0, $1) }
  var denominator: (_ square: Double) -> Double = { $0.squareRoot() + 1e-8 }
  var square: (_ gradient: Double) -> Double = { $0 * $0 }
  var sign = -1.0
  var returnsCorrected = false
  var usesOld = false

  func step(_ input: [Value]) -> Value {
    let (parameter, gradient, time) = (input[0].number, input[1].number, input[4].number)
    let (oldMean, oldSquare) = (input[2].number, input[3].number)
    let mean = meanShares.old * oldMean + meanShares.new * gradient
    let meanSquare = squareShares.old * oldSquare + squareShares.new * square(gradient)
    let correctedMean = (usesOld ? oldMean : mean) / correction(meanShares.old, time)
    let correctedSquare = (usesOld ? oldSquare : meanSquare) / correction(squareShares.old, time)
    let move = input[5].number * correctedMean / denominator(correctedSquare)
    return .parts([
      .number(parameter + sign * move), .number(returnsCorrected ? correctedMean : mean),
      .number(returnsCorrected ? correctedSquare : meanSquare),
    ])
  }
}
