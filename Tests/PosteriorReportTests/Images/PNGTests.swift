import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct PNGTests {
  // MARK: Known values (Python 3.11: struct, zlib.crc32, zlib.adler32; read back by its zlib)

  @Test func grays() {
    #expect(
      Data(PNG.bytes([0, 128, 255, 7], width: 2)).base64EncodedString()
        == "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAAEUlEQVR4AQEGAPn/"
        + "AACAAP8HBAsBhzNxtKwAAAAASUVORK5CYII=")
  }

  @Test func placesInAPalette() {
    let palette = [
      PNG.Color(red: 1, green: 2, blue: 3),
      PNG.Color(red: 255, green: 254, blue: 253, opacity: 9),
    ]
    #expect(
      Data(PNG.bytes([0, 1, 1], width: 3, palette: palette)).base64EncodedString()
        == "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAMAAAAsPuSGAAAABlBMVEUBAgP//v3x"
        + "5eCbAAAAAnRSTlP/CZxriO4AAAAPSURBVHgBAQQA+/8AAAEBAAcAA3895gAAAAAASUVORK5CYII=")
  }

  /// Rows of 256 pixels and their filters: two full blocks of 65,535 bytes, and 514 more.
  @Test func longData() {
    let pixels = (0..<(256 * 512)).map { UInt8(truncatingIfNeeded: ($0 * $0) >> 4) }
    let bytes = PNG.bytes(pixels, width: 256)
    #expect(bytes.count == 131662)
    #expect(
      bytes.suffix(20) == [
        122, 81, 206, 62, 95, 44, 18, 39, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
      ])
  }
}
