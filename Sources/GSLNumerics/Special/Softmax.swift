/// The logarithm of a sum of exponentials,
///
///     logSumExp(z) = ln Σₖ exp zₖ
///
/// the normalizing constant of the softmax.
///
/// ```swift
/// print(logSumExp([1000, 1000]))  // 1000.6931
/// ```
///
/// - Parameter logits: K numbers. −∞ stands for an impossible class.
/// - Returns: At least max zₖ and at most max zₖ + ln K. The error is at most 4 ulp of the result,
///   or of the largest logit where that is larger in magnitude. −∞ for an empty list or when every
///   logit is −∞; ∞ when one is ∞.
/// - Complexity: O(K), K exponentials and one logarithm.
public func logSumExp(_ logits: [Double]) -> Double {
  logits.withUnsafeBufferPointer(logSumExp(ofRow:))
}

/// The logarithm of a sum of exponentials, row by row, as `logSumExp(_:)` of each row.
///
/// - Parameter logits: n × K.
/// - Returns: n numbers.
/// - Complexity: O(nK), nK exponentials and n logarithms.
public func logSumExp(_ logits: Matrix) -> [Double] {
  reduceRows(logits, logSumExp(ofRow:))
}

/// The softmax function,
///
///     softmax(z)ₖ = exp zₖ / Σⱼ exp zⱼ
///
/// the probabilities that belong to K logits. Adding one number to all logits changes nothing.
///
/// ```swift
/// print(softmax([1, 2, 3]))  // [0.09, 0.2447, 0.6652]
/// ```
///
/// - Parameter logits: K numbers. −∞ stands for an impossible class.
/// - Returns: K probabilities, each within 4 ulp, that sum to 1 within K ulp. NaN everywhere when a
///   logit is ∞ or NaN or all are −∞: such logits name no distribution.
/// - Complexity: O(K), K exponentials.
public func softmax(_ logits: [Double]) -> [Double] {
  mapRows(logits, rowLength: logits.count, softmax(ofRow:into:))
}

/// The softmax function, row by row, as `softmax(_:)` of each row.
///
/// ```swift
/// print(softmax(Matrix([[0, 0], [0, 1]])).row(1))  // [0.2689, 0.7311]
/// ```
///
/// - Parameter logits: n × K: each row holds the logits of one example.
/// - Returns: n × K.
/// - Complexity: O(nK), nK exponentials.
public func softmax(_ logits: Matrix) -> Matrix {
  mapRows(logits, softmax(ofRow:into:))
}

/// The logarithm of the softmax function,
///
///     logSoftmax(z)ₖ = zₖ − logSumExp(z)
///
/// finite where `log(softmax(z))` is −∞, and different from 0 where the softmax rounds to 1.
///
/// ```swift
/// print(logSoftmax([0, 1000]))  // [-1000.0, 0.0]
/// ```
///
/// - Parameter logits: K numbers. −∞ stands for an impossible class.
/// - Returns: K values in [−∞, 0], each within 4 ulp. NaN everywhere when a logit is ∞ or NaN or
///   all are −∞.
/// - Complexity: O(K), K exponentials and one logarithm.
public func logSoftmax(_ logits: [Double]) -> [Double] {
  mapRows(logits, rowLength: logits.count, logSoftmax(ofRow:into:))
}

/// The logarithm of the softmax function, row by row, as `logSoftmax(_:)` of each row.
///
/// - Parameter logits: n × K: each row holds the logits of one example.
/// - Returns: n × K.
/// - Complexity: O(nK), nK exponentials and n logarithms.
public func logSoftmax(_ logits: Matrix) -> Matrix {
  mapRows(logits, logSoftmax(ofRow:into:))
}

/// The index of the largest number; of the first of equals; of the first NaN, if there is one.
///
/// ```swift
/// print(indexOfMaximum([2, 5, 5]) ?? -1)  // 1
/// ```
///
/// - Parameter values: K numbers.
/// - Returns: An index, or nil for an empty list.
/// - Complexity: O(K).
public func indexOfMaximum(_ values: [Double]) -> Int? {
  values.withUnsafeBufferPointer(indexOfMaximum(inRow:))
}

/// The column of each row's largest number, as `indexOfMaximum(_:)` of each row: the most probable
/// classes.
///
/// ```swift
/// print(indicesOfMaxima(Matrix([[1, 2], [4, 3]])))  // [1, 0]
/// ```
///
/// - Parameter values: n × K.
/// - Returns: n column indices.
/// - Precondition: There is a column.
/// - Complexity: O(nK).
public func indicesOfMaxima(_ values: Matrix) -> [Int] {
  require(values.columnCount > 0, "\(values.rowCount) rows without columns have no maximum")
  return reduceRows(values) { indexOfMaximum(inRow: $0) ?? 0 }
}
