import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct ImageGridTests {
  static let signed = ImageGrid("a", alt: "A.", .signed(), [.init([-2, 0.5, .nan, 1], width: 2)])

  // MARK: Known values (by hand)

  @Test func anImageHasAsManyRowsAsItsPixelsFill() {
    let image = ImageGrid.Image([1, 2, 3, 4, 5, 6], width: 2, caption: "six")
    #expect(image.height == 3 && image.width == 2 && image.caption == "six")
  }

  @Test func grays() {
    let grid = ImageGrid("a", alt: "A.", .gray(), [.init([0], width: 1)])
    #expect(grid.limit == nil)
    let levels = [-1, 0, 0.2, 0.5, 0.998, 1, 7, .infinity, -.infinity, .nan].map {
      grid.level(of: $0, among: 256, limit: nil)
    }
    #expect(levels == [0, 0, 51, 128, 254, 255, 255, 255, 0, 0])
    let negative = ImageGrid("a", alt: "A.", .gray(black: 255, white: 0), [.init([0], width: 1)])
    #expect([255, 102, 0].map { negative.level(of: $0, among: 256, limit: nil) } == [0, 153, 255])
  }

  @Test func signs() {
    let limit = Self.signed.limit
    #expect(limit == 2)
    let levels = [-9, -2, -1, -0.4, 0, 0.4, 1, 2, .infinity, -.infinity, .nan].map {
      Self.signed.level(of: $0, among: 11, limit: limit)
    }
    #expect(levels == [0, 0, 2, 4, 5, 6, 8, 10, 10, 0, 5])
    let given = ImageGrid("a", alt: "A.", .signed(limit: 4), Self.signed.images)
    #expect(given.limit == 4)
  }

  @Test func thereAreNoMoreColumnsThanImages() {
    let image = ImageGrid.Image([0], width: 1)
    let grid = { (count: Int) in
      ImageGrid("a", alt: "A.", .gray(), columns: 3, Array(repeating: image, count: count))
    }
    #expect(grid(2).columnCount == 2 && grid(7).columnCount == 3)
  }

  // MARK: Properties

  @Test func oppositeValuesHaveOppositeColors() {
    forAll { generator in
      let value = generator.double(in: -3...3)
      let count = 2 * generator.integer(in: 1...40) + 1
      let levels = [value, -value].map { Self.signed.level(of: $0, among: count, limit: 2) }
      #expect(levels[0] + levels[1] == count - 1)
      #expect((0..<count).contains(levels[0]))
    }
  }

  // MARK: Edges

  @Test func whereNothingDiffersFromZeroEverythingIsInTheMiddle() {
    for pixels in [[0.0, 0], [.nan, 0], [.infinity, 0]] {
      let grid = ImageGrid("a", alt: "A.", .signed(), [.init(pixels, width: 2)])
      #expect(grid.limit == 0 && grid.level(of: 0, among: 63, limit: 0) == 31)
    }
  }

  @Test func mistakesAreNamed() async {
    await #expect(processExitsWith: .failure) { _ = ImageGrid.Image([1, 2, 3], width: 2) }
    await #expect(processExitsWith: .failure) { _ = ImageGrid.Image([], width: 2) }
    await #expect(processExitsWith: .failure) { _ = ImageGrid.Image([1], width: 0) }
    await #expect(processExitsWith: .failure) { _ = ImageGrid("a", alt: "A.", .gray(), []) }
    await #expect(processExitsWith: .failure) {
      _ = ImageGrid("a", alt: "", .gray(), [.init([0], width: 1)])
    }
    await #expect(processExitsWith: .failure) {
      _ = ImageGrid("a", alt: "A.", .gray(), columns: 0, [.init([0], width: 1)])
    }
    await #expect(processExitsWith: .failure) {
      _ = ImageGrid("a", alt: "A.", .gray(black: 1), [.init([0], width: 1)])
    }
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ImageGrid("a", alt: "A.", .signed(limit: -1), [.init([0], width: 1)])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("'a' has colors up to -1.0, which is not positive"))
  }
}
