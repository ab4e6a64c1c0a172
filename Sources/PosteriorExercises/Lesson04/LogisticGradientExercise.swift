import CPosteriorLibc
import GSLNumerics

extension Exercise {
  static let logisticGradient = Exercise(
    id: "04-1", name: "LogisticGradient", title: "The gradient of the mean loss",
    difficulty: .medium,
    call: """
      gradient(features: $0.matrix(), labels: $0.vector(), weights: $0.vector(), bias: $0.number())
      """,
    arguments: ["features", "labels", "weights", "bias"],
    hints: [
      "One example first: z = w·x + b, and the derivative of its loss by z is σ(z) − y.",
      "By the chain rule the weights get (σ(z) − y) · x and the bias (σ(z) − y) · 1.",
      "Add these up over the examples, and divide all of it by the number of examples.",
    ],
    edgeCases: [
      [.matrix([[1]]), .vector([1]), .vector([0]), .number(0)],
      [.matrix([[2, 0], [0, 3]]), .vector([0, 1]), .vector([1, 1]), .number(-1)],
      [.matrix([[1], [-1]]), .vector([1, 0]), .vector([40]), .number(0)],
    ],
    randomCase: { source in
      let (count, dimension) = (2 + source.integer(below: 4), 1 + source.integer(below: 3))
      return [
        .matrix((0..<count).map { _ in source.rounded(dimension) }),
        .vector((0..<count).map { _ in source.bernoulli(probability: 0.5) ? 1 : 0 }),
        .vector(source.rounded(dimension)), .number(source.rounded(1)[0]),
      ]
    },
    expected: { gradient($0) },
    slips: [
      Slip("That is the gradient of the sum of the losses. The mean divides by their number.") {
        gradient($0, scale: Double($0[1].vector.count))
      },
      Slip("The sign is wrong: the error is σ(z) − y, the model's probability minus the label.") {
        gradient($0, scale: -1)
      },
      Slip("You forgot the bias in z = w·x + b.") {
        gradient([$0[0], $0[1], $0[2], .number(0)])
      },
      Slip("You left out σ: the error is σ(w·x + b) − y, not w·x + b − y.") {
        gradient($0, activation: { $0 })
      },
      Slip("That is the gradient of the squared error: cross-entropy has no factor σ(z)(1 − σ(z)).")
      {
        gradient($0, factor: { $0 * (1 - $0) })
      },
      Slip("The bias has a gradient, too: the mean of σ(z) − y.") {
        guard case .parts(let parts) = gradient($0) else { return gradient($0) }
        return .parts([parts[0], .number(0)])
      },
    ])
}

private func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

/// The gradient with respect to the weights and the bias, or one with a slip in it.
private func gradient(
  _ input: [Value], scale: Double = 1, activation: (Double) -> Double = sigmoid,
  factor: (Double) -> Double = { _ in 1 }
) -> Value {
  let (rows, labels, weights) = (input[0].matrix, input[1].vector, input[2].vector)
  var sums = [Double](repeating: 0, count: weights.count + 1)
  for (x, y) in zip(rows, labels) {
    let z = zip(weights, x).reduce(input[3].number) { $0 + $1.0 * $1.1 }
    let error = (activation(z) - y) * factor(activation(z))
    for (k, value) in (x + [1]).enumerated() { sums[k] += error * value }
  }
  let means = sums.map { scale * $0 / Double(rows.count) }
  return .parts([.vector(Array(means.dropLast())), .number(means[weights.count])])
}
