import PosteriorBase
import Testing

@Suite struct UInt8HexadecimalTests {
  @Test func everyByteHasTwoDigits() {
    for byte in UInt8.min...UInt8.max {
      #expect(byte.hexadecimal.count == 2 && UInt8(byte.hexadecimal, radix: 16) == byte)
    }
    #expect(UInt8(0xAF).hexadecimal == "AF")
  }
}
