import CPosteriorLibc
import GSLNumerics

extension Exercise {
  static let softmaxStep = Exercise(
    id: "08-1", name: "SoftmaxStep", title: "One step of stochastic gradient descent",
    difficulty: .hard,
    call: """
      step(weights: $0.matrix(), biases: $0.vector(), features: $0.matrix(),
        labels: $0.vector().map { Int($0) }, rate: $0.number())
      """,
    arguments: ["weights", "biases", "features", "labels", "rate"],
    hints: [
      "For one example: logits, their softmax p, and the errors p − y, one for each class (07-2).",
      "Class k gets its error times x for its weights, and its error for its bias.",
      "Copy weights and biases; subtract rate / N · error · x from the copies, example by example.",
    ],
    edgeCases: [
      [
        .matrix([[0], [0]]), .vector([0, 0]), .matrix([[2]]), .vector([1]), .number(0.1),
      ],
      [
        .matrix([[1, 0], [0, 1], [1, 1]]), .vector([0, 1, 0]), .matrix([[1, 2], [3, 0]]),
        .vector([0, 2]), .number(1),
      ],
      [
        .matrix([[100], [-100]]), .vector([0, 0]), .matrix([[10], [-10]]), .vector([1, 1]),
        .number(0.5),
      ],
    ],
    randomCase: { source in
      let (count, dimension) = (1 + source.integer(below: 3), 1 + source.integer(below: 2))
      let classCount = 2 + source.integer(below: 2)
      return [
        .matrix((0..<classCount).map { _ in source.rounded(dimension) }),
        .vector(source.rounded(classCount)),
        .matrix((0..<count).map { _ in source.rounded(dimension) }),
        .vector((0..<count).map { _ in Double(source.integer(below: classCount)) }),
        .number(Double(1 + source.integer(below: 10)) / 10),
      ]
    },
    expected: { step($0) },
    slips: [
      Slip("You walked uphill: subtract the gradient.") { step($0, rate: { -$0 / Double($1) }) },
      Slip("You added up the gradients of the batch. Take their mean: divide by N.") {
        step($0, rate: { rate, _ in rate })
      },
      Slip("You left out the learning rate.") { step($0, rate: { 1 / Double($1) }) },
      Slip("The learning rate is in there twice.") { step($0, rate: { $0 * $0 / Double($1) }) },
      Slip("You returned the gradient. Subtract η times it from the old weights and biases.") {
        step($0, old: 0, rate: { -1 / Double($1) })
      },
      Slip("You returned the change alone. Add the old weights and biases.") { step($0, old: 0) },
      Slip("You forgot x: the weights change by the error times the feature.") {
        step($0, feature: { _ in 1 })
      },
      Slip("The biases learn, too: by the mean error.") { step($0, biasFeature: 0) },
      Slip("You forgot the biases in the logits, w·x + b.") { step($0, bias: { _ in 0 }) },
      Slip("You left out the softmax: the error is p − y, not z − y.") {
        step($0, probabilities: { $0 })
      },
      Slip("You took a step after each example. A batch makes one step, along the mean.") {
        step($0, isInPlace: true, rate: { rate, _ in rate })
      },
      Slip("You changed the weights that the next example still needs: all p are of the old ones.")
      {
        step($0, isInPlace: true)
      },
      Slip("Your softmax overflows: subtract the largest logit first (07-1).") {
        step(
          $0,
          probabilities: { logits in
            let powers = logits.map { exp($0) }
            return powers.map { $0 / powers.reduce(0, +) }
          })
      },
    ])
}

/// The weights and the biases after the step, or after one with a slip in it.
private func step(
  _ input: [Value], old: Double = 1, isInPlace: Bool = false, biasFeature: Double = 1,
  rate: (_ rate: Double, _ count: Int) -> Double = { $0 / Double($1) },
  feature: (Double) -> Double = { $0 }, bias: (Double) -> Double = { $0 },
  probabilities: ([Double]) -> [Double] = GSLNumerics.softmax
) -> Value {
  // A bias is the weight of a feature that is 1.
  let rows = zip(input[0].matrix, input[1].vector).map { $0 + [$1] }
  let (examples, labels) = (input[2].matrix, input[3].vector)
  let pace = rate(input[4].number, examples.count)
  var new = rows.map { $0.map { old * $0 } }
  for (x, label) in zip(examples, labels) {
    let logits = (isInPlace ? new : rows).map { row in
      zip(row, x).map { $0 * $1 }.reduce(bias(row[x.count]), +)
    }
    for (k, p) in probabilities(logits).enumerated() {
      let error = p - (k == Int(label) ? 1 : 0)
      for (j, value) in (x.map(feature) + [biasFeature]).enumerated() {
        new[k][j] -= pace * error * value
      }
    }
  }
  return .parts([.matrix(new.map { Array($0.dropLast()) }), .vector(new.map { $0[$0.count - 1] })])
}
