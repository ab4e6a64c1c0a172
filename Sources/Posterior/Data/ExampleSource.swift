/// Labeled examples that are read a batch at a time, so that they need not be in memory as numbers
/// of 8 bytes.
///
/// A `Dataset` is one. A set of images keeps bytes, and turns those of a batch into numbers when
/// they are asked for.
public protocol ExampleSource: Sendable {
  /// The number d of features.
  var featureCount: Int { get }
  /// The number K of classes.
  var classCount: Int { get }
  /// The n classes, each in 0..<K.
  var labels: [Int] { get }

  /// Writes the features of some examples, one row after another.
  ///
  /// - Parameters:
  ///   - examples: m numbers in 0..<n.
  ///   - batch: m × d numbers to overwrite.
  func writeFeatures(of examples: ArraySlice<Int>, to batch: UnsafeMutableBufferPointer<Double>)
}

extension Dataset: ExampleSource {
  /// Copies the features of some examples.
  ///
  /// - Parameters:
  ///   - examples: m numbers in 0..<n.
  ///   - batch: m × d numbers to overwrite.
  /// - Complexity: O(md).
  public func writeFeatures(
    of examples: ArraySlice<Int>, to batch: UnsafeMutableBufferPointer<Double>
  ) {
    let width = featureCount
    features.elements.withUnsafeBufferPointer { elements in
      var next = 0
      for example in examples {
        let start = example * width
        for j in 0..<width { batch[next + j] = elements[start + j] }
        next += width
      }
    }
  }
}
