import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct GroupScatterTests {
  // MARK: Known values (by hand)

  let points = Matrix([[0, 0], [10, 1], [3, 0], [10, 3], [0, 6]])
  let labels = [0, 1, 0, 1, 0]

  @Test func groupsHaveTheirOwnSums() {
    let sums = GroupScatter(
      points, labels: labels, groupCount: 3, isPooled: false, content: .products)
    #expect(sums.counts == [3, 2, 0])
    #expect(sums.means == Matrix([[1, 2], [10, 2], [0, 0]]))
    #expect(
      sums.products == [
        Matrix([[6, -6], [-6, 24]]), Matrix([[0, 0], [0, 2]]), Matrix([[0, 0], [0, 0]]),
      ])
    #expect(sums.squares == Matrix([[6, 24], [0, 2], [0, 0]]))
  }

  @Test func pooledSumsAreThoseOfAllGroups() {
    let sums = GroupScatter(
      points, labels: labels, groupCount: 2, isPooled: true, content: .products)
    #expect(sums.means == Matrix([[1, 2], [10, 2]]))
    #expect(sums.products == [Matrix([[6, -6], [-6, 26]])])
    #expect(sums.squares == Matrix([[6, 26]]))
  }

  @Test(arguments: [true, false]) func squaresAlone(_ isPooled: Bool) {
    let (squares, products) = (
      GroupScatter(points, labels: labels, groupCount: 2, isPooled: isPooled, content: .squares),
      GroupScatter(points, labels: labels, groupCount: 2, isPooled: isPooled, content: .products)
    )
    #expect(squares.squares == products.squares)
    #expect(squares.means == products.means)
    #expect(squares.products == [])
  }

  // MARK: Properties

  /// Points of several blocks, whose values are integers: every sum is exact, whatever its order.
  @Test func blocksMissNothing() {
    forAll(cases: 60) { generator in
      let (count, dimension) = (generator.integer(in: 1...700), generator.integer(in: 1...4))
      let groupCount = generator.integer(in: 1...3)
      let labels = (0..<count).map { _ in generator.integer(in: 0...(groupCount - 1)) }
      // Each group holds a point and its mirror image about (5, 5, …): the means are integers.
      let half = (0..<count).map { _ in
        (0..<dimension).map { _ in Double(generator.integer(in: -9...9)) }
      }
      let points = Matrix(half + half.map { $0.map { 10 - $0 } })
      let sums = GroupScatter(
        points, labels: labels + labels, groupCount: groupCount, isPooled: false,
        content: .products)
      var pooled = Matrix(rowCount: dimension, columnCount: dimension)
      for group in 0..<groupCount {
        let own = half.indices.filter { labels[$0] == group }.map { half[$0].map { $0 - 5 } }
        guard !own.isEmpty else { continue }
        #expect(sums.means.row(group) == [Double](repeating: 5, count: dimension))
        #expect(sums.products[group] == 2 * Matrix(own).gramMatrix)
        pooled += sums.products[group]
      }
      let all = GroupScatter(
        points, labels: labels + labels, groupCount: groupCount, isPooled: true, content: .products)
      #expect(all.products == [pooled])
    }
  }

  // MARK: Edges

  @Test func farFromTheOriginTheSumsAreExact() {
    // Deviations of ±1 about 2⁵⁰: the mean needs the second step, 3 · 2⁵⁰ + 1 not being a double's
    // third.
    let base = 0x1p50
    let far = Matrix([[base], [base + 1], [base + 5]])
    let sums = GroupScatter(
      far, labels: [0, 0, 0], groupCount: 1, isPooled: true, content: .products)
    // About the mean 2: 4 + 1 + 9.
    #expect(sums.means[0, 0] == base + 2)
    #expect(sums.squares == Matrix([[14]]))
  }

  @Test func distantGroupsDoNotCancel() {
    let points = Matrix([[1e16], [1e16 + 2], [-1e16], [-1e16 - 2]])
    let sums = GroupScatter(
      points, labels: [0, 0, 1, 1], groupCount: 2, isPooled: true, content: .products)
    #expect(sums.squares == Matrix([[4]]))
  }

  /// The first points of a group are unlike the others: its first center is bad, and there is a
  /// second pass.
  @Test(arguments: [GroupScatter.Content.products, .squares], [true, false])
  func theFirstPointsMayBeFarAway(_ content: GroupScatter.Content, _ isPooled: Bool) {
    let points = Matrix((0..<65_600).map { [$0 < 64 ? 0x1p30 : $0 % 2 == 0 ? 1 : -1] })
    let labels = [Int](repeating: 0, count: 65_600)
    var sums = GroupSums(dimension: 1, groupCount: 1, isPooled: isPooled, content: content)
    sums.findCenters(points, labels)
    #expect(sums.means == Matrix([[0x1p30]]))
    sums.addDeviations(points, labels)
    let isEnough = sums.takeBackShift()
    sums.addDeviations(points, labels)
    let isEnoughAgain = sums.takeBackShift()
    #expect(!isEnough && isEnoughAgain)

    let scatter = GroupScatter(
      points, labels: labels, groupCount: 1, isPooled: isPooled, content: content)
    // The sum of deviations reaches 2³⁶, so each of n roundings is at most 2⁻¹⁷, and so is the mean
    // of them.
    expectClose(scatter.means[0, 0], 64 * 0x1p30 / 65_600, absolute: 0x1p-17)
    // n₁ n₂ / n times the square of the distance of the two kinds of points, and the squares of ±1;
    // n roundings.
    let squares = 64.0 * 65_536 / 65_600 * 0x1p60 + 65_536
    expectClose(scatter.squares[0, 0], squares, relative: 65_600 * 0x1p-53, absolute: 0)
  }

  @Test func ordinaryPointsAreReadOnce() {
    var source = RandomSource(seed: 1)
    let points = Matrix((0..<5000).map { _ in source.normals(3).map { 1e6 + $0 } })
    let labels = (0..<5000).map { $0 % 3 }
    var sums = GroupSums(dimension: 3, groupCount: 3, isPooled: true, content: .products)
    sums.findCenters(points, labels)
    sums.addDeviations(points, labels)
    let isEnough = sums.takeBackShift()
    #expect(isEnough)
  }

  @Test func theRoundingOfTheMeanIsTakenBack() {
    // The sum of a million tenths is off by 1e-6, so the first mean is off by 1e-12; the squares
    // would be 1e-18.
    let count = 1_000_000
    let tenths = Matrix(rowCount: count, columnCount: 1, repeating: 0.1)
    for content in [GroupScatter.Content.products, .squares] {
      let sums = GroupScatter(
        tenths, labels: [Int](repeating: 0, count: count), groupCount: 1, isPooled: true,
        content: content)
      expectClose(sums.means[0, 0], 0.1, ulps: 1)
      // What is left of 10⁶ equal squares (1e-12)² is their rounding.
      #expect(sums.squares[0, 0].magnitude < 1e-24)
    }
  }

  @Test func nothingToSum() {
    let none = GroupScatter(
      Matrix(rowCount: 0, columnCount: 2), labels: [], groupCount: 1, isPooled: true,
      content: .products)
    #expect(none.counts == [0] && none.products == [Matrix(rowCount: 2, columnCount: 2)])
    let flat = GroupScatter(
      Matrix(rowCount: 2, columnCount: 0), labels: [0, 0], groupCount: 1, isPooled: true,
      content: .products)
    #expect(flat.counts == [2] && flat.products == [Matrix(rowCount: 0, columnCount: 0)])
  }
}
