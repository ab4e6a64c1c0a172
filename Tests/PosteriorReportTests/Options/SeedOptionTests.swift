import Testing

@testable import PosteriorReport

@Suite struct SeedOptionTests {
  // MARK: Known values (by hand)

  @Test func seeds() throws {
    #expect(try SeedOption.parse([]).seed == 1)
    #expect(try SeedOption.parse(["--seed", "7"]).seed == 7)
  }

  // MARK: Edges

  @Test func theLargestSeed() throws {
    #expect(try SeedOption.parse(["--seed", "18446744073709551615"]).seed == .max)
    for seed in ["18446744073709551616", "-1", "1.5"] {
      #expect(throws: (any Error).self) { try SeedOption.parse(["--seed", seed]) }
    }
  }
}
