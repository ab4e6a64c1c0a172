import GSLNumerics
import Posterior
import PosteriorCourse

/// A network and its training on `CubicBands`, and what an implementation in PyTorch reached with
/// them.
struct CubicReference {
  let name: String
  var classCount = 2
  var isWholeBatch = false
  /// Whether there is one output, the number of the class.
  var isScalar = false
  var loss: any Loss = .crossEntropy
  var outputActivation = Activation.identity
  var rate = 0.005
  var epochs = 250
  var initialization = Initialization.normal(standardDeviation: 0.02)

  static let all: [CubicReference] = [
    CubicReference(name: "mse", isScalar: true, loss: .squaredError, rate: 0.001, epochs: 499),
    CubicReference(name: "ce", epochs: 499),
    CubicReference(name: "cedouble", outputActivation: .softmax, epochs: 499),
    CubicReference(
      name: "msefull", isWholeBatch: true, isScalar: true, loss: .squaredError, rate: 0.001,
      epochs: 1999),
    CubicReference(
      name: "4mse1", classCount: 4, isScalar: true, loss: .squaredError, rate: 0.001),
    CubicReference(name: "4mseonehot", classCount: 4, loss: .squaredError, rate: 0.001),
    CubicReference(name: "4ce", classCount: 4),
    CubicReference(name: "4cedouble", classCount: 4, outputActivation: .softmax),
    CubicReference(
      name: "msedefinit", isScalar: true, loss: .squaredError, rate: 0.001,
      initialization: .uniform),
    CubicReference(name: "cedefinit", initialization: .uniform),
    CubicReference(name: "mseonehot", loss: .squaredError, rate: 0.001),
    CubicReference(name: "celr1e3", rate: 0.001, epochs: 499),
    CubicReference(name: "mselr5e3", isScalar: true, loss: .squaredError, epochs: 499),
  ]

  /// How a trained network does on fresh examples.
  struct Result {
    let accuracy: Double
    /// Whether the network names one class only.
    let isCollapsed: Bool
  }

  /// Trains networks from data, parameters and orders of their own, on all cores.
  func results(replicates: Int, seed: UInt64) throws -> [Result] {
    let root = RandomSource(seed: seed).stream(name)
    return try concurrentMap(count: replicates) { try result(root.stream("replicate", $0)) }
  }

  private func result(_ random: RandomSource) throws -> Result {
    var random = random
    let bands = classCount == 2 ? CubicBands.twoClasses : .fourClasses
    let training = bands.sample(using: &random)
    var network = MultilayerPerceptron(
      sizes: [2, 50, 100, 50, isScalar ? 1 : classCount], activation: .relu,
      outputActivation: outputActivation, initialization: initialization, using: &random)
    try network.train(
      on: training, loss: loss, optimizer: .adam(rate: rate), epochs: epochs,
      batchSize: isWholeBatch ? nil : 5, using: &random)
    let test = bands.sample(repetitions: 50, using: &random)
    let classes =
      isScalar
      ? network.nearestClasses(test.features, classCount: classCount)
      : network.predictions(test.features)
    let hits = zip(classes, test.labels).count { $0 == $1 }
    return Result(
      accuracy: Double(hits) / Double(test.count), isCollapsed: Set(classes).count == 1)
  }
}
