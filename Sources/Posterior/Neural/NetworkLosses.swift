import CPosteriorLibc
import GSLNumerics
import PosteriorKernels

// Losses of a batch's outputs, and their derivatives, for networks. They write into memory that was allocated once.

/// The sum over the rows of the cross-entropies of their softmax; in rows of one logit, of its logistic function.
///
/// - Parameters:
///   - logits: m × K, with K = 1 for two classes.
///   - targets: m × K probabilities; each row sums to 1 unless K = 1.
///   - derivatives: m × K numbers to overwrite, with the derivatives of the mean.
func sumOfCrossEntropies(
  logits: UnsafeMutableBufferPointer<Double>, targets: UnsafeMutableBufferPointer<Double>,
  derivatives: UnsafeMutableBufferPointer<Double>, width: Int
) -> Double {
  let count = Double(logits.count / width)
  _ = derivatives.update(from: logits)
  guard width > 1 else {
    derivatives.replaceByLogistics()
    var sum = 0.0
    for i in logits.indices {
      sum += softplus(logits[i]) - targets[i] * logits[i]
      derivatives[i] = (derivatives[i] - targets[i]) / count
    }
    return sum
  }
  derivatives.replaceBySoftmax(width: width)
  var sum = 0.0
  for start in stride(from: 0, to: logits.count, by: width) {
    sum += crossEntropy(logits, targets, start..<start + width)
  }
  for i in derivatives.indices { derivatives[i] = (derivatives[i] - targets[i]) / count }
  return sum
}

/// −Σ t ln softmax(z) of one row.
private func crossEntropy(
  _ logits: UnsafeMutableBufferPointer<Double>, _ targets: UnsafeMutableBufferPointer<Double>,
  _ row: Range<Int>
) -> Double {
  var maximum = logits[row.lowerBound]
  for i in row where logits[i] > maximum { maximum = logits[i] }
  var sum = 0.0
  for i in row { sum += exp(logits[i] - maximum) }
  let logSum = log(sum)
  var loss = 0.0
  for i in row where targets[i] > 0 { loss += targets[i] * (logSum - (logits[i] - maximum)) }
  return loss
}

/// The sum over the rows of the mean squared differences between outputs and targets.
///
/// - Parameters:
///   - outputs: m × K.
///   - targets: m × K.
///   - derivatives: m × K numbers to overwrite, with the derivatives of the mean.
func sumOfSquaredErrors(
  outputs: UnsafeMutableBufferPointer<Double>, targets: UnsafeMutableBufferPointer<Double>,
  derivatives: UnsafeMutableBufferPointer<Double>, width: Int
) -> Double {
  let factor = 2 / Double(outputs.count)
  var sum = 0.0
  for i in outputs.indices {
    let error = outputs[i] - targets[i]
    sum += error * error
    derivatives[i] = factor * error
  }
  return sum / Double(width)
}
