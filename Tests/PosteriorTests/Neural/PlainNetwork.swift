import Foundation
import GSLNumerics
import Posterior

/// A network after its definition: unit by unit and example by example, without matrices, with the
/// C library's functions, and with the derivatives of a layer as the whole table of those of its
/// values by its inputs.
struct PlainNetwork {
  struct Unit {
    var weights: [Double]
    var bias: Double
  }

  struct Layer {
    var units: [Unit]
    let activation: Activation
  }

  var layers: [Layer]

  init(_ network: MultilayerPerceptron) {
    layers = network.activations.indices.map { l in
      let (weights, biases) = network.layer(l)
      let units = biases.indices.map { Unit(weights: weights.row($0), bias: biases[$0]) }
      return Layer(units: units, activation: network.activations[l])
    }
  }

  /// Of each layer the units' weights, then their biases.
  var parameters: [Double] {
    layers.flatMap { $0.units.flatMap(\.weights) + $0.units.map(\.bias) }
  }

  mutating func setParameters(_ parameters: [Double]) {
    var next = 0
    for l in layers.indices {
      for u in layers[l].units.indices {
        for i in layers[l].units[u].weights.indices {
          layers[l].units[u].weights[i] = parameters[next]
          next += 1
        }
      }
      for u in layers[l].units.indices {
        layers[l].units[u].bias = parameters[next]
        next += 1
      }
    }
  }

  /// The inputs and values of all layers' units for an example.
  func pass(_ example: [Double]) -> (inputs: [[Double]], values: [[Double]]) {
    var values = [example]
    var inputs: [[Double]] = []
    for layer in layers {
      let last = values[values.count - 1]
      let z = layer.units.map { unit in
        zip(unit.weights, last).reduce(unit.bias) { $0 + $1.0 * $1.1 }
      }
      inputs.append(z)
      values.append(Self.values(layer.activation, z))
    }
    return (inputs, values)
  }

  func outputs(_ example: [Double]) -> [Double] { pass(example).values[layers.count] }

  static func values(_ activation: Activation, _ z: [Double]) -> [Double] {
    switch activation {
    case .relu: return z.map { max($0, 0) }
    case .tanh: return z.map { tanh($0) }
    case .logistic: return z.map { 1 / (1 + exp(-$0)) }
    case .identity: return z
    case .softmax:
      let sum = z.reduce(0) { $0 + exp($1) }
      return z.map { exp($0) / sum }
    }
  }

  /// The derivative of value i by input j.
  static func slope(_ activation: Activation, _ z: [Double], _ i: Int, _ j: Int) -> Double {
    if activation == .softmax {
      let a = values(.softmax, z)
      return (i == j ? a[i] : 0) - a[i] * a[j]
    }
    guard i == j else { return 0 }
    switch activation {
    case .relu: return z[i] > 0 ? 1 : 0
    case .tanh: return 1 / (cosh(z[i]) * cosh(z[i]))
    case .logistic: return 1 / ((1 + exp(-z[i])) * (1 + exp(z[i])))
    default: return 1
    }
  }

  static func loss(_ loss: any Loss, _ y: [Double], _ t: [Double]) -> Double {
    let p = y.count == 1 ? values(.logistic, y) : values(.softmax, y)
    switch loss {
    case is OutputSquaredErrorLoss:
      return zip(y, t).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(y.count)
    case is SquaredErrorLoss:
      return zip(p, t).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    case is FocalLoss:
      return zip(p, t).reduce(0) { $0 - $1.1 * (1 - $1.0) * (1 - $1.0) * log($1.0) }
    case _ where y.count == 1:
      return log(1 + exp(y[0])) - t[0] * y[0]
    default:
      return zip(p, t).reduce(0) { $0 - $1.1 * log($1.0) }
    }
  }

  /// The derivatives of an example's loss by its outputs.
  static func lossSlopes(_ loss: any Loss, _ y: [Double], _ t: [Double]) -> [Double] {
    if loss is OutputSquaredErrorLoss { return zip(y, t).map { 2 * ($0 - $1) / Double(y.count) } }
    let output = y.count == 1 ? Activation.logistic : .softmax
    let p = values(output, y)
    // Those by the probabilities, and then by the table of the probabilities' derivatives.
    let slopes: [Double]
    switch loss {
    case is SquaredErrorLoss: slopes = zip(p, t).map { 2 * ($0 - $1) }
    case is FocalLoss: slopes = zip(p, t).map { $1 * (1 - $0) * (2 * log($0) - (1 - $0) / $0) }
    case _ where y.count == 1: return [p[0] - t[0]]
    default: return zip(p, t).map { $0 - $1 }
    }
    return y.indices.map { j in
      y.indices.reduce(0) { $0 + slopes[$1] * slope(output, y, $1, j) }
    }
  }

  /// The derivatives of an example's loss by the parameters, in their order.
  func gradient(_ loss: any Loss, _ example: [Double], _ target: [Double]) -> [Double] {
    let (inputs, values) = pass(example)
    var gradient: [Double] = []
    var slopes = Self.lossSlopes(loss, values[layers.count], target)
    for l in layers.indices.reversed() {
      let units = layers[l].units
      let errors = units.indices.map { j in
        units.indices.reduce(0) {
          $0 + slopes[$1] * Self.slope(layers[l].activation, inputs[l], $1, j)
        }
      }
      gradient = errors.flatMap { error in values[l].map { error * $0 } } + errors + gradient
      slopes = values[l].indices.map { i in
        zip(errors, units).reduce(0) { $0 + $1.0 * $1.1.weights[i] }
      }
    }
    return gradient
  }
}

/// The training of a `PlainNetwork`.
struct PlainTraining {
  var network: PlainNetwork
  let optimizer: Optimizer
  let loss: any Loss
  private var means: [Double]
  private var squares: [Double]
  private var stepCount = 0
  private var order: [Int]

  init(_ network: MultilayerPerceptron, _ loss: any Loss, _ optimizer: Optimizer, count: Int) {
    self.network = PlainNetwork(network)
    self.optimizer = optimizer
    self.loss = loss
    means = [Double](repeating: 0, count: network.parameters.count)
    squares = means
    order = Array(0..<count)
  }

  /// Takes the steps of an epoch, and returns their losses.
  mutating func runEpoch(
    _ rows: [[Double]], _ targets: [[Double]], batchSize: Int, using random: inout RandomSource
  ) -> [Double] {
    if batchSize < rows.count { random.shuffle(&order) }
    return stride(from: 0, to: order.count, by: batchSize).map { start in
      let batch = order[start..<min(start + batchSize, order.count)]
      let losses = batch.map {
        PlainNetwork.loss(loss, network.outputs(rows[$0]), targets[$0])
      }
      var gradient = [Double](repeating: 0, count: means.count)
      for i in batch {
        let one = network.gradient(loss, rows[i], targets[i])
        for p in gradient.indices { gradient[p] += one[p] / Double(batch.count) }
      }
      step(gradient)
      return losses.reduce(0, +) / Double(batch.count)
    }
  }

  private mutating func step(_ gradient: [Double]) {
    stepCount += 1
    var parameters = network.parameters
    for (p, g) in gradient.enumerated() {
      switch optimizer {
      case .gradientDescent(let rate, let momentum):
        means[p] = momentum * means[p] + g
        parameters[p] -= rate * means[p]
      case .adam(let rate, let meanDecay, let squareDecay, let epsilon):
        means[p] = meanDecay * means[p] + (1 - meanDecay) * g
        squares[p] = squareDecay * squares[p] + (1 - squareDecay) * g * g
        let mean = means[p] / (1 - pow(meanDecay, Double(stepCount)))
        let square = squares[p] / (1 - pow(squareDecay, Double(stepCount)))
        parameters[p] -= rate * mean / (sqrt(square) + epsilon)
      }
    }
    network.setParameters(parameters)
  }
}
