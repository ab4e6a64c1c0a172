import GSLNumerics
import PosteriorKernels

extension ImageSet: ExampleSource {
  /// The number d of features, one a pixel.
  public var featureCount: Int { pixelCount }

  /// Writes the features of some images, each pixel divided by the largest one.
  ///
  /// This is the inner loop of learning by mini-batches: nothing is allocated.
  ///
  /// - Parameters:
  ///   - examples: m numbers in 0..<n, in any order and as often as wanted.
  ///   - batch: m × pixels numbers to overwrite, in [0, 1] then.
  /// - Precondition: There are such images, and the batch has room for them, no more.
  /// - Complexity: O(m · pixels).
  public func writeFeatures(
    of examples: ArraySlice<Int>, to batch: UnsafeMutableBufferPointer<Double>
  ) {
    require(
      batch.count == examples.count * pixelCount,
      "\(examples.count) images of \(pixelCount) pixels do not fill \(batch.count) places")
    let quotients = ByteQuotients(by: largestPixel)
    pixels.withUnsafeBufferPointer { pixels in
      for (row, position) in examples.indices.enumerated() {
        let index = examples[position]
        require(labels.indices.contains(index), "there is no image \(index) among \(count)")
        // Images in random order come from all over memory: to wait for each would take twice the
        // time of the division.
        let later = examples[min(position + 4, examples.endIndex - 1)]
        let next = labels.indices.contains(later) ? later : index
        let target = (row * pixelCount)..<((row + 1) * pixelCount)
        quotients.write(
          of: UnsafeBufferPointer(rebasing: pixels[range(index)]),
          before: UnsafeBufferPointer(rebasing: pixels[range(next)]),
          to: UnsafeMutableBufferPointer(rebasing: batch[target]))
      }
    }
  }

  /// Where the pixels of an image are.
  private func range(_ index: Int) -> Range<Int> {
    (index * pixelCount)..<((index + 1) * pixelCount)
  }
}

extension ImageSet {
  /// The features of some images, each pixel divided by the largest one.
  ///
  /// - Parameter indices: m numbers in 0..<n.
  /// - Returns: m × pixels numbers in [0, 1], eight bytes each.
  /// - Precondition: The indices are in 0..<n.
  /// - Complexity: O(m · pixels).
  public func features(_ indices: [Int]) -> Matrix {
    let size = indices.count * pixelCount
    let elements = [Double](unsafeUninitializedCapacity: size) { buffer, count in
      writeFeatures(of: indices[...], to: UnsafeMutableBufferPointer(rebasing: buffer[..<size]))
      count = size
    }
    return Matrix(rowCount: indices.count, columnCount: pixelCount, elements: elements)
  }

  /// The features of consecutive images, as for a list of indices.
  public func features(_ indices: Range<Int>) -> Matrix { features(Array(indices)) }

  /// The features of all images, n × pixels numbers in [0, 1]; 60,000 images of 28 × 28 take 376
  /// MB.
  public var features: Matrix { features(0..<count) }
}

extension ImageSet {
  /// The value of a pixel.
  ///
  /// - Precondition: There are such an image, row and column.
  public func pixel(image: Int, row: Int, column: Int) -> UInt8 {
    require(labels.indices.contains(image), "there is no image \(image) among \(count)")
    require(
      row >= 0 && row < rowCount && column >= 0 && column < columnCount,
      "(\(row), \(column)) is outside an image of \(rowCount) × \(columnCount)")
    return pixels[image * pixelCount + row * columnCount + column]
  }

  /// One image, to be looked at: rows × columns numbers in [0, 1], the first row at the top.
  ///
  /// - Precondition: There is such an image.
  public func image(at index: Int) -> Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount, elements: features([index]).elements)
  }
}
