import GSLNumerics

/// Gray images with their classes: n pictures of the same size, a byte a pixel.
///
/// Bytes take an eighth of the memory of the features that a model works with. Those are made when
/// they are needed, as `SoftmaxRegression.train` does for a batch at a time, or `features` for all.
public struct ImageSet: Sendable, Equatable {
  /// The number of rows of an image.
  public let rowCount: Int
  /// The number of columns of an image.
  public let columnCount: Int
  /// The pixels: image after image, row after row from the top left.
  public let pixels: [UInt8]
  /// The n classes, each in 0..<K.
  public let labels: [Int]
  /// The K names of the classes.
  public let classNames: [String]
  /// The value that stands for 1; 0 stands for 0.
  public let largestPixel: Int

  /// The number n of images.
  public var count: Int { labels.count }
  /// The number of pixels of an image, which is the number d of features.
  public var pixelCount: Int { rowCount * columnCount }
  /// The number K of classes, with and without images.
  public var classCount: Int { classNames.count }

  /// Images that are in memory already.
  ///
  /// - Parameters:
  ///   - pixels: n · rows · columns bytes: image after image, row after row.
  ///   - rowCount: The number of rows of an image.
  ///   - columnCount: The number of columns of an image.
  ///   - labels: n classes, each in 0..<K.
  ///   - classNames: K names. The default is 0, 1, … up to the largest label.
  ///   - largestPixel: The largest value that a pixel may have.
  /// - Precondition: The numbers agree, an image has a pixel, the labels are in 0..<K, and no pixel
  ///   is above the largest one, which is in 1...255.
  /// - Complexity: O(bytes).
  public init(
    pixels: [UInt8], rowCount: Int, columnCount: Int, labels: [Int], classNames: [String]? = nil,
    largestPixel: Int = 255
  ) {
    let classNames = classNames ?? labels.numberedClasses
    require(
      rowCount > 0 && columnCount > 0, "an image cannot be \(rowCount) × \(columnCount)")
    require(
      pixels.count == labels.count * rowCount * columnCount,
      "\(pixels.count) pixels for \(labels.count) images of \(rowCount) × \(columnCount)")
    let stray = labels.firstIndex { !classNames.indices.contains($0) }
    require(
      stray == nil,
      "image \(stray ?? 0) has label \(labels[stray ?? 0]), outside 0..<\(classNames.count)")
    require((1...255).contains(largestPixel), "the largest pixel cannot be \(largestPixel)")
    // A maximum of all bytes is found at the speed of memory, and a byte is never above 255.
    let brightest = largestPixel == 255 ? 0 : Int(pixels.max() ?? 0)
    require(brightest <= largestPixel, "a pixel is \(brightest), above \(largestPixel)")
    self.pixels = pixels
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.labels = labels
    self.classNames = classNames
    self.largestPixel = largestPixel
  }

  /// How many images each class has.
  ///
  /// - Complexity: O(n + K).
  public var classCounts: [Int] {
    var counts = [Int](repeating: 0, count: classCount)
    for label in labels { counts[label] += 1 }
    return counts
  }
}

extension [Int] {
  /// Names for the classes 0, 1, … up to the largest label.
  var numberedClasses: [String] { (0...Swift.max(self.max() ?? 0, 0)).map { "\($0)" } }
}
