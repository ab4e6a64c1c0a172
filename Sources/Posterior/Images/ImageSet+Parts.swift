import GSLNumerics

extension ImageSet {
  /// The images with the given indices, in their order; an index may occur more than once.
  ///
  /// All classes keep their names and numbers, even if no image of a class is left.
  ///
  /// - Parameter indices: m numbers in 0..<n.
  /// - Precondition: The indices are in 0..<n.
  /// - Complexity: O(m · pixels).
  public func subset(_ indices: [Int]) -> ImageSet {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * pixelCount)
    for index in indices {
      require(labels.indices.contains(index), "there is no image \(index) among \(count)")
      chosen += pixels[(index * pixelCount)..<((index + 1) * pixelCount)]
    }
    return ImageSet(
      pixels: chosen, rowCount: rowCount, columnCount: columnCount,
      labels: indices.map { labels[$0] }, classNames: classNames, largestPixel: largestPixel)
  }

  /// Consecutive images, as for a list of indices.
  public func subset(_ indices: Range<Int>) -> ImageSet { subset(Array(indices)) }

  /// Two parts of the images, drawn at random: one to learn from and one to be tested on.
  ///
  /// The parts are those of `Dataset.split(trainingFraction:stratified:using:)`.
  ///
  /// - Parameters:
  ///   - fraction: The part of the images that is for training, in [0, 1].
  ///   - isStratified: Whether each class is divided in proportion.
  ///   - source: The source of randomness.
  /// - Returns: Both parts, their images in the order of this set, with all classes.
  /// - Precondition: The fraction is in [0, 1].
  /// - Complexity: O(bytes).
  public func split(
    trainingFraction fraction: Double, stratified isStratified: Bool = true,
    using source: inout RandomSource
  ) -> (training: ImageSet, test: ImageSet) {
    let isTraining = labels.isTraining(
      fraction, classCount: classCount, stratified: isStratified, using: &source)
    return (
      subset(labels.indices.filter { isTraining[$0] }),
      subset(labels.indices.filter { !isTraining[$0] })
    )
  }

  /// The images as examples with a feature a pixel, each in [0, 1] and named by its row and column:
  /// p0_0, p0_1, ….
  ///
  /// Meant for small sets: a feature takes eight bytes, where a pixel takes one.
  ///
  /// - Complexity: O(bytes).
  public var dataset: Dataset {
    let names = (0..<pixelCount).map { "p\($0 / columnCount)_\($0 % columnCount)" }
    return Dataset(
      features: features, labels: labels, featureNames: names, classNames: classNames)
  }
}
