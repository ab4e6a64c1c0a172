import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct DatasetSplitTests {
  /// Examples that are numbered by their only feature.
  static func dataset(labels: [Int], classCount: Int) -> Dataset {
    Dataset(
      features: Matrix(
        rowCount: labels.count, columnCount: 1, elements: labels.indices.map(Double.init)),
      labels: labels, classNames: (0..<classCount).map { "\($0)" })
  }

  func counts(_ classCounts: [Int], _ fraction: Double) -> [Int] {
    let labels = classCounts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    var source = RandomSource(seed: 1)
    return Self.dataset(labels: labels, classCount: classCounts.count)
      .split(trainingFraction: fraction, using: &source).training.classCounts
  }

  // MARK: Known values

  @Test func eachClassIsDividedInProportion() {
    #expect(counts([50, 50, 50], 0.8) == [40, 40, 40])
    // Quotas 2.1, 3.5, 1.4: seven in all, and the second has the largest remainder.
    #expect(counts([3, 5, 2], 0.7) == [2, 4, 1])
    // Quotas 0.5 three times, and 1.5 rounds to two: the first of equals.
    #expect(counts([1, 1, 1], 0.5) == [1, 1, 0])
    #expect(counts([1, 0, 5], 1) == [1, 0, 5])
    #expect(counts([1, 0, 5], 0) == [0, 0, 0])
  }

  @Test func theDrawIsTheSameForEver() {
    let dataset = Self.dataset(labels: [0, 1, 0, 1, 0, 1, 0, 1, 0, 1], classCount: 2)
    var source = RandomSource(seed: 1)
    let (training, _) = dataset.split(trainingFraction: 0.6, using: &source)
    #expect(training.features.elements == [0, 5, 6, 7, 8, 9])
    let (plain, _) = dataset.split(trainingFraction: 0.6, stratified: false, using: &source)
    #expect(plain.features.elements == [2, 3, 4, 6, 7, 9])
  }

  // MARK: Properties

  @Test func everyExampleIsInOnePartAndKeepsItsOrder() {
    forAll { generator in
      let classCount = generator.integer(in: 1...4)
      let labels = (0..<generator.integer(in: 0...30)).map { _ in
        generator.integer(in: 0...(classCount - 1))
      }
      let dataset = Self.dataset(labels: labels, classCount: classCount)
      let fraction = generator.double(in: 0...1)
      let isStratified = generator.integer(in: 0...1) == 0
      var source = RandomSource(seed: generator.next())
      let (training, test) = dataset.split(
        trainingFraction: fraction, stratified: isStratified, using: &source)
      let (left, right) = (training.features.elements, test.features.elements)
      #expect(left == left.sorted() && right == right.sorted())
      #expect((left + right).sorted() == dataset.features.elements)
      #expect(Double(training.count) == (fraction * Double(labels.count)).rounded())
      #expect(training.labels == left.map { labels[Int($0)] })
      #expect(training.classNames == dataset.classNames && test.classNames == dataset.classNames)
      guard isStratified else { return }
      for (part, whole) in zip(training.classCounts, dataset.classCounts) {
        #expect((Double(part) - fraction * Double(whole)).magnitude < 1)
      }
    }
  }

  @Test(arguments: [true, false]) func allExamplesAreEquallyProbable(_ isStratified: Bool) {
    let dataset = Self.dataset(labels: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1], classCount: 2)
    var source = RandomSource(seed: 2)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<2000 {
      let part = dataset.split(trainingFraction: 0.4, stratified: isStratified, using: &source)
      for row in part.training.features.elements { counts[Int(row)] += 1 }
    }
    // Each count is binomial with mean 800 and standard deviation 21.9; 5.8 of them are passed by
    // one of the ten with probability 7e−8.
    for count in counts { #expect(abs(count - 800) <= 127) }
  }

  // MARK: Edges

  @Test func aFractionBeyondOneIsRefused() async {
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = Dataset(features: Matrix([[1]]), labels: [0]).split(trainingFraction: 1.1, using: &source)
    }
  }
}
