import GSLNumerics
import Posterior

extension Workload {
  /// W1b: a network 2-50-100-50-1 learns the numbers of two classes by Adam, all examples in each
  /// step.
  static let networkBatches = Workload(
    name: "W1b", title: "network, whole batches", sizes: ["160x2 whole e2000"],
    smokeSize: "160x2 whole e20"
  ) { size, setting in
    try networkJob(size, setting, outputs: 1, loss: .squaredError) { network, dataset in
      let outputs = network.outputs(dataset.features).elements
      let errors = zip(outputs, dataset.labels).map { ($0 - Double($1)) * ($0 - Double($1)) }
      return [
        ("final_loss", errors.compensatedSum() / Double(errors.count)),
        ("accuracy", accuracy(outputs.map { $0 > 0.5 ? 1 : 0 }, dataset.labels)),
      ]
    }
  }
}
