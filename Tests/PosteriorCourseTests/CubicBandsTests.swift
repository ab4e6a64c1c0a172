import Foundation
import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@testable import PosteriorCourse

@Suite struct CubicBandsTests {
  // MARK: Known values

  @Test func bestAccuracies() {
    expectClose(CubicBands.twoClasses.bestAccuracy, 0.75, ulps: 4)
    expectClose(CubicBands.fourClasses.bestAccuracy, 0.625, ulps: 4)
    // Bands that do not touch, one band, the same band twice.
    expectClose(CubicBands(centers: [0, 1]).bestAccuracy, 1, ulps: 4)
    expectClose(CubicBands(centers: [3]).bestAccuracy, 1, ulps: 4)
    expectClose(CubicBands(centers: [0, 0]).bestAccuracy, 0.5, ulps: 4)
  }

  /// v from −2850 to 3019.453125, and 0 at u = 0, the 41st of the points.
  @Test func placesOnTheCurve() {
    var random = RandomSource(seed: 1)
    let data = CubicBands(centers: [0]).sample(using: &random)
    let heights = [0: 0.0, 40: 2850 / 5869.453125, 79: 1]
    for (point, height) in heights {
      #expect(data.features[point, 0] == Double(point) / 79)
      expectClose(data.features[point, 1], height, absolute: 0.2)
    }
    // 3u³ + 2u² + 5u at u = 2, the 49th: 42.
    #expect(CubicBands(centers: [0]).posterior([48.0 / 79, 2892 / 5869.453125 + 0.1999]) == [1])
    #expect(CubicBands(centers: [0]).posterior([48.0 / 79, 2892 / 5869.453125 + 0.2001]) == [0])
    #expect(CubicBands(centers: [0]).posterior([48.0 / 79, 2892 / 5869.453125 - 0.1999]) == [1])
    #expect(CubicBands(centers: [0]).posterior([48.0 / 79, 2892 / 5869.453125 - 0.2001]) == [0])
  }

  @Test func posteriorsByHand() {
    // At x = 0 the curve's height is 0.
    let (two, four) = (CubicBands.twoClasses, CubicBands.fourClasses)
    #expect(two.posterior([0, 0.2]) == [1, 0])
    #expect(two.posterior([0, 0]) == [0.5, 0.5])
    #expect(two.posterior([0, -0.2]) == [0, 1])
    #expect(two.posterior([0, 0.4]) == [0, 0])
    #expect(two.posterior([1, 1.2]) == [1, 0])
    #expect(four.posterior([0, 0.4]) == [1, 0, 0, 0])
    #expect(four.posterior([0, 0.2]) == [0.5, 0.5, 0, 0])
    #expect(four.posterior([0, 0]) == [0, 0.5, 0.5, 0])
    #expect(four.posterior([0, -0.2]) == [0, 0, 0.5, 0.5])
    #expect(four.posterior([0, -0.4]) == [0, 0, 0, 1])
  }

  @Test func countsOfExamples() {
    var random = RandomSource(seed: 1)
    func shape(_ bands: CubicBands, every: Int = 1, repetitions: Int = 1) -> [Int] {
      let data = bands.sample(every: every, repetitions: repetitions, using: &random)
      #expect(Set(data.classCounts).count == 1)
      return [data.count, data.featureCount, data.classCount]
    }
    #expect(shape(.twoClasses) == [160, 2, 2])
    #expect(shape(.twoClasses, every: 5) == [32, 2, 2])
    #expect(shape(.twoClasses, repetitions: 50) == [8000, 2, 2])
    #expect(shape(.fourClasses) == [320, 2, 4])
    #expect(shape(.fourClasses, every: 5) == [64, 2, 4])
    #expect(shape(.fourClasses, repetitions: 50) == [16000, 2, 4])
    #expect(shape(.twoClasses, every: 79) == [4, 2, 2])
  }

  @Test func theLecturesStepsAreEveryFifthPoint() {
    var random = RandomSource(seed: 1)
    let data = CubicBands.twoClasses.sample(every: 5, using: &random)
    // u = −10, −8.75, … in steps of 1.25, scaled by 19.75.
    for i in 0..<16 { #expect(data.features[i, 0] == Double(i) * 1.25 / 19.75) }
    #expect(data.labels == [Int](repeating: 0, count: 16) + [Int](repeating: 1, count: 16))
  }

  // MARK: Properties

  /// Each share of n examples is within 5.4 standard deviations of its probability, but in fewer
  /// than 1 of 10⁷ samples.
  @Test(arguments: [CubicBands.twoClasses, .fourClasses])
  func posteriorsAreFrequencies(_ bands: CubicBands) {
    var random = RandomSource(seed: 2)
    let data = bands.sample(repetitions: 50, using: &random)
    var counts: [[Double]: [Int]] = [:]
    for (row, label) in zip(data.features.rows, data.labels) {
      counts[bands.posterior(row), default: [Int](repeating: 0, count: data.classCount)][label] += 1
    }
    // Certainty of the uppermost class and of the lowest, and each overlap of two.
    #expect(counts.count == bands.centers.count + 1)
    for (posterior, counts) in counts {
      let count = Double(counts.reduce(0, +))
      for (p, observed) in zip(posterior, counts) {
        expectClose(
          Double(observed) / count, p, absolute: 5.4 * (p * (1 - p) / count).squareRoot())
      }
    }
  }

  @Test(arguments: [CubicBands.twoClasses, .fourClasses])
  func nobodyDoesBetterThanTheBest(_ bands: CubicBands) {
    var random = RandomSource(seed: 3)
    let data = bands.sample(repetitions: 50, using: &random)
    let posteriors = data.features.rows.map(bands.posterior)
    // The mean of the largest posterior probability; the share of examples for which it is ½ varies
    // as in draws.
    let accuracy = posteriors.reduce(0) { $0 + ($1.max() ?? 0) } / Double(data.count)
    let half = 2 * (1 - bands.bestAccuracy)
    let deviation = (half * (1 - half) / Double(data.count)).squareRoot()
    expectClose(accuracy, bands.bestAccuracy, absolute: 5.4 * deviation / 2)
    // The least cross-entropy and squared error: ln 2 and ¼ where two classes are as probable.
    let entropy = zip(posteriors, data.labels).reduce(0) { $0 - log($1.0[$1.1]) }
    expectClose(
      entropy / Double(data.count), half * log(2), absolute: 5.4 * deviation * log(2))
    if bands.centers.count == 2 {
      expectClose(half * log(2), 0.3466, absolute: 5e-5)
      let errors = zip(posteriors, data.labels).reduce(0) {
        $0 + ($1.0[1] - Double($1.1)) * ($1.0[1] - Double($1.1))
      }
      expectClose(errors / Double(data.count), 0.125, absolute: 5.4 * deviation / 4)
    }
  }

  @Test func bandsAreFilledEvenly() {
    var random = RandomSource(seed: 4)
    let bands = CubicBands(centers: [0.3])
    let data = bands.sample(repetitions: 50, using: &random)
    let ends = data.features.rows.filter { $0[0] == 0 }.map { $0[1] }
    // 50 numbers, uniform in 0.1…0.5.
    #expect(ends.allSatisfy { (0.1...0.5).contains($0) })
    let mean = ends.reduce(0, +) / 50
    expectClose(mean, 0.3, absolute: 5.4 * 0.4 / (12 * 50.0).squareRoot())
    // 50 numbers lie within 0.65 of their range with the probability 50 · 0.65⁴⁹ − 49 · 0.65⁵⁰ =
    // 1·10⁻⁸.
    #expect((ends.max() ?? 0) - (ends.min() ?? 0) > 0.26)
  }

  // MARK: Edges

  @Test func noPointsStop() async {
    await #expect(processExitsWith: .failure) {
      var random = RandomSource(seed: 1)
      _ = CubicBands.twoClasses.sample(every: 0, using: &random)
    }
    await #expect(processExitsWith: .failure) {
      var random = RandomSource(seed: 1)
      _ = CubicBands.twoClasses.sample(repetitions: 0, using: &random)
    }
  }
}
