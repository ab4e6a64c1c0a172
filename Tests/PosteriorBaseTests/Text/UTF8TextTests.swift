import PosteriorBase
import PosteriorTestSupport
import Testing

@Suite struct UTF8TextTests {
  // MARK: Known values (The Unicode Standard, table 3-7)

  @Test(
    arguments: [
      [0x61], [0x7F], [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF],
      [0xEE, 0x80, 0x80], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
    ] as [[UInt8]])
  func theEndsOfEachRangeAreText(_ bytes: [UInt8]) {
    #expect(bytes.firstIndexOutsideText == nil)
  }

  /// Overlong forms, surrogates, what is beyond the last scalar, and what has no beginning or end.
  @Test(
    arguments: [
      [0x00], [0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC2],
      [0xE2, 0x82], [0xE2, 0x82, 0x61], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func whatIsBesideThemIsNone(_ bytes: [UInt8]) {
    #expect(bytes.firstIndexOutsideText == 0)
    #expect((Array("aé".utf8) + bytes).firstIndexOutsideText == 3)
    #expect((bytes + Array("a".utf8)).firstIndexOutsideText(from: bytes.count) == nil)
  }

  @Test(arguments: [("", 0), ("a", 0), ("a\nb\r\nc\rd", 3), ("\r\r\n\n", 3), ("\r", 1)])
  func lineBreaks(_ text: String, _ count: Int) {
    #expect(Array(text.utf8)[...].lineBreakCount == count)
  }

  // MARK: Properties

  @Test func textIsWhatSwiftHoldsForText() {
    let bytes: [UInt8] = [0x01, 0x61, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED]
    forAll { generator in
      let text = (0..<generator.integer(in: 0...5)).map { _ in
        bytes[generator.integer(in: 0...bytes.count - 1)]
      }
      let isText = String(validating: text, as: UTF8.self) != nil
      #expect((text.firstIndexOutsideText == nil) == isText)
    }
  }
}
