import CPosteriorLibc
import GSLNumerics
import Posterior

extension Exercise {
  static let wilsonInterval = Exercise(
    id: "02-2", name: "WilsonInterval", title: "Wilson's interval", difficulty: .medium,
    call: "wilson(successes: $0.integer(), trials: $0.integer(), z: $0.number())",
    arguments: ["successes", "trials", "z"],
    hints: [
      "Make numbers of type Double of the counts first: 7 / 10 of two integers is 0.",
      "Compute the middle s + z²/(2n), then what is left and right of it, and divide both ends.",
      """
      margin = z * (s * (1 - s) / n + z * z / (4 * n * n)).squareRoot(), and the ends are \
      (middle ± margin) / (1 + z * z / n)
      """,
    ],
    edgeCases: [
      [.number(7), .number(10), .number(1.96)], [.number(0), .number(10), .number(1.96)],
      [.number(10), .number(10), .number(1.96)], [.number(1), .number(2), .number(1)],
      [.number(23), .number(32), .number(1.96)],
    ],
    randomCase: { source in
      let trials = 1 + source.integer(below: 40)
      let levels = [1, 1.645, 1.96, 2.576]
      return [
        .number(Double(source.integer(below: trials + 1))), .number(Double(trials)),
        .number(levels[source.integer(below: levels.count)]),
      ]
    },
    expected: { wilson($0) },
    laws: [
      Law("Both ends lie within 0 and 1.") { _, answer in
        answer.numbers.allSatisfy { (-1e-9...1 + 1e-9).contains($0) }
      },
      Law("The lower end is at most k/n, the upper end at least.") { input, answer in
        let (share, ends) = (input[0].number / input[1].number, answer.numbers)
        return ends[0] <= share + 1e-9 && share <= ends[1] + 1e-9
      },
    ],
    slips: [
      Slip("You divided integers: in Swift 7 / 10 is 0. Make each a Double before.") {
        interval([.number($0[0].number < $0[1].number ? 0 : $0[1].number), $0[1], $0[2]])
      },
      Slip("In Swift z * z / 2 * n is z²/2 times n. Put brackets round the divisor.") {
        interval($0, middle: pow($0[1].number, 2), root: pow($0[1].number, 4))
      },
      Slip("In Swift z * z / 2 * n is z²/2 times n. Put brackets round the divisor.") {
        interval($0, middle: pow($0[1].number, 2))
      },
      Slip("In Swift z * z / 4 * n * n is z²/4 times n². Put brackets round the divisor.") {
        interval($0, root: pow($0[1].number, 4))
      },
      Slip("You always used 1.96. z is an argument, as the confidence may be another.") {
        interval([$0[0], $0[1], .number(1.96)])
      },
      Slip("You swapped the ends: the lower one comes first.") {
        .parts(wilson($0).numbers.reversed().map { .number($0) })
      },
      Slip("You returned the middle and half the width. The ends are middle − half and + half.") {
        let ends = wilson($0).numbers
        return .parts([.number((ends[0] + ends[1]) / 2), .number((ends[1] - ends[0]) / 2)])
      },
      Slip("That is Wald's interval, s ± z √(s (1 − s)/n): it has no width at k = 0.") {
        interval($0, middle: 0, root: 0, divisor: 0)
      },
      Slip("That is Wald's interval, cut to 0 and 1. Wilson's needs no cutting.") {
        let ends = interval($0, middle: 0, root: 0, divisor: 0).numbers
        return .parts([.number(max(ends[0], 0)), .number(min(ends[1], 1))])
      },
      Slip("You did not divide by 1 + z²/n.") { interval($0, divisor: 0) },
      Slip("The middle is s + z²/(2n): Wilson's interval is pulled toward ½.") {
        interval($0, middle: 0)
      },
      Slip("z²/(4n²) is missing under the root.") { interval($0, root: 0) },
      Slip("Under the root it is z²/(4n²), with the square of n.") {
        interval($0, root: $0[1].number)
      },
      Slip("You did not take the root.") { interval($0, power: 1) },
    ])
}

private func wilson(_ input: [Value]) -> Value {
  let ends = BinomialInterval.wilson(
    successes: Int(input[0].number), trials: Int(input[1].number),
    confidence: 1 - 2 * StandardNormal.cumulative(-input[2].number))
  return .parts([.number(ends.lower), .number(ends.upper)])
}

/// Wilson's formula with a slip in it: the factors multiply its three terms in z².
private func interval(
  _ input: [Value], middle: Double = 1, root: Double = 1, divisor: Double = 1, power: Double = 0.5
) -> Value {
  let (n, z) = (input[1].number, input[2].number)
  let (share, square) = (input[0].number / n, z * z)
  let center = share + middle * square / (2 * n)
  let margin = z * pow(share * (1 - share) / n + root * square / (4 * n * n), power)
  let scale = 1 + divisor * square / n
  return .parts([.number((center - margin) / scale), .number((center + margin) / scale)])
}
