import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct SoftmaxRegressionTrainTests {
  /// How a training goes down.
  struct Descent {
    var rate = 0.1
    var batchSize = 100
    var epochs = 10
    var momentum = 0.0
    var penalty = 0.0
  }

  static func train(
    _ data: Dataset, _ descent: Descent, loss: any Loss = .crossEntropy, seed: UInt64 = 1
  ) throws -> FitResult<SoftmaxRegression> {
    var random = RandomSource(seed: seed)
    return try SoftmaxRegression.train(
      on: data, loss: loss,
      optimizer: .gradientDescent(rate: descent.rate, momentum: descent.momentum),
      penalty: descent.penalty, epochs: descent.epochs, batchSize: descent.batchSize, using: &random
    )
  }

  /// The same steps, by the losses' own gradients and arrays.
  static func reference(
    _ data: Dataset, _ descent: Descent, _ loss: any Loss, seed: UInt64
  ) -> (weights: [[Double]], biases: [Double], epochLosses: [Double]) {
    let (size, classCount) = (data.featureCount, data.classCount)
    var weights = [[Double]](repeating: [Double](repeating: 0, count: size), count: classCount)
    var biases = [Double](repeating: 0, count: classCount)
    var (velocity, biasVelocity) = (weights, biases)
    var random = RandomSource(seed: seed)
    var order = Array(0..<data.count)
    var epochLosses: [Double] = []
    for _ in 0..<descent.epochs {
      if descent.batchSize < order.count { random.shuffle(&order) }
      var sum = 0.0
      for start in stride(from: 0, to: order.count, by: descent.batchSize) {
        let batch = data.rows(Array(order[start..<min(start + descent.batchSize, order.count)]))
        let model = SoftmaxRegression(weights: Matrix(weights), biases: biases)
        let logits = model.logits(batch.features)
        sum += loss.value(logits: logits, targets: .labels(batch.labels)) * Double(batch.count)
        let slopes = loss.gradient(logits: logits, targets: .labels(batch.labels))
        let gradient = slopes.transposed * batch.features
        for k in 0..<classCount {
          for j in 0..<size {
            let slope = gradient[k, j] + descent.penalty * weights[k][j]
            velocity[k][j] = descent.momentum * velocity[k][j] + slope
            weights[k][j] -= descent.rate * velocity[k][j]
          }
          biasVelocity[k] = descent.momentum * biasVelocity[k] + slopes.column(k).reduce(0, +)
          biases[k] -= descent.rate * biasVelocity[k]
        }
      }
      epochLosses.append(sum / Double(data.count))
    }
    return (weights, biases, epochLosses)
  }

  // MARK: Known values (by hand)

  @Test func oneStepFromZero() throws {
    // All probabilities are ½: residuals (−½, ½) and (½, −½); mean gradients (¼, −¼) for x and 0
    // for the biases.
    let data = Dataset(features: Matrix([[1], [2]]), labels: [0, 1])
    let result = try Self.train(data, .init(rate: 1, batchSize: 2, epochs: 1))
    #expect(result.model.weights == Matrix([[-0.25], [0.25]]))
    #expect(result.model.biases == [0, 0])
    expectClose(result.history.epochLosses[0], 0.693_147_180_559_945_3, ulps: 2)
  }

  // MARK: Properties

  @Test func stepsAreThoseOfTheLossesGradient() throws {
    try forAll { generator in
      let problem = SoftmaxRegressionFitTests.drawOverlapping(&generator)
      let data = SoftmaxRegressionFitTests.dataset(problem)
      let descent = Descent(
        rate: generator.double(in: 0.01...0.2),
        batchSize: generator.integer(in: 20...500), epochs: 2,
        momentum: generator.integer(in: 0...1) == 0 ? 0 : 0.9,
        penalty: generator.integer(in: 0...1) == 0 ? 0 : 0.5)
      let seed = UInt64(generator.integer(in: 0...1000))
      let loss = LossTests.losses[generator.integer(in: 0...2)]
      let result = try Self.train(data, descent, loss: loss, seed: seed)
      let expected = Self.reference(data, descent, loss, seed: seed)
      // Some 40 steps, each of a dozen roundings of numbers near 1.
      expectClose(
        result.model.weights.elements, expected.weights.flatMap { $0 }, absolute: 1e-13)
      expectClose(result.model.biases, expected.biases, absolute: 1e-13)
      expectClose(result.history.epochLosses, expected.epochLosses, absolute: 1e-13)
      expectClose(result.model.biases.reduce(0, +), 0, absolute: 1e-13)
    }
  }

  @Test func smallStepsEndAtTheMinimumOfTheFit() throws {
    try forAll(cases: 5) { generator in
      let problem = SoftmaxRegressionFitTests.drawOverlapping(&generator)
      let data = SoftmaxRegressionFitTests.dataset(problem)
      let fit = try SoftmaxRegression.fit(data, penalty: 0.1).model
      // A batch of all examples: gradient descent with a rate of 0.5, a curvature of 0.03 at least.
      let result = try Self.train(
        data, .init(rate: 0.5, batchSize: data.count, epochs: 1500, penalty: 0.1))
      SoftmaxRegressionFitTests.expectClose(result.model, fit, absolute: 1e-9)
    }
  }

  @Test func theSameSeedGivesTheSameModel() throws {
    var generator = Generator(seed: 3)
    let data = SoftmaxRegressionFitTests.dataset(
      SoftmaxRegressionFitTests.drawOverlapping(&generator))
    let descent = Descent(batchSize: 7)
    #expect(try Self.train(data, descent) == Self.train(data, descent))
    #expect(try Self.train(data, descent) != Self.train(data, descent, seed: 2))
  }

  @Test func observersSeeEveryBatchAndEpoch() throws {
    let data = Dataset(features: Matrix([[1], [2], [3], [4], [5]]), labels: [0, 1, 0, 1, 2])
    var (counts, epochs, losses): ([Int], [Int], [Double]) = ([], [], [])
    var models: [SoftmaxRegression] = []
    var random = RandomSource(seed: 1)
    let result = try SoftmaxRegression.train(
      on: data, epochs: 2, batchSize: 2, using: &random,
      afterBatch: { counts.append($0) }
    ) { epoch, loss, model in
      epochs.append(epoch)
      losses.append(loss)
      models.append(model)
    }
    #expect(counts == [2, 4, 5, 7, 9, 10])
    #expect(epochs == [1, 2])
    #expect(losses == result.history.epochLosses)
    #expect(models[1] == result.model && models[0] != result.model)
  }

  // MARK: Edges

  @Test func divergence() throws {
    let data = Dataset(features: Matrix([[1e200], [-1e200], [1e200]]), labels: [0, 1, 1])
    let error = #expect(throws: FitError.self) {
      try Self.train(data, .init(rate: 1e150, batchSize: 3))
    }
    // The first step makes a weight of 10³⁵⁰.
    #expect(error == .diverged(epoch: 1, step: 1, rate: 1e150))
    #expect(error?.kind == "fit.diverged")
    #expect(
      error?.description
        == "the loss became NaN or infinite in step 1 of epoch 1, at the learning rate 1e+150. "
        + "Try a rate 10 times smaller.")
    #expect(throws: FitError.diverged(epoch: 1, step: 2, rate: 1e150)) {
      try Self.train(data, .init(rate: 1e150, batchSize: 1))
    }
  }

  @Test func noEpochsLeaveTheStart() throws {
    let data = Dataset(features: Matrix([[1], [2]]), labels: [0, 1])
    let result = try Self.train(data, .init(epochs: 0))
    #expect(result.model.weights == Matrix([[0], [0]]) && result.history.epochLosses == [])
  }

  @Test func noFeaturesTrainTheBiases() throws {
    let data = Dataset(features: Matrix(rowCount: 4, columnCount: 0), labels: [0, 1, 1, 1])
    let model = try Self.train(data, .init(rate: 1, epochs: 200)).model
    expectClose(
      model.posterior(Matrix(rowCount: 1, columnCount: 0)).elements, [0.25, 0.75], absolute: 1e-9)
  }

  static func refused(_ descent: Descent, labels: [Int] = [0, 1]) throws {
    _ = try train(Dataset(features: Matrix([[1], [2]]), labels: labels), descent)
  }

  @Test func refusals() async throws {
    try Self.refused(.init())
    await #expect(processExitsWith: .failure) {
      try SoftmaxRegressionTrainTests.refused(.init(rate: 0))
    }
    await #expect(processExitsWith: .failure) {
      try SoftmaxRegressionTrainTests.refused(.init(batchSize: 0))
    }
    await #expect(processExitsWith: .failure) {
      try SoftmaxRegressionTrainTests.refused(.init(epochs: -1))
    }
    await #expect(processExitsWith: .failure) {
      try SoftmaxRegressionTrainTests.refused(.init(momentum: 1))
    }
    await #expect(processExitsWith: .failure) {
      try SoftmaxRegressionTrainTests.refused(.init(rate: 1, penalty: 1))
    }
    await #expect(processExitsWith: .failure) {
      try SoftmaxRegressionTrainTests.refused(.init(), labels: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = try SoftmaxRegressionTrainTests.train(
        Dataset(features: Matrix(rowCount: 0, columnCount: 1), labels: []), .init())
    }
  }
}
