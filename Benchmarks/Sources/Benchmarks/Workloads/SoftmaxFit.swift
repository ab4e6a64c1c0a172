import GSLNumerics
import Posterior

extension Workload {
  /// W5b: a softmax regression with a penalty is fitted to images, to its minimum.
  static let softmaxFit = Workload(
    name: "W5b", title: "softmax regression to the minimum",
    sizes: ["10000x784 full", "60000x784 full"], smokeSize: "50x784 full"
  ) { size, setting in
    let images = try Images(count: size.rows, setting.data)
    let dataset = images.training.dataset
    return Job(isRead: images.isRead) { _ in
      let result = try SoftmaxRegression.fit(
        dataset, penalty: penalty, solver: .limitedMemoryBFGS, tolerance: 1e-6)
      return {
        figures(result, dataset) + [("test_accuracy", result.model.figures(images.test).accuracy)]
      }
    }
  }
}

private let penalty = 1e-4

/// The objective, the largest magnitude of its derivatives by weights and biases, and how often
/// they were computed.
private func figures(_ result: FitResult<SoftmaxRegression>, _ dataset: Dataset) -> [Figure] {
  let model = result.model
  let logits = model.logits(dataset.features)
  let squares = model.weights.elements.map { $0 * $0 }.compensatedSum()
  var residuals = softmax(logits)
  for (i, label) in dataset.labels.enumerated() { residuals[i, label] -= 1 }
  residuals *= 1 / Double(dataset.count)
  let byWeights = residuals.transposed * dataset.features + penalty * model.weights
  let byBiases = residuals.columns.map { $0.compensatedSum() }
  return [
    ("objective", meanCrossEntropy(logits, dataset.labels) + penalty / 2 * squares),
    ("grad_max", (byWeights.elements + byBiases).map(abs).max() ?? 0),
    ("steps", Double(result.history.evaluationCount)),
  ]
}
