import CPosteriorLibc
import GSLNumerics
import Posterior

extension Exercise {
  static let crossEntropyGradient = Exercise(
    id: "07-2", name: "CrossEntropyGradient", title: "Prediction minus truth",
    difficulty: .medium,
    call: "crossEntropyGradient(logits: $0.matrix(), labels: $0.vector().map { Int($0) })",
    arguments: ["logits", "labels"],
    hints: [
      "One row first: its softmax, as in 07-1. What has to be subtracted, and from which entry?",
      "Each row is p with 1 subtracted from the entry of its label. No entry is left out.",
      "The mean has a factor 1/N: (p[k] - (k == label ? 1 : 0)) / Double(labels.count)",
    ],
    edgeCases: [
      [.matrix([[0, 0]]), .vector([0])], [.matrix([[-4, 0]]), .vector([0])],
      [.matrix([[2, 1, -1]]), .vector([2])],
      [.matrix([[1, 0], [1, 0]]), .vector([0, 1])],
      [.matrix([[1000, 0, 999]]), .vector([2])],
    ],
    randomCase: { source in
      let (count, classCount) = (1 + source.integer(below: 4), 2 + source.integer(below: 3))
      return [
        .matrix((0..<count).map { _ in source.rounded(classCount) }),
        .vector((0..<count).map { _ in Double(source.integer(below: classCount)) }),
      ]
    },
    expected: { input in
      let (logits, labels) = (Matrix(input[0].matrix), input[1].vector.map { Int($0) })
      let gradient = CrossEntropyLoss().gradient(logits: logits, targets: .labels(labels))
      return .matrix(gradient.rows.map { $0 })
    },
    laws: [
      Law("Each row of the gradient sums to 0, as p and y both sum to 1.") { _, answer in
        answer.matrix.allSatisfy { abs($0.reduce(0, +)) <= 1e-9 }
      }
    ],
    slips: [
      Slip("That is the gradient of the sum of the losses. The mean divides by the rows, N.") {
        gradient($0, divisor: { _, _ in 1 })
      },
      Slip("You divided by all N · K entries. The loss is a mean over the N rows.") {
        gradient($0, divisor: { Double($0 * $1) })
      },
      Slip("You divided by the number of classes. The loss is a mean over the N rows.") {
        gradient($0, divisor: { Double($1) })
      },
      Slip("The sign is wrong: prediction minus truth, p − y.") {
        gradient($0, error: { $1 - $0 })
      },
      Slip("You forgot the truth: subtract 1 from p at the label.") {
        gradient($0, error: { p, _ in p })
      },
      Slip("The logits of the other classes have a gradient, too: pₖ, as y is 0 there.") {
        gradient($0, error: { $1 == 1 ? $0 - 1 : 0 })
      },
      Slip("You took the labels to count from 1. They count from 0.") {
        gradient($0, truth: { $1 - 1 })
      },
      Slip("You subtracted 1 at the largest logit. It belongs to the label, right or wrong.") {
        gradient($0, truth: { row, _ in indexOfMaximum(row) ?? 0 })
      },
      Slip("You left out the softmax: the error is p − y, not z − y.") {
        gradient($0, probabilities: { $0 })
      },
      Slip("You applied the softmax twice: the second takes probabilities for logits.") {
        gradient($0, probabilities: { GSLNumerics.softmax(GSLNumerics.softmax($0)) })
      },
      Slip("Your softmax overflows: subtract the largest logit of the row first (07-1).") {
        gradient(
          $0,
          probabilities: { row in
            let powers = row.map { exp($0) }
            return powers.map { $0 / powers.reduce(0, +) }
          })
      },
    ])
}

/// The gradient of the mean loss, with a slip in it.
private func gradient(
  _ input: [Value], divisor: (_ rows: Int, _ classes: Int) -> Double = { rows, _ in Double(rows) },
  error: (_ p: Double, _ y: Double) -> Double = { $0 - $1 },
  truth: (_ row: [Double], _ label: Int) -> Int = { $1 },
  probabilities: ([Double]) -> [Double] = GSLNumerics.softmax
) -> Value {
  let (rows, labels) = (input[0].matrix, input[1].vector)
  return .matrix(
    zip(rows, labels).map { row, label in
      let right = truth(row, Int(label))
      return probabilities(row).enumerated().map { k, p in
        error(p, k == right ? 1 : 0) / divisor(rows.count, row.count)
      }
    })
}
