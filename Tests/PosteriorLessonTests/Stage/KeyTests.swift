import PosteriorTestSupport
import Testing

@testable import PosteriorLesson

@Suite struct KeyTests {
  private func key(_ text: String) -> Key? { Key(Array(text.utf8)) }

  // MARK: Known values (xterm's control sequences)

  @Test(arguments: [
    " ", "\r", "\n", "\u{1B}[6~", "\u{1B}[C", "\u{1B}[B", "\u{1B}OC", "\u{1B}OB", "  ", "x ",
    " b", "\u{1B}[6~\u{1B}[5~", "\u{1B}[1;5P ",
  ]) func goOn(_ text: String) { #expect(key(text) == .next) }

  @Test(arguments: [
    "b", "B", "\u{7F}", "\u{8}", "\u{1B}[5~", "\u{1B}[D", "\u{1B}[A", "\u{1B}OD", "\u{1B}OA", "b ",
  ]) func goBack(_ text: String) { #expect(key(text) == .back) }

  // To quit counts wherever it stands.
  @Test(arguments: ["q", "Q", "\u{4}", "  q", "bbbq ", "\u{1B}[6~q"])
  func leave(_ text: String) { #expect(key(text) == .quit) }

  // MARK: Edges

  @Test(arguments: [
    "", "x", "\u{1B}", "\u{1B}[", "\u{1B}[6", "\u{1B}[1;5P", "\u{1B}Oq", "\u{1B}[Z", "é", "1",
    "\u{1B}[200~",
  ]) func sayNothing(_ text: String) { #expect(key(text) == nil) }

  // MARK: Properties

  @Test func anyBytesAreRead() {
    forAll { generator in
      let bytes = (0..<generator.integer(in: 0...12)).map { _ in
        UInt8(generator.integer(in: 0...255))
      }
      let key = Key(bytes)
      if !bytes.contains(0x1B) {
        #expect((key == .quit) == bytes.contains { [0x71, 0x51, 0x04].contains($0) })
      }
    }
  }
}
