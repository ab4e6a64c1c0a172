import GSLNumerics
import Posterior
import PosteriorTestSupport
import Testing

@Suite struct CalibrationCurveTests {
  static let events = EvaluationTests.labels.map { $0 == 1 }

  // MARK: Known values

  @Test func matchesTheReference() {
    // Tests/Reference/evaluation.py: scikit-learn 1.9.1, 3 bins of equal width.
    let curve = CalibrationCurve(
      probabilities: EvaluationTests.scores, events: Self.events, binning: .equalWidth(3))
    #expect(curve.bins.map(\.frequency) == [0, 0.4, 1])
    expectClose(curve.bins.map(\.meanPrediction), [0.15, 0.42, 2.45 / 3], absolute: 1e-15)
    #expect(curve.bins.map(\.count) == [2, 5, 3])
    expectClose(curve.expectedError, (0.3 + 0.1 + 0.55) / 10, absolute: 1e-15)
    #expect(curve.bins[1].interval() == .wilson(successes: 2, trials: 5))
  }

  @Test func byHand() {
    let curve = CalibrationCurve(
      probabilities: [0, 1, 0.5, 0.25, 0.25], events: [false, true, true, false, true],
      binning: .equalWidth(2))
    // A border belongs to the upper bin, and 1 to the last.
    #expect(curve.bins.map(\.count) == [3, 2])
    #expect(curve.bins.map(\.eventCount) == [1, 2])
    #expect(curve.bins.map(\.meanPrediction) == [0.5 / 3, 0.75])
  }

  @Test func equalPredictionsAreNotParted() {
    let curve = CalibrationCurve(
      probabilities: [0.5, 0.1, 0.5, 0.5, 0.9, 0.5],
      events: [true, false, true, false, true, true],
      binning: .equalCount(3))
    // Borders at 2 and 4 both fall among the four halves.
    #expect(curve.bins.map(\.count) == [5, 1])
    #expect(curve.bins.map(\.eventCount) == [3, 1])
    let even = CalibrationCurve(
      probabilities: [0.4, 0.3, 0.2, 0.1, 0.5, 0.6], events: [Bool](repeating: true, count: 6),
      binning: .equalCount(3))
    #expect(even.bins.map(\.count) == [2, 2, 2])
    expectClose(even.bins.map(\.meanPrediction), [0.15, 0.35, 0.55], absolute: 1e-15)
  }

  @Test func ofOneClassOfAClassifier() {
    let curve = CalibrationCurve(
      ofClass: 1, by: GivenLogits(classCount: 2), on: EvaluationTests.dataset,
      binning: .equalWidth(3))
    #expect(curve.bins.map(\.frequency) == [0, 0.4, 1])
    expectClose(curve.bins.map(\.meanPrediction), [0.15, 0.42, 2.45 / 3], absolute: 1e-15)
    let evaluation = Evaluation(of: GivenLogits(classCount: 2), on: EvaluationTests.dataset)
    let predicted = CalibrationCurve(of: GivenLogits(classCount: 2), on: EvaluationTests.dataset)
    #expect(predicted == evaluation.calibration)
  }

  // MARK: Properties

  @Test func everyPredictionIsInOneBin() {
    forAll { generator in
      let count = generator.integer(in: 1...40)
      // Some are equal, some on borders.
      let probabilities = (0..<count).map { _ in
        generator.integer(in: 0...1) == 0
          ? Double(generator.integer(in: 0...10)) / 10 : generator.double(in: 0...1)
      }
      let events = probabilities.map { generator.double(in: 0...1) < $0 }
      let binCount = generator.integer(in: 1...12)
      let order = events.indices.shuffled(using: &generator)
      let binnings: [CalibrationCurve.Binning] = [.equalWidth(binCount), .equalCount(binCount)]
      for binning in binnings {
        let curve = CalibrationCurve(
          probabilities: probabilities, events: events, binning: binning)
        #expect(curve.count == count)
        #expect(curve.bins.count <= binCount)
        #expect(curve.bins.allSatisfy { $0.count > 0 })
        #expect(curve.bins.reduce(0) { $0 + $1.eventCount } == events.count { $0 })
        let means = curve.bins.map(\.meanPrediction)
        #expect(means == means.sorted())
        #expect((0...1).contains(curve.expectedError))
        let shuffled = CalibrationCurve(
          probabilities: order.map { probabilities[$0] }, events: order.map { events[$0] },
          binning: binning)
        #expect(shuffled == curve)
      }
    }
  }

  @Test func oneBinComparesTheMeans() {
    forAll { generator in
      let probabilities = generator.vector(20, in: 0...1)
      let events = probabilities.map { _ in generator.integer(in: 0...1) == 1 }
      let curve = CalibrationCurve(
        probabilities: probabilities, events: events, binning: .equalCount(1))
      let difference = (probabilities.reduce(0, +) - Double(events.count { $0 })) / 20
      expectClose(curve.expectedError, difference.magnitude, absolute: 1e-15)
    }
  }

  // MARK: Edges

  @Test func certainPredictions() {
    let curve = CalibrationCurve(probabilities: [0, 1, 1], events: [false, true, true])
    #expect(curve.expectedError == 0)
    #expect(curve.bins.count == 2)
  }

  @Test func refusesWhatIsNoPrediction() async {
    await #expect(processExitsWith: .failure) {
      _ = CalibrationCurve(probabilities: [.nan], events: [true])
    }
    await #expect(processExitsWith: .failure) {
      _ = CalibrationCurve(probabilities: [1.5], events: [true])
    }
    await #expect(processExitsWith: .failure) {
      _ = CalibrationCurve(probabilities: [0.5], events: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = CalibrationCurve(probabilities: [], events: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = CalibrationCurve(probabilities: [0.5], events: [true], binning: .equalWidth(0))
    }
    await #expect(processExitsWith: .failure) {
      _ = CalibrationCurve(probabilities: [0.5], events: [true], binning: .equalCount(0))
    }
  }
}
