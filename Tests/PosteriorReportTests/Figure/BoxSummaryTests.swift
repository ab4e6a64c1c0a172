import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct BoxSummaryTests {
  // MARK: Known values (by hand, after Hyndman and Fan)

  @Test(arguments: [
    ([3.0], [3, 3, 3]), ([1, 2], [1.25, 1.5, 1.75]), ([1, 2, 4], [1.5, 2, 3]),
    ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [3.25, 5.5, 7.75]), ([1, 2, 3, 4, 5], [2, 3, 4]),
  ])
  func quartiles(_ values: [Double], _ expected: [Double]) {
    let box = BoxSummary(of: values.reversed())
    #expect([box.lowerQuartile, box.median, box.upperQuartile] == expected)
    #expect(box.count == values.count && box.minimum == values.first)
    #expect(box.maximum == values.last)
  }

  @Test func whiskersAndOutliers() {
    // Quartiles 2 and 4: what is usual reaches from −1 to 7.
    let box = BoxSummary(of: [7.5, -1, 2, 2, 3, 3, 4, 4, 7, -1.5, 9])
    #expect(box.lowerQuartile == 2 && box.upperQuartile == 5.5)
    #expect(box.whiskers == -1.5...9 && box.outliers == [])
    let other = BoxSummary(of: [-1, 2, 3, 4, 7.5])
    #expect(other.whiskers == -1...4 && other.outliers == [7.5])
    #expect(BoxSummary(of: [-1.5, 2, 3, 4, 7]).outliers == [-1.5])
  }

  @Test func whiskersReachOneAndAHalfBoxesAndNoFurther() {
    // Quartiles 2 and 4: the last values that are usual are −1 and 7 themselves.
    for (value, isOutlier) in [
      (7.0, false), (7.0.nextUp, true), (-1, false), ((-1.0).nextDown, true),
    ] {
      let box = BoxSummary(of: value > 0 ? [2, 2, 3, 4, value] : [value, 2, 3, 4, 4])
      #expect(box.lowerQuartile == 2 && box.upperQuartile == 4)
      #expect(box.outliers == (isOutlier ? [value] : []))
    }
  }

  // MARK: Properties

  @Test func fiveNumbersAreInOrder() {
    forAll { generator in
      let count = generator.integer(in: 1...30)
      let values = generator.vector(count, in: -1...1).map { $0 * $0 * $0 }
      let box = BoxSummary(of: values)
      let numbers = [
        box.minimum, box.whiskers.lowerBound, box.lowerQuartile, box.median, box.upperQuartile,
        box.whiskers.upperBound, box.maximum,
      ]
      #expect(numbers == numbers.sorted())
      let reach = 1.5 * (box.upperQuartile - box.lowerQuartile)
      let isUsual = { (value: Double) in
        value >= box.lowerQuartile - reach && value <= box.upperQuartile + reach
      }
      #expect(box.outliers == values.filter { !isUsual($0) }.sorted())
      // Between the places (n − 1)/4 and 3(n − 1)/4, borders included, there are (n − 2)/2 or more.
      let inside = values.count { $0 >= box.lowerQuartile && $0 <= box.upperQuartile }
      #expect(2 * inside >= count - 2)
    }
  }

  // MARK: Edges

  @Test func whiskersAreNeverInsideTheBox() {
    // The lower quartile −25 is below every value that is usual.
    let box = BoxSummary(of: [-100, 0, 0, 0])
    #expect(box.lowerQuartile == -25 && box.whiskers == -25...0 && box.outliers == [-100])
  }
}
