import GSLNumerics

extension Exercise {
  static let backpropagation = Exercise(
    id: "09-2", name: "Backpropagation", title: "Backpropagation by hand", difficulty: .hard,
    call: """
      hiddenGradient(x: $0.vector(), target: $0.number(), hiddenWeights: $0.matrix(),
        hiddenBiases: $0.vector(), outputWeights: $0.vector(), outputBias: $0.number())
      """,
    arguments: [
      "x", "target", "hiddenWeights", "hiddenBiases", "outputWeights", "outputBias",
    ],
    hints: [
      "Forward first (09-1): keep all z, and compute the output a. Then ∂L/∂a is 2(a − t).",
      "∂a/∂hⱼ is vⱼ, and ∂hⱼ/∂zⱼ is 1 where zⱼ > 0 and 0 elsewhere. Multiply: that is ∂L/∂zⱼ.",
      "As zⱼ = wⱼ·x + bⱼ, the bias has the gradient ∂L/∂zⱼ, and weight k has ∂L/∂zⱼ · xₖ.",
    ],
    edgeCases: [
      [
        .vector([1]), .number(0), .matrix([[1]]), .vector([0]), .vector([1]), .number(0),
      ],
      [
        .vector([1, 2]), .number(0), .matrix([[1, 0], [0, -1]]), .vector([0, 0]), .vector([3, 1]),
        .number(0),
      ],
      [
        .vector([2]), .number(1), .matrix([[1], [-1]]), .vector([0, 2]), .vector([1, 2]),
        .number(-2),
      ],
      [
        .vector([-1, 0.5]), .number(2), .matrix([[-1, 2], [1, 1]]), .vector([1, -1]),
        .vector([-2, 1]), .number(1),
      ],
    ],
    randomCase: { source in
      let (dimension, hiddenCount) = (1 + source.integer(below: 2), 1 + source.integer(below: 3))
      return [
        .vector(source.rounded(dimension)), .number(Double(source.integer(below: 3)) - 1),
        .matrix((0..<hiddenCount).map { _ in source.rounded(dimension) }),
        .vector(source.rounded(hiddenCount)), .vector(source.rounded(hiddenCount)),
        .number(source.rounded(1)[0]),
      ]
    },
    expected: { Pass().gradient($0) },
    slips: [
      Slip("The 2 of the square is missing: the loss is (a − t)², without ½.") {
        Pass(factor: 1).gradient($0)
      },
      Slip("The sign is wrong: the derivative of (a − t)² is 2(a − t).") {
        Pass(factor: -2).gradient($0)
      },
      Slip("You forgot the derivative of max(0, z): where z is below 0, nothing comes back.") {
        Pass(slope: { _ in 1 }).gradient($0)
      },
      Slip("At z = 0 take the derivative of max(0, z) as 0: test z > 0, not z >= 0.") {
        Pass(slope: { $0 >= 0 ? 1 : 0 }).gradient($0)
      },
      Slip("You multiplied by h. The derivative of max(0, z) is 1 where z > 0, whatever its size.")
      {
        Pass(slope: { max(0, $0) }).gradient($0)
      },
      Slip("You forgot the output weights: vⱼ is how much a grows with hⱼ.") {
        Pass(hasOutputWeights: false).gradient($0)
      },
      Slip("You forgot x: ∂zⱼ/∂wⱼₖ is xₖ.") { Pass(hasInputs: false).gradient($0) },
      Slip("You left the target out: it is a − t that is squared.") {
        Pass(hasTarget: false).gradient($0)
      },
      Slip("You forgot the hidden biases on the way forward, z = w·x + b.") {
        Pass(hasHiddenBiases: false).gradient($0)
      },
      Slip("You forgot the output's bias on the way forward, a = v·h + c.") {
        Pass(hasOutputBias: false).gradient($0)
      },
      Slip("You forgot to rectify on the way forward: a is v·h, with h = max(0, z).") {
        Pass(activation: { $0 }).gradient($0)
      },
      Slip("That is how a grows. The loss grows 2(a − t) times as fast.") {
        Pass(hasError: false).gradient($0)
      },
    ])
}

/// Forward and back again through a network, perhaps with a slip.
private struct Pass {
  var factor = 2.0
  var slope: (_ z: Double) -> Double = { $0 > 0 ? 1 : 0 }
  var activation: (_ z: Double) -> Double = { max(0, $0) }
  var hasOutputWeights = true
  var hasInputs = true
  var hasTarget = true
  var hasHiddenBiases = true
  var hasOutputBias = true
  var hasError = true

  func gradient(_ input: [Value]) -> Value {
    let (x, outputWeights) = (input[0].vector, input[4].vector)
    let z = zip(input[2].matrix, input[3].vector).map { w, b in
      zip(w, x).map { $0 * $1 }.reduce(hasHiddenBiases ? b : 0, +)
    }
    let start = hasOutputBias ? input[5].number : 0
    let a = zip(outputWeights, z).map { $0 * activation($1) }.reduce(start, +)
    let error = hasError ? factor * (a - (hasTarget ? input[1].number : 0)) : 1
    let slopes = zip(outputWeights, z).map { v, z in
      // + 0 makes 0 of −0, which would puzzle a reader.
      error * (hasOutputWeights ? v : 1) * slope(z) + 0
    }
    return .parts([
      .matrix(slopes.map { slope in x.map { hasInputs ? slope * $0 + 0 : slope } }),
      .vector(slopes),
    ])
  }
}
