import GSLNumerics
import Posterior

/// The mean cross-entropy of logits relative to labels.
func meanCrossEntropy(_ logits: Matrix, _ labels: [Int]) -> Double {
  let sums = logSumExp(logits)
  var total = CompensatedSum()
  for (i, label) in labels.enumerated() { total.add(sums[i] - logits[i, label]) }
  return total.value / Double(labels.count)
}

/// The share of predictions that are right.
func accuracy(_ predictions: [Int], _ labels: [Int]) -> Double {
  Double(zip(predictions, labels).count { $0 == $1 }) / Double(labels.count)
}

/// The mean loss of a logistic regression, and the largest magnitude of its derivatives by the bias
/// and the weights.
func logisticFigures(
  _ decision: LinearDecision, _ features: Matrix, _ labels: [Int]
) -> (loss: Double, gradient: Double) {
  let logOdds = decision.logOdds(features)
  var loss = CompensatedSum()
  var residuals = Matrix(rowCount: 1, columnCount: labels.count)
  for (i, label) in labels.enumerated() {
    loss.add(softplus(label == 1 ? -logOdds[i] : logOdds[i]))
    residuals[0, i] = logistic(logOdds[i]) - Double(label)
  }
  let derivatives = (residuals * features).elements + [residuals.elements.compensatedSum()]
  let largest = derivatives.map(abs).max() ?? 0
  return (loss.value / Double(labels.count), largest / Double(labels.count))
}
