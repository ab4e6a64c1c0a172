import Testing

@testable import Posterior

/// Data sets that are read piece by piece.
@Suite struct DatasetReaderTests {
  static let texts = [
    "x,class\n1,a\n2,a\n3,b\n", "x,class\r\n1,a\r\n\r\n2,a\r\n3,b", "x,class\r1,a\r2,a\r3,b\r",
    "\u{FEFF}größe,名前\n1.25,é\n2,🐼\n3,é\n",
    "\"x\",\"class\"\n\"1\",\"a\nb\"\n2,\"a\nb\"\n3,\"\"\"\"\n",
    "x,class\n1,a\n,a\nNA,b\n4,b\n5,b\n", "x,class\n1,a\nabc,a\n3,b\n",
    "x,class\nabc,a\n2,a\n3,b\n", "x,class\nabc,a\nde,a\nf,b\n", "x,class\n1,a\n2\n3,b\n",
    "x,class\n1,a\n\"2,a\n3,b\n", "x,class\n", "", "x,class\n1,a\n2,a\n", "x,x\n1,2\n",
    "x,class\n1,a\n2,\"a\"b\n", "x,class\n1,a\n2,a\u{0}\n",
  ]

  private func read(
    _ bytes: [UInt8], pieceSize: Int?, dropMissing: Bool
  ) -> Result<Dataset, CSVError> {
    let label = bytes.starts(with: "\u{FEFF}".utf8) ? "名前" : "class"
    let options = CSVOptions(dropMissing: dropMissing)
    do throws(CSVError) {
      guard let pieceSize else {
        return .success(
          try Dataset(CSVTable(bytes: bytes, name: "f", options: options), label: label))
      }
      var rest = bytes[...]
      return .success(
        try DatasetReader.read(
          "f",
          { _ in
            defer { rest = rest.dropFirst(pieceSize) }
            return Array(rest.prefix(pieceSize))
          }, bytes.count, label: label, features: nil, ignoring: [], options: options
        ).dataset)
    } catch {
      return .failure(error)
    }
  }

  // MARK: Properties

  /// Whole tables and pieces of 4 bytes and more, of which a text's mark takes three.
  @Test(arguments: texts) func piecesMakeNoDifference(_ text: String) {
    for dropMissing in [false, true] {
      let bytes = Array(text.utf8)
      let whole = read(bytes, pieceSize: nil, dropMissing: dropMissing)
      for size in Array(4...20) + [1000] {
        #expect(read(bytes, pieceSize: size, dropMissing: dropMissing) == whole, "\(size)")
      }
    }
  }

  @Test func bytesThatAreNoTextAreFoundInAnyPiece() {
    let text = Array("x,class\n1,é\n2,é\n3,b\n".utf8)
    for place in text.indices {
      for stray: UInt8 in [0xFF, 0xC3, 0xE9] {
        var bytes = text
        bytes[place] = stray
        let whole = read(bytes, pieceSize: nil, dropMissing: false)
        guard case .failure(let error) = whole, case .encoding = error.problem else { continue }
        for size in 4...20 {
          guard case .failure(let found) = read(bytes, pieceSize: size, dropMissing: false) else {
            Issue.record("\(place) \(stray) \(size)")
            continue
          }
          // A damaged header may be refused before the piece with the byte is read.
          if case .encoding = found.problem { #expect(found == error) }
        }
      }
    }
  }
}
