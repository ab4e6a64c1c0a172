/*
  Exercise 10-1 · Squared error on one-hot targets

  A network has K outputs for K classes, and shall give 1 for the right one
  and 0 for the others: a one-hot target. The loss is the mean over all
  entries, of N examples and K outputs,

      L = 1/(N K) Σₙ Σₖ (aₙₖ − yₙₖ)²

  where yₙₖ is 1 if k is the label of example n, else 0. There is no softmax
  and no ½.

  Return L and its gradient with respect to the outputs a, which has a row for
  each example. Labels are from 0 to K − 1.

      squaredError(outputs: [[1, 0.5]], labels: [0])
          is   (loss: 0.125, gradient: [[0, 0.5]])
*/
import CPosteriorLibc

func squaredError(
  outputs: [[Double]], labels: [Int]
) -> (loss: Double, gradient: [[Double]]) {
  // <solution>
  let errors = zip(outputs, labels).map { row, label in
    row.indices.map { row[$0] - ($0 == label ? 1 : 0) }
  }
  let count = Double(errors.count * outputs[0].count)
  var sum = 0.0
  for row in errors { for error in row { sum += error * error } }
  return (sum / count, errors.map { $0.map { 2 * $0 / count } })
  // <stub> return (loss: 0, gradient: outputs)
}
