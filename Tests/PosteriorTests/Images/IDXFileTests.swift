import PosteriorTestSupport
import Testing

@testable import Posterior

/// Bytes that are not an IDX file, and the message about them.
struct BadFile: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  let kind: String
  let value: String?
  let wanted: IDXFile.Content?

  init(_ bytes: [UInt8], _ kind: String, value: String? = nil, wanted: IDXFile.Content? = nil) {
    (self.bytes, self.kind, self.value, self.wanted) = (bytes, kind, value, wanted)
  }

  var testDescription: String { "\(kind) \(bytes.prefix(20))" }

  func error(_ bytes: [UInt8]? = nil) -> IDXError? {
    do throws(IDXError) {
      _ = try IDXFile(bytes: bytes ?? self.bytes, named: "train.gz", holding: wanted)
      return nil
    } catch {
      return error
    }
  }
}

@Suite struct IDXFileTests {
  static let pixels: [UInt8] = Array(1...12)
  static let images = idxBytes([2, 3, 2], pixels)
  static let labels = idxBytes([2], [7, 0])

  // MARK: Known values

  @Test func imagesAndLabelsAreRead() throws {
    for bytes in [Self.images, gzipped(Self.images)] {
      let file = try IDXFile(bytes: bytes, named: "t")
      #expect(file.content == .images)
      #expect(file.sizes == [2, 3, 2])
      #expect(file.bytes == Self.pixels)
      #expect(try IDXFile(bytes: bytes, named: "t", holding: .images) == file)
    }
    let file = try IDXFile(bytes: Self.labels, named: "t", holding: .labels)
    #expect(file.content == .labels)
    #expect(file.sizes == [2])
    #expect(file.bytes == [7, 0])
  }

  @Test func sizesAreBigEndian() throws {
    let content = [UInt8](repeating: 3, count: 0x01_02_03)
    let header: [UInt8] = [0, 0, 8, 1, 0, 1, 2, 3]
    #expect(try IDXFile(bytes: header + content, named: "t").sizes == [0x01_02_03])
  }

  static let bad: [BadFile] = [
    BadFile([], "idx.truncated"),
    BadFile([0, 0, 8], "idx.truncated"),
    BadFile([0, 0, 8, 1, 0, 0, 0], "idx.truncated"),
    BadFile([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1], "idx.truncated"),
    BadFile(images.dropLast(), "idx.truncated"),
    BadFile(idxBytes([2], []), "idx.truncated"),
    BadFile(images + [0], "idx.extra"),
    BadFile(labels + labels, "idx.extra"),
    BadFile(Array("<html>".utf8), "idx.magic", value: "3C 68 74 6D"),
    BadFile([1], "idx.magic", value: "01"),
    BadFile([0x1F, 0x8C, 8, 0], "idx.magic", value: "1F 8C 08 00"),
    BadFile([1, 0, 8, 1, 0, 0, 0, 1, 1], "idx.magic", value: "01 00 08 01"),
    BadFile([0, 1, 8, 1, 0, 0, 0, 1, 1], "idx.magic", value: "00 01 08 01"),
    BadFile([0, 0, 13, 1, 0, 0, 0, 1, 1], "idx.magic", value: "00 00 0D 01"),
    BadFile([0, 0, 8, 0, 1], "idx.magic", value: "00 00 08 00"),
    BadFile(idxBytes([1, 1], [1]), "idx.magic", value: "00 00 08 02"),
    BadFile(idxBytes([1, 1, 1, 1], [1]), "idx.magic", value: "00 00 08 04"),
    BadFile(idxBytes([0], []), "idx.size", value: "0"),
    BadFile(idxBytes([5, 0, 5], []), "idx.size", value: "5 × 0 × 5"),
    BadFile(idxBytes([1 << 30 + 1], [1]), "idx.size", value: "\(1 << 30 + 1)"),
    BadFile(idxBytes([1 << 16, 1 << 7, 129], [1]), "idx.size", value: "65536 × 128 × 129"),
    // The product is 2⁶⁴, which is 0 in 64 bits.
    BadFile(
      idxBytes([1 << 31, 1 << 31, 4], [1]), "idx.size", value: "2147483648 × 2147483648 × 4"),
    BadFile(idxBytes([1 << 30], [1]), "idx.truncated"),
    BadFile(labels, "idx.swapped", wanted: .images),
    BadFile(images, "idx.swapped", wanted: .labels),
  ]

  @Test(arguments: bad) func whatIsNoIDXFileIsRefused(_ bad: BadFile) throws {
    let error = try #require(bad.error())
    #expect(error.kind == bad.kind)
    #expect(error.file == "train.gz")
    #expect(error.value == bad.value)
    #expect(!error.description.utf8.contains { $0 < 0x20 } && error.description.hasSuffix("."))
    #expect(bad.error(gzipped(bad.bytes)) == error)
  }

  static let descriptions: [(BadFile, String)] = [
    (BadFile([], ""), "train.gz: the file is empty. Fetch the file again."),
    (
      BadFile([0, 0, 8, 1, 0], ""),
      "train.gz: the file ends within its header. Fetch the file again."
    ),
    (
      BadFile(images.dropLast(2), ""),
      "train.gz: the header declares 12 bytes, but 10 follow. Fetch the file again."
    ),
    (
      BadFile(images + [0], ""),
      "train.gz: the header declares 12 bytes, but more follow. Fetch the file again."
    ),
    (
      BadFile(Array("P5 28".utf8), ""),
      "train.gz: the file begins with 50 35 20 32. Images begin with 00 00 08 03 and labels with "
        + "00 00 08 01, and gzip may compress both."
    ),
    (
      BadFile(idxBytes([1 << 31, 28, 28], []), ""),
      "train.gz: the header declares 2147483648 × 28 × 28 bytes, more than 1 GiB. "
        + "Fetch the file again, or divide it."
    ),
    (
      BadFile(idxBytes([3, 0, 28], []), ""),
      "train.gz: the header declares 3 × 0 × 28 bytes, which is no data. "
        + "Fetch the file again, or divide it."
    ),
    (
      BadFile(labels, "", wanted: .images),
      "train.gz: the file holds labels, but images are wanted. Exchange the two files."
    ),
    (
      BadFile(images, "", wanted: .labels),
      "train.gz: the file holds images, but labels are wanted. Exchange the two files."
    ),
    (
      BadFile(gzipped(labels).dropLast(), ""),
      "train.gz: the compressed data end too early. Fetch the file again."
    ),
    (
      BadFile(gzipped(labels) + [0], ""),
      "train.gz: the compressed data are damaged: other data follow. Fetch the file again."
    ),
  ]

  @Test(arguments: descriptions) func anErrorIsOneLine(_ bad: BadFile, _ description: String) {
    #expect(bad.error()?.description == description)
  }

  // MARK: Properties

  @Test func damagedFilesAreRefusedOrReadAndNeverTrap() {
    var refusals = 0
    forAll(cases: 2000, seed: 3) { generator in
      let isCompressed = generator.integer(in: 0...1) == 1
      var bytes = isCompressed ? gzipped(Self.images) : Self.images
      for _ in 0...generator.integer(in: 0...3) {
        let place = generator.integer(in: 0...(bytes.count - 1))
        let byte = UInt8(generator.integer(in: 0...255))
        switch generator.integer(in: 0...3) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        case 2 where bytes.count > 1: bytes.remove(at: place)
        default: bytes = Array(bytes.prefix(place + 1))
        }
      }
      do throws(IDXError) {
        let file = try IDXFile(bytes: bytes, named: "t")
        #expect(file.bytes.count == file.sizes.reduce(1, *))
      } catch {
        refusals += 1
        #expect(error.kind.hasPrefix("idx.") || error.kind.hasPrefix("gzip."))
      }
    }
    // A changed pixel of a file that is not compressed remains a pixel; most else is found.
    #expect(refusals > 1500)
  }

  // MARK: Edges

  @Test func noMoreThanOneByteBeyondTheDeclaredOnesIsInflated() {
    // Damage behind the byte that is too much is never met.
    let zeros = [UInt8](repeating: 0, count: 100)
    let damaged = gzipped(Self.images) + gzipped(zeros) + Array("damage".utf8)
    let bad = BadFile(damaged, "")
    #expect(bad.error()?.kind == "idx.extra")
    #expect(
      BadFile(gzipped(Self.images) + Array("damage".utf8), "").error()?.kind == "gzip.corrupt")
  }

  @Test func aBombIsRefusedAfterItsDeclaredBytes() {
    let mebibyte = gzipped([UInt8](repeating: 0, count: 1 << 20))
    let gibibyte = [[UInt8]](repeating: mebibyte, count: 1024).flatMap { $0 }
    #expect(BadFile(gzipped(Self.images) + gibibyte, "").error()?.kind == "idx.extra")
    #expect(
      BadFile(gzipped(idxBytes([1 << 20 - 1], [])) + gibibyte, "").error()?.kind == "idx.extra")
  }

  @Test(arguments: ["/", "no/such/file.gz", "/dev/zero", "/dev/null"])
  func whatIsNoFileIsNamed(_ path: String) {
    let error = #expect(throws: IDXError.self) { try IDXFile(path: path) }
    let expected: [String: String] = [
      "/": "file.unreadable", "no/such/file.gz": "file.missing", "/dev/zero": "idx.magic",
      "/dev/null": "idx.truncated",
    ]
    #expect(error?.kind == expected[path])
    #expect(error?.file == path)
    if path == "/" { #expect(error?.description == "/: cannot be read: Is a directory") }
    if path == "no/such/file.gz" {
      #expect(error?.description == "\(path): there is no such file. Look at the path.")
    }
  }

  @Test func aFileOfManyPiecesIsReadFromDisk() throws {
    var generator = Generator(seed: 4)
    let content = (0..<200_000).map { _ in UInt8(generator.integer(in: 0...9)) }
    let bytes = idxBytes([500, 20, 20], content)
    for written in [bytes, gzipped(bytes)] {
      try withFolder(["images": written]) { folder in
        let file = try IDXFile(path: "\(folder)/images")
        #expect(file.bytes == content)
      }
    }
  }
}
