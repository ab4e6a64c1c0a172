/// A picture of at most 256 colors in the Portable Network Graphics format, without compression.
///
/// Reference: W3C, *Portable Network Graphics*, 2nd ed.; RFC 1950 and 1951.
enum PNG {
  /// A color and its opacity, 255 at most.
  struct Color: Equatable {
    let red: UInt8
    let green: UInt8
    let blue: UInt8
    var opacity: UInt8 = 255
  }

  /// The bytes of a picture.
  ///
  /// - Parameters:
  ///   - pixels: One byte a pixel, row by row from the top: a place in the palette, or without one
  ///     a gray, 255 for white.
  ///   - width: The number of pixels in a row, whose multiple the number of pixels is.
  ///   - palette: The colors; none for grays.
  static func bytes(_ pixels: [UInt8], width: Int, palette: [Color] = []) -> [UInt8] {
    let height = pixels.count / width
    // Eight bits a pixel: grays are color type 0, places in a palette 3.
    let header = bigEndian(width) + bigEndian(height) + [8, palette.isEmpty ? 0 : 3, 0, 0, 0]
    // Each row begins with the number of its filter, 0 for none.
    let rows = (0..<height).flatMap { [0] + pixels[($0 * width)..<(($0 + 1) * width)] }
    var result: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
    if !palette.isEmpty {
      result += chunk("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] })
      result += chunk("tRNS", palette.map(\.opacity))
    }
    return result + chunk("IDAT", stored(rows)) + chunk("IEND", [])
  }

  /// Bytes in stored blocks of at most 65,535 between the header and the check sum of zlib.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    for start in stride(from: 0, to: bytes.count, by: 65_535) {
      let block = bytes[start..<min(start + 65_535, bytes.count)]
      let (low, high) = (UInt8(block.count & 0xFF), UInt8(block.count >> 8))
      result += [block.endIndex == bytes.count ? 1 : 0, low, high, ~low, ~high] + block
    }
    return result + bigEndian(adler(bytes))
  }

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    return bigEndian(content.count) + body + bigEndian(cyclicRedundancyCheck(body))
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
  }

  /// The check sum of zlib, Adler-32.
  private static func adler(_ bytes: [UInt8]) -> Int {
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }

  /// The check sum of a chunk, CRC-32.
  private static func cyclicRedundancyCheck(_ bytes: [UInt8]) -> Int {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ 0xEDB8_8320
      }
    }
    return Int(~remainder)
  }
}
