import Testing

@testable import PosteriorBase

@Suite struct StringNearestTests {
  let names = ["species", "sepal_length", "sepal_width", "Type"]

  @Test func aSlipIsRecognized() {
    #expect("speices".nearest(among: names) == "species")
    #expect("specie".nearest(among: names) == "species")
    #expect("sepal_lenght".nearest(among: names) == "sepal_length")
    #expect("sepal-width".nearest(among: names) == "sepal_width")
    #expect("type".nearest(among: names) == "Type")
    // One letter is missing, is too much, or is another.
    for slip in ["typ", "tyype", "tybe"] { #expect(slip.nearest(among: names) == "Type") }
    #expect("x2".nearest(among: ["x11", "x1", "x3"]) == "x1")
  }

  @Test func anotherWordIsNone() {
    #expect("island".nearest(among: names) == nil)
    #expect("".nearest(among: names) == nil)
    #expect("y".nearest(among: ["x", "z"]) == nil)
    #expect("y".nearest(among: ["x", "Y"]) == "Y")
    #expect("abc".nearest(among: ["ade"]) == nil)
    #expect("abcdef".nearest(among: ["abcdxy"]) == "abcdxy")
    #expect("species".nearest(among: []) == nil)
  }

  @Test func longNamesAreLeftOut() {
    let long = String(repeating: "a", count: 100_000)
    #expect(long.nearest(among: [long]) == nil)
    #expect("a".nearest(among: [long]) == nil)
  }
}
