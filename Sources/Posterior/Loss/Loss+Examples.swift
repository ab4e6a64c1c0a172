import GSLNumerics

// The mean loss of examples in matrices and lists, and its gradient.
extension Loss {
  /// The mean loss of n examples.
  ///
  /// ```swift
  /// let logits = Matrix([[2, 0], [0, 2]])
  /// print(SquaredErrorLoss().value(logits: logits, targets: .labels([0, 0])))  // 0.79
  /// ```
  ///
  /// - Parameters:
  ///   - logits: n × K logits, a row for each example.
  ///   - targets: The n right answers.
  /// - Returns: A value in [0, ∞]. A single class, K = 1, is certain: 0.
  /// - Precondition: n > 0; there are n targets; labels are in 0..<K; rows of probabilities have K
  ///   entries, none negative, and sum to 1 within 10⁻⁹.
  /// - Complexity: O(nK).
  public func value(logits: Matrix, targets: Targets) -> Double {
    targets.requireMean(of: logits)
    return logits.elements.withUnsafeBufferPointer {
      sum(outputs: $0, targets, width: logits.columnCount) / Double(targets.count)
    }
  }

  private func sum(
    outputs: UnsafeBufferPointer<Double>, _ targets: Targets, width: Int
  ) -> Double {
    switch targets {
    case .labels(let labels):
      labels.withUnsafeBufferPointer { sum(outputs: outputs, labels: $0, width: width) }
    case .probabilities where isCertain(width: width):
      outputs.lazy.map { $0 - $0 }.compensatedSum()
    case .probabilities(let matrix):
      matrix.elements.withUnsafeBufferPointer {
        sumOfValues(outputs: outputs, targets: $0, width: width, derivatives: nil)
      }
    }
  }

  /// The gradient of the mean loss with respect to the logits.
  ///
  /// - Parameters:
  ///   - logits: n × K logits, a row for each example.
  ///   - targets: The n right answers.
  /// - Returns: n × K partial derivatives. Each row sums to 0 where a shared shift of the logits
  ///   changes nothing.
  /// - Precondition: As for `value(logits:targets:)`.
  /// - Complexity: O(nK).
  public func gradient(logits: Matrix, targets: Targets) -> Matrix {
    targets.requireMean(of: logits)
    guard !isCertain(width: logits.columnCount) else { return logits - logits }
    let targets = targets.probabilities(classCount: logits.columnCount)
    var gradient = logits.elements
    _ = gradient.withUnsafeMutableBufferPointer { derivatives in
      logits.elements.withUnsafeBufferPointer { outputs in
        targets.elements.withUnsafeBufferPointer {
          sumOfValues(
            outputs: outputs, targets: $0, width: logits.columnCount, derivatives: derivatives)
        }
      }
    }
    return Matrix(
      rowCount: logits.rowCount, columnCount: logits.columnCount, elements: gradient)
  }

  /// The loss of one example with a label.
  ///
  /// ```swift
  /// print(CrossEntropyLoss().value(logits: [2, 0], label: 0))  // 0.1269
  /// ```
  ///
  /// - Parameters:
  ///   - logits: K logits.
  ///   - label: The right class, in 0..<K.
  /// - Complexity: O(K).
  public func value(logits: [Double], label: Int) -> Double {
    value(logits: Matrix([logits]), targets: .labels([label]))
  }

  /// The gradient of the loss of one example with a label.
  ///
  /// ```swift
  /// print(CrossEntropyLoss().gradient(logits: [2, 0], label: 0))  // [-0.1192, 0.1192]
  /// ```
  ///
  /// - Parameters:
  ///   - logits: K logits.
  ///   - label: The right class, in 0..<K.
  /// - Complexity: O(K).
  public func gradient(logits: [Double], label: Int) -> [Double] {
    gradient(logits: Matrix([logits]), targets: .labels([label])).elements
  }

  /// The loss of one example with a distribution as its target.
  ///
  /// - Parameters:
  ///   - logits: K logits.
  ///   - target: K probabilities that sum to 1.
  /// - Complexity: O(K).
  public func value(logits: [Double], target: [Double]) -> Double {
    value(logits: Matrix([logits]), targets: .probabilities(Matrix([target])))
  }

  /// The gradient of the loss of one example with a distribution as its target.
  ///
  /// - Parameters:
  ///   - logits: K logits.
  ///   - target: K probabilities that sum to 1.
  /// - Complexity: O(K).
  public func gradient(logits: [Double], target: [Double]) -> [Double] {
    gradient(logits: Matrix([logits]), targets: .probabilities(Matrix([target]))).elements
  }
}

extension Targets {
  fileprivate func requireMean(of logits: Matrix) {
    requireFit(rowCount: logits.rowCount, classCount: logits.columnCount)
    require(count > 0, "the mean loss of no examples is undefined")
  }
}
