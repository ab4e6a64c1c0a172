import GSLNumerics

extension Exercise {
  static let oneHotSquaredError = Exercise(
    id: "10-1", name: "OneHotSquaredError", title: "Squared error on one-hot targets",
    difficulty: .medium,
    call: "squaredError(outputs: $0.matrix(), labels: $0.vector().map { Int($0) })",
    arguments: ["outputs", "labels"],
    hints: [
      "The error of an entry is a − y, with y = 1 at the label of its row and 0 elsewhere.",
      "L is the mean of the squares of all N · K errors: divide by both numbers.",
      "An entry of the gradient is 2 · error / (N · K): each output is in one square only.",
    ],
    edgeCases: [
      [.matrix([[1, 0.5]]), .vector([0])], [.matrix([[0, 1]]), .vector([1])],
      [.matrix([[0.5, 0.5], [2, -1]]), .vector([1, 0])],
      [.matrix([[0, 0, 0, 0]]), .vector([3])],
    ],
    randomCase: { source in
      let (count, classCount) = (1 + source.integer(below: 3), 2 + source.integer(below: 3))
      return [
        .matrix((0..<count).map { _ in source.rounded(classCount) }),
        .vector((0..<count).map { _ in Double(source.integer(below: classCount)) }),
      ]
    },
    expected: { Square().loss($0) },
    laws: [
      Law("A mean of squares is not negative.") { _, answer in
        guard case .parts(let parts) = answer else { return false }
        return parts[0].number >= -1e-9
      }
    ],
    slips: [
      Slip("You added up the squares. The loss is their mean: divide by N · K.") {
        Square(divisor: { _, _ in 1 }).loss($0)
      },
      Slip("You divided by the rows only. The mean is over all N · K entries.") {
        Square(divisor: { rows, _ in rows }).loss($0)
      },
      Slip("You divided by the classes only. The mean is over all N · K entries.") {
        Square(divisor: { $1 }).loss($0)
      },
      Slip("Your loss and its gradient have a factor ½. This loss has none.") {
        Square(factor: 0.5).loss($0)
      },
      Slip("The 2 of the square is missing in the gradient.") { Square(slope: 1).loss($0) },
      Slip("The gradient has the wrong sign: the derivative of (a − y)² is 2(a − y).") {
        Square(slope: -2).loss($0)
      },
      Slip("The loss is a mean, so is its gradient: divide that by N · K, too.") {
        Square(isSlopeOfSum: true).loss($0)
      },
      Slip("You applied a softmax. The outputs are compared with 0 and 1 as they are.") {
        Square(prediction: GSLNumerics.softmax).loss($0)
      },
      Slip("Outputs of the wrong classes count, too: their target is 0.") {
        Square(countsWrongClasses: false).loss($0)
      },
      Slip("Your target is the number of the class. One-hot, it is 1 at the label, 0 elsewhere.") {
        Square(target: { _, label in Double(label) }).loss($0)
      },
      Slip("You took the labels to count from 1. They count from 0.") {
        Square(target: { $0 + 1 == $1 ? 1 : 0 }).loss($0)
      },
    ])
}

/// The loss and its gradient, perhaps with a slip.
private struct Square {
  var factor = 1.0
  var slope = 2.0
  var divisor: (_ rows: Double, _ classes: Double) -> Double = { $0 * $1 }
  var prediction: ([Double]) -> [Double] = { $0 }
  var target: (_ k: Int, _ label: Int) -> Double = { $0 == $1 ? 1 : 0 }
  var isSlopeOfSum = false
  var countsWrongClasses = true

  func loss(_ input: [Value]) -> Value {
    let rows = input[0].matrix
    let errors = zip(rows, input[1].vector).map { row, label in
      prediction(row).enumerated().map { k, a in
        countsWrongClasses || k == Int(label) ? a - target(k, Int(label)) : 0
      }
    }
    let scale = factor / divisor(Double(rows.count), Double(rows[0].count))
    let sum = errors.flatMap { $0 }.map { $0 * $0 }.reduce(0, +)
    let slopes = errors.map { $0.map { slope * $0 * (isSlopeOfSum ? 1 : scale) } }
    return .parts([.number(scale * sum), .matrix(slopes)])
  }
}
