import CPosteriorLibc
import GSLNumerics

extension Exercise {
  static let softmax = Exercise(
    id: "07-1", name: "Softmax", title: "A softmax that does not overflow", difficulty: .easy,
    call: "softmax($0.vector())", arguments: ["logits"],
    hints: [
      "Multiply numerator and denominator by the same e^c: c is added to all logits, p stays.",
      "With the largest logit subtracted from all, the powers lie in 0…1, and one of them is 1.",
      "let powers = logits.map { exp($0 - largest) }, and each is divided by their sum.",
    ],
    edgeCases: [
      [.vector([0, 0])], [.vector([2, 1, -1])], [.vector([1000, 1000])], [.vector([1000, 0])],
      [.vector([-1000, -1000])], [.vector([-1001, -1000, -1002])], [.vector([1000, 2000, 1999])],
    ],
    randomCase: { source in [.vector(source.rounded(2 + source.integer(below: 3), scale: 2))] },
    expected: { .vector(GSLNumerics.softmax($0[0].vector)) },
    laws: [
      Law("Probabilities are from 0 to 1.") { _, answer in
        answer.vector.allSatisfy { $0 >= -1e-9 && $0 <= 1 + 1e-9 }
      },
      Law("Probabilities sum to 1.") { _, answer in
        abs(answer.vector.reduce(0, +) - 1) <= 1e-9
      },
    ],
    slips: [
      Slip("You took the formula as typed: e^1000 is ∞. Subtract the largest logit from all first.")
      {
        .vector(shifted($0, by: 0, 0))
      },
      Slip("Your search for the largest logit begins at 0: of negative ones it finds none.") {
        let largest = max(0, $0[0].vector.max() ?? 0)
        return .vector(shifted($0, by: largest, largest))
      },
      Slip("You subtracted the smallest logit: the powers of the others still overflow.") {
        let smallest = $0[0].vector.min() ?? 0
        return .vector(shifted($0, by: smallest, smallest))
      },
      Slip("You shifted above the line only: the sum below needs the same shift.") {
        .vector(shifted($0, by: $0[0].vector.max() ?? 0, 0))
      },
      Slip("You did not divide by the sum: the powers alone do not sum to 1.") {
        let logits = $0[0].vector
        return .vector(logits.map { exp($0 - (logits.max() ?? 0)) })
      },
      Slip("You applied the softmax twice: the second takes probabilities for logits.") {
        .vector(GSLNumerics.softmax(GSLNumerics.softmax($0[0].vector)))
      },
      Slip("Those are the logarithms of the probabilities.") {
        let logits = $0[0].vector
        return .vector(logits.map { $0 - logSumExp(logits) })
      },
    ])
}

/// The softmax with something subtracted from the logits above the line, and something below.
private func shifted(_ input: [Value], by above: Double, _ below: Double) -> [Double] {
  let logits = input[0].vector
  let sum = logits.map { exp($0 - below) }.reduce(0, +)
  return logits.map { exp($0 - above) / sum }
}
