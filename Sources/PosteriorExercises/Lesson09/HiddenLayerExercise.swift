import CPosteriorLibc
import GSLNumerics

extension Exercise {
  static let hiddenLayer = Exercise(
    id: "09-1", name: "HiddenLayer", title: "Forward through a hidden layer", difficulty: .easy,
    call: """
      outputs(x: $0.vector(), hiddenWeights: $0.matrix(), hiddenBiases: $0.vector(),
        outputWeights: $0.matrix(), outputBiases: $0.vector())
      """,
    arguments: ["x", "hiddenWeights", "hiddenBiases", "outputWeights", "outputBiases"],
    hints: [
      "Two layers, one after the other: first all h, then the outputs, which see only h.",
      "A neuron is its row times the input, plus its bias. Hidden ones are rectified after that.",
      "hidden = rows.map { max(0, zip($0, x).map { $0 * $1 }.reduce(bias, +)) }, with its bias each.",
    ],
    edgeCases: [
      [
        .vector([1, 2]), .matrix([[1, 1], [0, -1]]), .vector([0, 1]), .matrix([[-2, 5], [1, 0]]),
        .vector([1, -1]),
      ],
      [
        .vector([1, -1]), .matrix([[0, 2], [1, 3]]), .vector([3, 1]), .matrix([[1, 2], [3, 4]]),
        .vector([-5, 0]),
      ],
      [
        .vector([1, 2]), .matrix([[1, 1], [0, -1]]), .vector([0, 1]), .matrix([[-2, 5]]),
        .vector([1]),
      ],
      [.vector([1]), .matrix([[-1], [-2]]), .vector([0, 0]), .matrix([[1, 1]]), .vector([0.5])],
    ],
    randomCase: { source in
      let (dimension, hiddenCount) = (1 + source.integer(below: 2), 2 + source.integer(below: 2))
      let outputCount = 1 + source.integer(below: 2)
      return [
        .vector(source.rounded(dimension)),
        .matrix((0..<hiddenCount).map { _ in source.rounded(dimension) }),
        .vector(source.rounded(hiddenCount)),
        .matrix((0..<outputCount).map { _ in source.rounded(hiddenCount) }),
        .vector(source.rounded(outputCount)),
      ]
    },
    expected: { outputs($0) },
    slips: [
      Slip("You forgot the biases of the hidden layer.") { outputs($0, hiddenBias: { _ in 0 }) },
      Slip("You forgot the biases of the output layer.") { outputs($0, outputBias: { _ in 0 }) },
      Slip("You forgot both layers' biases.") {
        outputs($0, hiddenBias: { _ in 0 }, outputBias: { _ in 0 })
      },
      Slip("You rectified the outputs, too. They may be negative: only the hidden layer is.") {
        outputs($0, output: { max(0, $0) })
      },
      Slip("You did not rectify the hidden layer: without max(0, z) two layers are one.") {
        outputs($0, hidden: { $0 + $1 })
      },
      Slip("You added the hidden bias after max(0, z). It belongs inside.") {
        outputs($0, hidden: { max(0, $0) + $1 })
      },
      Slip("You took the size of z. Rectified, what is below 0 becomes 0.") {
        outputs($0, hidden: { abs($0 + $1) })
      },
      Slip("You kept what is below 0, and cut what is above: that is min(0, z).") {
        outputs($0, hidden: { min(0, $0 + $1) })
      },
      Slip("Your hidden neurons are sigmoids. Here they rectify: max(0, z).") {
        outputs($0, hidden: { 1 / (1 + exp(-$0 - $1)) })
      },
      Slip("You read the weights by columns. A row of them belongs to one neuron.") {
        outputs($0, isHiddenTransposed: true, isOutputTransposed: true)
      },
      Slip("You read the hidden weights by columns. A row of them belongs to one hidden neuron.") {
        outputs($0, isHiddenTransposed: true)
      },
      Slip("You read the output weights by columns. A row of them belongs to one output.") {
        outputs($0, isOutputTransposed: true)
      },
    ])
}

/// The outputs of a network, or those with a slip in them.
private func outputs(
  _ input: [Value], hiddenBias: (Double) -> Double = { $0 },
  outputBias: (Double) -> Double = { $0 },
  hidden: (_ product: Double, _ bias: Double) -> Double = { max(0, $0 + $1) },
  output: (Double) -> Double = { $0 },
  isHiddenTransposed: Bool = false, isOutputTransposed: Bool = false
) -> Value {
  let (first, second) = (input[2].vector.map(hiddenBias), input[4].vector.map(outputBias))
  let h = products(input[1].matrix, input[0].vector, count: first.count, isHiddenTransposed)
  let activations = zip(h, first).map(hidden)
  let z = products(input[3].matrix, activations, count: second.count, isOutputTransposed)
  return .vector(zip(z, second).map { output($0 + $1) })
}

/// The products of a layer's rows and its input. By columns, what is not there counts as 0.
private func products(
  _ weights: [[Double]], _ x: [Double], count: Int, _ isTransposed: Bool
) -> [Double] {
  (0..<count).map { j in
    let row = isTransposed ? weights.map { $0.indices.contains(j) ? $0[j] : 0 } : weights[j]
    return zip(row, x).map { $0 * $1 }.reduce(0, +)
  }
}
