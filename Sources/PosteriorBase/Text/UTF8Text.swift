extension [UInt8] {
  /// The first byte that is NUL or begins no sequence of UTF-8.
  package var firstIndexOutsideText: Int? { firstIndexOutsideText(from: 0) }

  /// The first byte, from one on that begins a sequence, that is NUL or begins no sequence of
  /// UTF-8.
  package func firstIndexOutsideText(from start: Int) -> Int? {
    var index = start
    while index < count {
      if self[index] > 0 && self[index] < 0x80 {
        index += 1
      } else if let length = sequenceLength(at: index) {
        index += length
      } else {
        return index
      }
    }
    return nil
  }

  /// The length of the sequence of two to four bytes that begins at an index, nil if none does.
  ///
  /// Reference: The Unicode Standard 15, table 3-7, well-formed UTF-8 byte sequences.
  private func sequenceLength(at index: Int) -> Int? {
    let (length, second): (Int, ClosedRange<UInt8>)
    switch self[index] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    default: return nil
    }
    guard index + length <= count && second.contains(self[index + 1]) else { return nil }
    return self[(index + 2)..<(index + length)].allSatisfy { $0 & 0xC0 == 0x80 } ? length : nil
  }
}

extension ArraySlice<UInt8> {
  /// The number of line ends: LF, CR LF, or CR.
  package var lineBreakCount: Int {
    indices.count { index in
      self[index] == .lineFeed
        || (self[index] == .carriageReturn
          && (index + 1 == endIndex || self[index + 1] != .lineFeed))
    }
  }
}

extension UInt8 {
  @inlinable package static var lineFeed: UInt8 { UInt8(ascii: "\n") }
  @inlinable package static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
  @inlinable package static var quote: UInt8 { UInt8(ascii: "\"") }
}
