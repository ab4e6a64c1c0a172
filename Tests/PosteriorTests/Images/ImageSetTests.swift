import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct ImageSetTests {
  /// Three images of 2 × 3 pixels.
  static let images = ImageSet(
    pixels: [0, 1, 2, 3, 4, 5, 10, 20, 30, 40, 50, 60, 255, 254, 253, 252, 251, 250],
    rowCount: 2, columnCount: 3, labels: [1, 0, 1], classNames: ["dark", "light"])

  static func digits() throws -> ImageSet {
    try ImageSet(
      Dataset(csv: lessonData("digits"), label: "digit"), rowCount: 8, columnCount: 8,
      largestPixel: 16)
  }

  // MARK: Known values

  @Test func sizesAndPlacesOfPixels() {
    let images = Self.images
    #expect(images.count == 3)
    #expect(images.pixelCount == 6)
    #expect(images.classCount == 2)
    #expect(images.classCounts == [1, 2])
    #expect(images.pixel(image: 0, row: 0, column: 2) == 2)
    #expect(images.pixel(image: 1, row: 1, column: 0) == 40)
    #expect(images.pixel(image: 2, row: 1, column: 2) == 250)
  }

  @Test func featuresAreQuotients() {
    let all = ImageSet(
      pixels: Array(0...255), rowCount: 16, columnCount: 16, labels: [0])
    #expect(all.features.elements == (0...255).map { Double($0) / 255 })
    let sixteen = ImageSet(
      pixels: [0, 1, 8, 16], rowCount: 1, columnCount: 4, labels: [0], largestPixel: 16)
    #expect(sixteen.features == Matrix([[0, 0.0625, 0.5, 1]]))
  }

  @Test func featuresOfSomeImagesAreRows() {
    let images = Self.images
    let all = images.features
    #expect(all.rowCount == 3 && all.columnCount == 6)
    #expect(all[1, 5] == 60.0 / 255)
    #expect(images.features([2, 0, 2]).rows == [all.row(2), all.row(0), all.row(2)])
    #expect(images.features(1..<3).rows == [all.row(1), all.row(2)])
    #expect(images.features([]).rowCount == 0)
    #expect(images.features(3..<3).rowCount == 0)
    let image = images.image(at: 1)
    #expect(image.rowCount == 2 && image.columnCount == 3)
    #expect(image.elements == all.row(1))
  }

  @Test func aBatchIsWrittenRowByRow() {
    let all = Self.images.features
    let order = [0, 2, 1, 0]
    var batch = [Double](repeating: -1, count: 12)
    batch.withUnsafeMutableBufferPointer { batch in
      Self.images.writeFeatures(of: order[1..<3], to: batch)
    }
    #expect(batch == all.row(2) + all.row(1))
  }

  @Test func partsKeepTheirClasses() {
    let images = Self.images
    let part = images.subset([2, 2, 0])
    let expected: [UInt8] = [
      255, 254, 253, 252, 251, 250, 255, 254, 253, 252, 251, 250, 0, 1, 2, 3, 4, 5,
    ]
    #expect(part.pixels == expected)
    #expect(part.labels == [1, 1, 1])
    #expect(part.classNames == ["dark", "light"])
    #expect(images.subset(1..<3) == images.subset([1, 2]))
    #expect(images.subset(0..<0).count == 0)
  }

  @Test func examplesOfADataSet() {
    let dataset = Self.images.dataset
    #expect(dataset.features == Self.images.features)
    #expect(dataset.labels == [1, 0, 1])
    #expect(dataset.classNames == ["dark", "light"])
    #expect(dataset.featureNames == ["p0_0", "p0_1", "p0_2", "p1_0", "p1_1", "p1_2"])
  }

  @Test func theDigitsOfTheLessons() throws {
    let digits = try Self.digits()
    #expect(digits.count == 1797)
    #expect(digits.classNames == (0...9).map { "\($0)" })
    #expect(digits.classCounts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    // Sums from Python's csv module.
    #expect(digits.pixels.reduce(0) { $0 + Int($1) } == 561_718)
    let sums: [Double] = [0, 664, 2541, 937, 374, 2166, 627, 0]
    let zeros = digits.labels.indices.filter { digits.labels[$0] == 0 }
    #expect(
      (0..<8).map { column in
        zeros.map { Double(digits.pixel(image: $0, row: 2, column: column)) }.reduce(0, +)
      } == sums)
    let row: [Double] = [0, 0, 13, 15, 10, 15, 5, 0]
    #expect(digits.image(at: 0).row(1) == row.map { $0 / 16 })
    #expect(digits.largestPixel == 16)
  }

  // MARK: Properties

  @Test func bothKindsOfSetsAreDividedAlike() throws {
    let digits = try Self.digits()
    for isStratified in [true, false] {
      var (one, other) = (RandomSource(seed: 5), RandomSource(seed: 5))
      let parts = digits.split(trainingFraction: 0.8, stratified: isStratified, using: &one)
      let expected = digits.dataset.split(
        trainingFraction: 0.8, stratified: isStratified, using: &other)
      #expect(parts.training.dataset == expected.training)
      #expect(parts.test.dataset == expected.test)
      #expect(parts.training.largestPixel == 16)
    }
  }

  // MARK: Edges

  @Test func aPixelIsAWholeNumberInItsRange() throws {
    let values: [Double] = [-1, 0.5, 17, 256, 1e300]
    for value in values {
      let dataset = Dataset(
        features: Matrix([[0, 16], [1, value]]), labels: [0, 1], featureNames: ["a", "b"])
      let error = #expect(throws: IDXError.self) {
        try ImageSet(dataset, rowCount: 1, columnCount: 2, largestPixel: 16)
      }
      #expect(error?.kind == "idx.pixel")
      #expect(error?.column == "b")
      #expect(error?.value == "\(value)")
      #expect(
        error?.description
          == "column 'b': example 1, counted from 0, has \(value), which is not a whole number from "
          + "0 to 16. Say what the largest pixel is, or leave the feature out.")
    }
  }

  @Test func mistakesOfTheCallerStop() async {
    await #expect(processExitsWith: .failure) {
      _ = ImageSet(pixels: [1, 2, 3], rowCount: 1, columnCount: 2, labels: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = ImageSet(pixels: [1, 17], rowCount: 1, columnCount: 2, labels: [0], largestPixel: 16)
    }
    await #expect(processExitsWith: .failure) {
      _ = ImageSet(pixels: [1], rowCount: 1, columnCount: 1, labels: [2], classNames: ["a", "b"])
    }
    await #expect(processExitsWith: .failure) { _ = ImageSetTests.images.features([3]) }
    await #expect(processExitsWith: .failure) {
      var batch = [Double](repeating: 0, count: 11)
      batch.withUnsafeMutableBufferPointer { batch in
        ImageSetTests.images.writeFeatures(of: [0, 1][...], to: batch)
      }
    }
    await #expect(processExitsWith: .failure) {
      _ = ImageSetTests.images.pixel(image: 0, row: 0, column: 3)
    }
  }
}
