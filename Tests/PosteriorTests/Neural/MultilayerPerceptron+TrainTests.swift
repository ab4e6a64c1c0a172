import Foundation
import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorTestSupport
import Testing

@Suite struct MultilayerPerceptronTrainTests {
  /// What a network becomes, its history, and its parameters after each epoch.
  struct Course {
    var network: MultilayerPerceptron
    var history: History
    var parameters: [[Double]]
  }

  static func train(
    _ network: MultilayerPerceptron, on data: some ExampleSource, _ loss: any Loss,
    _ optimizer: Optimizer, epochs: Int, batchSize: Int? = nil, seed: UInt64 = 1
  ) throws -> Course {
    var network = network
    var random = RandomSource(seed: seed)
    var parameters: [[Double]] = []
    let history = try network.train(
      on: data, loss: loss, optimizer: optimizer, epochs: epochs, batchSize: batchSize,
      using: &random
    ) { parameters.append($2.parameters) }
    return Course(network: network, history: history, parameters: parameters)
  }

  /// One-hot targets, or the numbers of the classes for one output.
  static func targets(_ data: Dataset, outputCount: Int) -> [[Double]] {
    data.labels.map { label in
      outputCount == 1
        ? [Double(label)] : (0..<outputCount).map { $0 == label ? 1 : 0 }
    }
  }

  // MARK: Known values (by hand)

  @Test func oneStep() throws {
    // y = 2 · 3 − 1 = 5 against 0, and 1 against 1: the mean square 12.5, and half of 2 · 5 · (3,
    // 1) as its derivatives.
    let data = Dataset(features: Matrix([[3], [1]]), labels: [0, 1])
    let network = MultilayerPerceptron(
      sizes: [1, 1], activations: [.identity], parameters: [2, -1])
    let course = try Self.train(
      network, on: data, .squaredError, .gradientDescent(rate: 0.125), epochs: 1)
    #expect(course.network.parameters == [0.125, -1.625])
    #expect(course.history.losses == [12.5] && course.history.epochLosses == [12.5])
    // Adam's first step has the length of the rate, but for ε.
    let other = try Self.train(
      network, on: data, .squaredError, .adam(rate: 0.125), epochs: 1)
    expectClose(other.network.parameters, [1.875, -1.125], absolute: 1e-9)
  }

  /// A way of training, and the hash of the network that it gives and of its outputs.
  struct Frozen {
    var activation = Activation.relu
    var output = Activation.identity
    var initialization = Initialization.he
    var loss: any Loss = .crossEntropy
    var optimizer = Optimizer.adam(rate: 0.005)
    let hash: UInt64
  }

  static let frozen: [Frozen] = [
    Frozen(initialization: .normal(standardDeviation: 0.1), hash: 0xC550_0E88_C6F6_6544),
    Frozen(
      activation: .tanh, output: .softmax, initialization: .glorot, loss: .squaredError,
      hash: 0x479A_78CB_2C3E_37ED),
    Frozen(
      activation: .logistic, initialization: .uniform,
      optimizer: .gradientDescent(rate: 0.1, momentum: 0.9), hash: 0xC0E7_9078_D0BE_233B),
    Frozen(output: .softmax, hash: 0x0E1B_2403_7EC8_0B10),
  ]

  /// A network's parameters depend on every rounding in its training. They are the same everywhere.
  @Test(arguments: frozen) func trainedNetworksAreFrozen(_ frozen: Frozen) throws {
    var random = RandomSource(seed: 1)
    let data = CubicBands.twoClasses.sample(using: &random)
    let network = MultilayerPerceptron(
      sizes: [2, 20, 10, 2], activation: frozen.activation, outputActivation: frozen.output,
      initialization: frozen.initialization, using: &random)
    let trained = try Self.train(
      network, on: data, frozen.loss, frozen.optimizer, epochs: 20, batchSize: 5
    ).network
    let hash = fingerprint(trained.parameters + trained.outputs(data.features).elements)
    #expect(hash == frozen.hash, "\(frozen)")
  }

  /// The FNV-1a hash of numbers, eight bytes each, the lowest first.
  private func fingerprint(_ numbers: [Double]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for number in numbers {
      for shift in stride(from: 0, to: 64, by: 8) {
        hash = (hash ^ (number.bitPattern >> UInt64(shift) & 0xFF)) &* 0x100_0000_01B3
      }
    }
    return hash
  }

  // MARK: Properties

  static let optimizers: [Optimizer] = [
    .gradientDescent(rate: 0.1), .gradientDescent(rate: 0.02, momentum: 0.9),
    .adam(rate: 0.01),
    .adam(rate: 0.003, meanDecay: 0.5, squareDecay: 0.9, epsilon: 1e-3),
  ]

  @Test(arguments: optimizers) func stepsAreThoseOfEachUnitAlone(_ optimizer: Optimizer) throws {
    var generator = Generator(seed: 5)
    for loss in MultilayerPerceptronGradientTests.losses {
      for activation in Activation.allCases {
        for batchSize in [1, 4, 7, 13, 50] {
          let outputCount = generator.integer(in: (loss.singleOutput == nil ? 2 : 1)...3)
          let data = generator.dataset(
            13, featureCount: 2, classCount: max(outputCount, 2))
          let network = generator.network(
            [2, 5, 4, outputCount], activation,
            output: generator.integer(in: 0...1) == 0 ? .identity : .tanh)
          let course = try Self.train(
            network, on: data, loss, optimizer, epochs: 3, batchSize: batchSize, seed: 9)
          var plain = PlainTraining(network, loss, optimizer, count: data.count)
          var random = RandomSource(seed: 9)
          let targets = Self.targets(data, outputCount: outputCount)
          var losses: [Double] = []
          for epoch in 0..<3 {
            losses += plain.runEpoch(
              data.features.rows, targets, batchSize: batchSize, using: &random)
            expectClose(course.parameters[epoch], plain.network.parameters, absolute: 1e-12)
          }
          expectClose(course.history.losses, losses, absolute: 1e-12)
        }
      }
    }
  }

  @Test func historiesCountStepsAndEpochs() throws {
    try forAll(cases: 100) { generator in
      let (count, batchSize) = (generator.integer(in: 2...20), generator.integer(in: 1...25))
      let epochs = generator.integer(in: 0...4)
      let data = generator.dataset(count, featureCount: 2, classCount: 2)
      let network = generator.network([2, 3, 2], .tanh)
      let course = try Self.train(
        network, on: data, .crossEntropy, .adam(rate: 0.01), epochs: epochs, batchSize: batchSize)
      let history = course.history
      let stepCount = (count + batchSize - 1) / batchSize
      #expect(history.losses.count == epochs * stepCount)
      #expect(history.epochLosses.count == epochs && course.parameters.count == epochs)
      for epoch in 0..<epochs {
        var sum = 0.0
        for step in 0..<stepCount {
          let size = step + 1 < stepCount ? batchSize : count - batchSize * (stepCount - 1)
          sum += Double(size) * history.losses[epoch * stepCount + step]
        }
        expectClose(history.epochLosses[epoch], sum / Double(count), absolute: 1e-14)
      }
      #expect(course.network.parameters == course.parameters.last ?? network.parameters)
    }
  }

  @Test func wholeBatchesStepAlongTheGradientInOrder() throws {
    try forAll(cases: 50) { generator in
      let data = generator.dataset(9, featureCount: 2, classCount: 3)
      let network = generator.network([2, 4, 3], .tanh)
      let targets = Matrix(Self.targets(data, outputCount: 3))
      let (loss, gradient) = network.gradient(
        of: .crossEntropy, data.features, targets: targets)
      var random = RandomSource(seed: 1)
      var untouched = random
      var trained = network
      let history = try trained.train(
        on: data, loss: .crossEntropy, optimizer: .gradientDescent(rate: 0.5), epochs: 1,
        using: &random)
      #expect(random.next() == untouched.next())
      #expect(history.epochLosses == [loss])
      #expect(trained.parameters == zip(network.parameters, gradient).map { $0 - 0.5 * $1 })
      let second = try Self.train(
        network, on: data, .crossEntropy, .gradientDescent(rate: 0.5), epochs: 1, batchSize: 9)
      #expect(second.network == trained)
    }
  }

  @Test func theSameSeedGivesTheSameNetwork() throws {
    var generator = Generator(seed: 3)
    let data = generator.dataset(20, featureCount: 2, classCount: 2)
    let network = generator.network([2, 9, 2], .relu)
    @Sendable func trained(_ seed: UInt64) throws -> Course {
      try Self.train(
        network, on: data, .crossEntropy, .adam(rate: 0.01), epochs: 5, batchSize: 3, seed: seed)
    }
    let (first, again, other) = (try trained(1), try trained(1), try trained(2))
    #expect(first.network == again.network && first.history == again.history)
    #expect(first.network != other.network)
    // Several at once, in memory of their own.
    let all = try concurrentMap(count: 8) { try trained(UInt64($0 % 2) + 1).network }
    for (index, network) in all.enumerated() {
      #expect(network == (index % 2 == 0 ? first : other).network)
    }
  }

  @Test func imagesTrainAsTheirFeaturesDo() throws {
    var generator = Generator(seed: 4)
    let pixels = (0..<30 * 6).map { _ in UInt8(generator.integer(in: 0...255)) }
    let labels = (0..<30).map { _ in generator.integer(in: 0...2) }
    let images = ImageSet(
      pixels: pixels, rowCount: 2, columnCount: 3, labels: labels,
      classNames: ["a", "b", "c"])
    let data = Dataset(
      features: images.features, labels: labels, classNames: ["a", "b", "c"])
    let network = generator.network([6, 5, 3], .relu)
    let fromImages = try Self.train(
      network, on: images, .crossEntropy, .adam(rate: 0.01), epochs: 3, batchSize: 7)
    let fromRows = try Self.train(
      network, on: data, .crossEntropy, .adam(rate: 0.01), epochs: 3, batchSize: 7)
    #expect(fromImages.network == fromRows.network)
    #expect(fromImages.history == fromRows.history)
  }

  // MARK: A network without hidden layers is a regression

  /// Overlapping classes: the labels are drawn.
  static func overlapping(classCount: Int) -> Dataset {
    var random = RandomSource(seed: 6)
    let rows = (0..<90).map { _ in random.normals(2) }
    let labels = rows.map { row -> Int in
      let weights = softmax((0..<classCount).map { Double($0) * (row[0] - 0.5 * row[1]) })
      return random.categorical(probabilities: weights)
    }
    return Dataset(features: Matrix(rows), labels: labels)
  }

  @Test func oneOutputReachesTheMinimumOfLogisticRegression() throws {
    let data = Self.overlapping(classCount: 2)
    let start = MultilayerPerceptron(
      sizes: [2, 1], activations: [.identity], parameters: [0, 0, 0])
    let network = try Self.train(
      start, on: data, .crossEntropy, .gradientDescent(rate: 1, momentum: 0.9), epochs: 2000
    ).network
    let targets = Matrix(Self.targets(data, outputCount: 1))
    let left = network.gradient(of: .crossEntropy, data.features, targets: targets).gradient
    expectClose(left, [0, 0, 0], absolute: 1e-14)
    let decision = try LogisticRegression.fit(data).model.decision
    let fitted = MultilayerPerceptron(
      sizes: [2, 1], activations: [.identity], parameters: decision.weights + [decision.bias])
    let slope = fitted.gradient(of: .crossEntropy, data.features, targets: targets).gradient
    expectClose(slope, [0, 0, 0], absolute: 1e-9)
    // The loss's second derivatives are 0.05 at least: gradients below 10⁻⁹ leave 2·10⁻⁸.
    expectClose(network.parameters, fitted.parameters, absolute: 2e-8)
  }

  @Test func severalOutputsReachTheMinimumOfSoftmaxRegression() throws {
    let data = Self.overlapping(classCount: 3)
    // From 0 the weights of the classes sum to 0 in every step, as those of a fit do.
    let start = MultilayerPerceptron(
      sizes: [2, 3], activations: [.identity], parameters: [Double](repeating: 0, count: 9))
    let network = try Self.train(
      start, on: data, .crossEntropy, .gradientDescent(rate: 1, momentum: 0.9), epochs: 2000
    ).network
    let targets = Matrix(Self.targets(data, outputCount: 3))
    let left = network.gradient(of: .crossEntropy, data.features, targets: targets).gradient
    expectClose(left, [Double](repeating: 0, count: 9), absolute: 1e-14)
    let model = try SoftmaxRegression.fit(data).model
    expectClose(
      network.parameters, model.weights.elements + model.biases, absolute: 2e-8)
  }

  /// Five of nine equal examples are of class 1: its log-odds, ln 5/4 = 0.22, are above 0 and below
  /// ½.
  @Test func anOnlyOutputIsCutWhereItsLossSays() throws {
    let data = Dataset(
      features: Matrix(rowCount: 9, columnCount: 1), labels: [1, 0, 1, 0, 1, 0, 1, 0, 1])
    let rule = Optimizer.gradientDescent(rate: 1)
    let design = NetworkDesign(
      hiddenSizes: [], coding: .classNumber, loss: .crossEntropy, optimizer: rule, epochs: 200)
    var random = RandomSource(seed: 1)
    let byLogOdds = try design.train(on: data, using: &random)
    expectClose(byLogOdds.network.outputs(data.features).elements[0], log(1.25), absolute: 1e-9)
    #expect(byLogOdds.predictions(data.features) == [Int](repeating: 1, count: 9))
    #expect(byLogOdds.confusion(on: data).correctCount == 5)
    #expect(byLogOdds.network.predictedClasses(data.features, classCount: 2).first == 1)
    // The threshold ½ would say 0.
    #expect(byLogOdds.network.nearestClasses(data.features, classCount: 2).first == 0)
    var squares = design
    (squares.loss, squares.optimizer) = (.squaredError, .gradientDescent(rate: 0.25))
    let byNumber = try squares.train(on: data, using: &random)
    expectClose(byNumber.network.outputs(data.features).elements[0], 5.0 / 9, absolute: 1e-9)
    #expect(byNumber.predictions(data.features) == [Int](repeating: 1, count: 9))
  }

  // MARK: Edges

  @Test func divergenceNamesTheStepAndLeavesTheNetwork() throws {
    let data = Dataset(features: Matrix([[1], [2], [1], [2]]), labels: [0, 1, 0, 1])
    let start = MultilayerPerceptron(
      sizes: [1, 1], activations: [.identity], parameters: [1, 1])
    // The first step makes parameters of 10²⁰⁰, whose squared error is infinite.
    for (batchSize, error) in [
      (4, FitError.diverged(epoch: 2, step: 1, rate: 1e200)),
      (1, .diverged(epoch: 1, step: 2, rate: 1e200)),
    ] {
      var network = start
      var random = RandomSource(seed: 1)
      var epochs: [Int] = []
      #expect(throws: error) {
        try network.train(
          on: data, loss: .squaredError, optimizer: .gradientDescent(rate: 1e200), epochs: 5,
          batchSize: batchSize, using: &random
        ) { epoch, _, _ in epochs.append(epoch) }
      }
      #expect(network == start && epochs == (batchSize == 4 ? [1] : []))
    }
    // The loss is finite, the parameters are not.
    #expect(throws: FitError.diverged(epoch: 1, step: 1, rate: 1e308)) {
      try Self.train(
        start, on: data, .squaredError, .gradientDescent(rate: 1e308), epochs: 1)
    }
  }

  @Test func notANumberInAGradientIsDivergence() throws {
    // Outputs of ±10¹⁵⁰, and derivatives by the hidden unit of ±∞, whose sum is that by its bias.
    let data = Dataset(features: Matrix([[1], [-1]]), labels: [0, 1])
    let network = MultilayerPerceptron(
      sizes: [1, 1, 1], activations: [.identity, .identity], parameters: [1e-50, 0, 1e200, 0])
    for optimizer in [Optimizer.gradientDescent(rate: 0.1), .adam(rate: 0.1)] {
      #expect(throws: FitError.diverged(epoch: 1, step: 1, rate: 0.1)) {
        try Self.train(network, on: data, .squaredError, optimizer, epochs: 1)
      }
    }
  }

  @Test func noEpochsLeaveTheNetwork() throws {
    let data = Dataset(features: Matrix([[1], [2]]), labels: [0, 1])
    var random = RandomSource(seed: 1)
    let network = MultilayerPerceptron(sizes: [1, 3, 2], using: &random)
    let course = try Self.train(
      network, on: data, .crossEntropy, .adam(rate: 0.1), epochs: 0, batchSize: 1)
    #expect(
      course.history.losses == [] && course.network == network
        && course.history.epochLosses == [])
  }

  static func refused(
    labels: [Int] = [0, 1], featureCount: Int = 1,
    loss: any Loss = .squaredError, rate: Double = 0.1, momentum: Double = 0, epochs: Int = 1,
    batchSize: Int? = nil, outputCount: Int = 1
  ) throws {
    var random = RandomSource(seed: 1)
    let data = Dataset(
      features: Matrix(
        rowCount: labels.count, columnCount: featureCount,
        elements: [Double](repeating: 1, count: labels.count * featureCount)),
      labels: labels)
    var network = MultilayerPerceptron(sizes: [1, outputCount], using: &random)
    try network.train(
      on: data, loss: loss, optimizer: .gradientDescent(rate: rate, momentum: momentum),
      epochs: epochs, batchSize: batchSize, using: &random)
  }

  @Test func refusals() async throws {
    try MultilayerPerceptronTrainTests.refused()
    try MultilayerPerceptronTrainTests.refused(labels: [0, 1, 2])
    try MultilayerPerceptronTrainTests.refused(loss: .crossEntropy)
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(labels: [])
    }
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(featureCount: 2)
    }
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(labels: [0, 1, 2], loss: .crossEntropy)
    }
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(loss: FocalLoss())
    }
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(outputCount: 3)
    }
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(epochs: -1)
    }
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(batchSize: 0)
    }
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(rate: 0)
    }
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(rate: .infinity)
    }
    await #expect(processExitsWith: .failure) {
      try MultilayerPerceptronTrainTests.refused(momentum: 1)
    }
  }
}
