import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct GzipTests {
  /// All bytes of a file, read in pieces.
  func content(_ bytes: [UInt8], pieces: Int = 1 << 16) throws -> [UInt8] {
    let reader = try ByteReader(ByteStream(bytes: bytes, named: "t"))
    var content: [UInt8] = []
    while true {
      let piece = try reader.read(pieces)
      content += piece
      if piece.count < pieces { return content }
    }
  }

  func kind(_ bytes: [UInt8]) -> String? {
    do {
      _ = try content(bytes)
      return nil
    } catch {
      return (error as? IDXError)?.kind ?? "\(error)"
    }
  }

  // MARK: Known values

  /// The labels 1, 2, 3, 4, 0 in a file that gzip 1.12 compressed, which wrote its name into it,
  /// too.
  static let labels: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x08, 0x11, 0x2C, 0x04, 0x6B, 0x02, 0x03, 0x6C, 0x61, 0x62, 0x65, 0x6C, 0x73,
    0x00, 0x63, 0x60, 0xE0, 0x60, 0x64, 0x60, 0x60, 0x60, 0x65, 0x64, 0x62, 0x66, 0x61, 0x00, 0x00,
    0x2C, 0xC7, 0xFB, 0xFB, 0x0D, 0x00, 0x00, 0x00,
  ]

  @Test func aFileOfGzipIsRead() throws {
    #expect(try content(Self.labels) == [0, 0, 8, 1, 0, 0, 0, 5, 1, 2, 3, 4, 0])
  }

  // MARK: Properties

  @Test func whatWasCompressedComesBack() throws {
    try forAll { generator in
      let length = generator.integer(in: 0...3000)
      let (range, level) = (generator.integer(in: 1...255), generator.integer(in: 0...9))
      let bytes = (0..<length).map { _ in UInt8(generator.integer(in: 0...range)) }
      let pieces = generator.integer(in: 1...4000)
      let result = try content(gzipped(bytes, level: Int32(level)), pieces: pieces)
      #expect(result == bytes)
    }
  }

  @Test func contentLargerThanAllBuffersComesBack() throws {
    var generator = Generator(seed: 2)
    let bytes = (0..<300_000).map { _ in UInt8(generator.integer(in: 0...255)) }
    #expect(try content(gzipped(bytes), pieces: 70_000) == bytes)
    // Not compressed; the first byte is not gzip's.
    #expect(try content([0] + bytes, pieces: 70_000) == [0] + bytes)
  }

  @Test func membersFollowEachOther() throws {
    let parts: [[UInt8]] = [[1, 2, 3], [], [4], [5, 6]]
    let file = parts.flatMap { gzipped($0) }
    for pieces in 1...8 { #expect(try content(file, pieces: pieces) == [1, 2, 3, 4, 5, 6]) }
  }

  // MARK: Edges

  @Test func everyFileThatIsCutShortIsRefused() {
    for length in 2..<Self.labels.count {
      #expect(kind(Array(Self.labels[..<length])) == "gzip.truncated")
    }
    let twice = Self.labels + Self.labels
    for length in (Self.labels.count + 1)..<twice.count {
      #expect(kind(Array(twice[..<length])) == "gzip.truncated")
    }
  }

  @Test func checksumAndLengthAreChecked() {
    for index in 32..<40 {
      var bytes = Self.labels
      bytes[index] ^= 1
      #expect(kind(bytes) == "gzip.corrupt")
    }
  }

  @Test func whateverFollowsIsRefused() {
    for tail: [UInt8] in [[0], [0x1F, 0x8C], [0x1F, 0, 0], Array("end".utf8)] {
      #expect(kind(Self.labels + tail) == "gzip.corrupt")
    }
    #expect(kind(Self.labels + [0x1F]) == "gzip.truncated")
  }

  @Test func nothingIsInflatedThatNobodyAskedFor() throws {
    let mebibyte = gzipped([UInt8](repeating: 0, count: 1 << 20))
    // A gibibyte in a megabyte. The damage lies 70 MB behind the beginning, and is never met.
    var bomb = [[UInt8]](repeating: mebibyte, count: 1024).flatMap { $0 }
    #expect(bomb.count < 1_100_000)
    bomb[70 * mebibyte.count] ^= 0xFF
    let source = ByteStream(bytes: bomb, named: "bomb")
    let reader = try ByteReader(source)
    #expect(try reader.read(1000) == [UInt8](repeating: 0, count: 1000))
    // All that came out of the first 64 KiB is a thousand bytes.
    #expect(source.unread.count > (1 << 16) - 200)
    #expect(try reader.read(69 << 20).count == 69 << 20)
    #expect(throws: IDXError.self) { try reader.read(2 << 20) }
  }
}
