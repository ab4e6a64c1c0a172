import GSLNumerics

extension ImageSet {
  /// Images and labels from two files, as MNIST and its relatives come.
  ///
  /// - Parameters:
  ///   - images: The path of the images, an IDX file of three dimensions, compressed by gzip or
  ///     not.
  ///   - labels: The path of the labels, an IDX file of one dimension.
  ///   - classNames: K names. The default is 0, 1, … up to the largest label.
  /// - Throws: `IDXError` for the first thing in the files that is invalid.
  /// - Complexity: O(bytes).
  public init(
    images: String, labels: String, classNames: [String]? = nil
  ) throws(IDXError) {
    // The small file first: if the two are exchanged, nothing large is read.
    let labelFile = try IDXFile(path: labels, holding: .labels)
    let imageFile = try IDXFile(path: images, holding: .images)
    try self.init(
      images: imageFile, labels: labelFile, labelName: labels, classNames: classNames)
  }

  /// Images and labels from two files that were read already, as `init(images:labels:classNames:)`
  /// takes them.
  ///
  /// - Parameters:
  ///   - images: The file of the images.
  ///   - labels: The file of the labels.
  ///   - labelName: What messages call the file of the labels.
  ///   - classNames: K names. The default is 0, 1, … up to the largest label.
  public init(
    images: IDXFile, labels: IDXFile, labelName: String, classNames: [String]? = nil
  ) throws(IDXError) {
    require(
      images.content == .images && labels.content == .labels,
      "\(images.content) and \(labels.content) are not images and labels")
    let (count, numbers) = (images.sizes[0], labels.bytes.map(Int.init))
    guard numbers.count == count else {
      throw IDXError(.count(labels: numbers.count, images: count), file: labelName)
    }
    let classNames = classNames ?? numbers.numberedClasses
    if let index = numbers.firstIndex(where: { $0 >= classNames.count }) {
      throw IDXError(
        .label(index: index, value: numbers[index], classCount: classNames.count), file: labelName)
    }
    self.init(
      pixels: images.bytes, rowCount: images.sizes[1], columnCount: images.sizes[2],
      labels: numbers, classNames: classNames)
  }

  /// Images from a data set whose features are pixels, row after row.
  ///
  /// The digits of the lessons are such a data set:
  ///
  /// ```swift
  /// let digits = try ImageSet(
  ///   Dataset(csv: "Lessons/Data/digits.csv", label: "digit"), rowCount: 8, columnCount: 8,
  ///   largestPixel: 16)
  /// print(digits.count, digits.classNames.count)  // 1797 10
  /// ```
  ///
  /// - Parameters:
  ///   - dataset: n examples with rows · columns features, whole numbers from 0 to the largest
  ///     pixel.
  ///   - rowCount: The number of rows of an image.
  ///   - columnCount: The number of columns of an image.
  ///   - largestPixel: The value that stands for 1.
  /// - Throws: `IDXError` for the first feature that is not such a number.
  /// - Precondition: The numbers agree, and the largest pixel is in 1...255.
  /// - Complexity: O(nd).
  public init(
    _ dataset: Dataset, rowCount: Int, columnCount: Int, largestPixel: Int
  ) throws(IDXError) {
    require(
      rowCount > 0 && columnCount > 0 && dataset.featureCount == rowCount * columnCount,
      "\(dataset.featureCount) features are not an image of \(rowCount) × \(columnCount)")
    var pixels: [UInt8] = []
    pixels.reserveCapacity(dataset.features.elements.count)
    for (index, value) in dataset.features.elements.enumerated() {
      guard let pixel = UInt8(exactly: value), pixel <= largestPixel else {
        let (example, feature) = index.quotientAndRemainder(dividingBy: dataset.featureCount)
        throw IDXError(
          .pixel(
            example: example, feature: dataset.featureNames[feature], value: value,
            largest: largestPixel), file: nil)
      }
      pixels.append(pixel)
    }
    self.init(
      pixels: pixels, rowCount: rowCount, columnCount: columnCount, labels: dataset.labels,
      classNames: dataset.classNames, largestPixel: largestPixel)
  }
}
