import GSLNumerics
import Posterior
import PosteriorCourse

extension Workload {
  /// W1: a network 2-50-100-50-2 with rectifiers learns two classes by Adam in many small batches.
  static let networkSteps = Workload(
    name: "W1", title: "network, small batches", sizes: ["160x2 b5 e500"],
    smokeSize: "160x2 b5 e2"
  ) { size, setting in
    try networkJob(size, setting, outputs: 2, loss: .crossEntropy) { network, dataset in
      let logits = network.outputs(dataset.features)
      return [
        ("final_loss", meanCrossEntropy(logits, dataset.labels)),
        ("accuracy", accuracy(indicesOfMaxima(logits), dataset.labels)),
      ]
    }
  }
}

/// The training of a network on bands along a cubic curve.
func networkJob(
  _ size: Size, _ setting: Setting, outputs: Int, loss: any Loss,
  figures: @escaping (_ network: MultilayerPerceptron, _ dataset: Dataset) -> [Figure]
) throws -> Job {
  let (dataset, isRead) = try cubicBands(size, setting.data)
  return Job(isRead: isRead, isRandom: true) { seed in
    var random = RandomSource(seed: seed)
    var network = MultilayerPerceptron(
      sizes: [size.columns, 50, 100, 50, outputs], initialization: .uniform, using: &random)
    try network.train(
      on: dataset, loss: loss, optimizer: .adam(rate: 0.005), epochs: size.epochs ?? 1,
      batchSize: size.batch, using: &random)
    return { [network] in figures(network, dataset) }
  }
}

private func cubicBands(_ size: Size, _ data: DataFolder) throws -> (Dataset, isRead: Bool) {
  if let features = try data.matrix("cubic_X", rows: size.rows),
    let labels = try data.integers("cubic_y", rows: size.rows)
  {
    return (Dataset(features: features, labels: labels), true)
  }
  var random = DataFolder.random.stream("cubic")
  let dataset = CubicBands.twoClasses.sample(
    repetitions: max(1, size.rows / 160), using: &random)
  return (dataset, false)
}
