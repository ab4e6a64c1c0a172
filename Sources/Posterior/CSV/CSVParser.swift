/// Takes CSV text apart, record by record and piece by piece: no more of a file is in memory than a
/// piece and a record.
///
/// Fields lie one after another in one buffer: a table of numbers needs no string for each of them.
///
/// Reference: RFC 4180. Beyond it, a line may end with LF or CR alone, spaces around a field do not
/// belong to it unless they are inside quotes, and blank lines are skipped.
struct CSVParser {
  /// The bytes of all fields so far, without their quotes.
  private(set) var text: [UInt8] = []
  /// Where each field ends in `text`.
  private(set) var ends: [Int] = []

  /// The text from the current piece on, and what of the piece before belongs to its first record.
  private var bytes: [UInt8] = []
  /// How many bytes of the text lie before these.
  private(set) var byteOffset = 0
  /// How many of the bytes are known to be text.
  private var textCount = 0
  /// Whether the text ends with these bytes.
  private var isComplete = false
  private let file: String
  private let separator: UInt8
  private var position = 0
  private var line = 1

  /// Gives the next piece of the text, of at least one byte and up to a size; none at the end.
  typealias Pieces = (_ size: Int) throws(CSVError) -> [UInt8]

  init(file: String, separator: CSVOptions.Separator) {
    self.file = file
    self.separator = separator.rawValue.asciiValue ?? UInt8(ascii: ",")
  }

  /// Reads the next record.
  ///
  /// - Parameter next: Gives the next piece of the text, where it is needed.
  /// - Returns: The line that it begins on, and the number of its fields; nil at the end.
  /// - Throws: `CSVError` where a quote is in the wrong place, or a byte that no text has.
  mutating func record(_ next: Pieces) throws(CSVError) -> (line: Int, fieldCount: Int)? {
    while true {
      let start = (position, line, text.count, ends.count)
      do throws(CSVError) {
        let record = try record()
        if position < bytes.count || isComplete { return record }
      } catch {
        if position < bytes.count || isComplete { throw error }
      }
      // The record, or the two bytes of its end, may go on in the next piece.
      (position, line) = (start.0, start.1)
      text.removeLast(text.count - start.2)
      ends.removeLast(ends.count - start.3)
      try read(next)
    }
  }

  private mutating func record() throws(CSVError) -> (line: Int, fieldCount: Int)? {
    repeat { skipBlanks() } while skipLineEnd()
    guard position < bytes.count else { return nil }
    let (start, firstField) = (line, ends.count)
    while true {
      try field()
      if skipLineEnd() || position == bytes.count { break }
      position += 1  // the separator
    }
    return (start, ends.count - firstField)
  }

  /// Forgets what is read, and reads the next piece.
  private mutating func read(_ next: Pieces) throws(CSVError) {
    bytes.removeSubrange(..<position)
    textCount = max(0, textCount - position)
    byteOffset += position
    position = 0
    let isFirst = byteOffset == 0 && bytes.isEmpty
    // A record that goes on and on is read again with each piece: pieces that grow keep that
    // linear.
    let piece = try next(max(1 << 20, bytes.count))
    isComplete = piece.isEmpty
    bytes += piece
    if isFirst {
      if let content = CSVError.content(beginning: bytes) { throw strayByte(content, at: 0) }
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }
    try requireText()
  }

  private mutating func requireText() throws(CSVError) {
    let stray = bytes.firstIndexOutsideText(from: textCount)
    textCount = stray ?? bytes.count
    guard let stray else { return }
    // A sequence may go on in the next piece.
    if !isComplete && bytes[stray] >= 0x80 && stray > bytes.count - 4 { return }
    throw strayByte(bytes[stray] == 0 ? .nul : .notUTF8, at: stray)
  }

  private func strayByte(_ content: CSVError.Content, at index: Int) -> CSVError {
    CSVError(
      .encoding(content, byte: byteOffset + index + 1, value: bytes[index]), file: file,
      line: line + (index > position ? bytes[position..<index].lineBreakCount : 0))
  }

  /// The bytes of a field of those read so far.
  func field(_ index: Int) -> ArraySlice<UInt8> {
    text[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Forgets the fields read so far.
  mutating func dropFields() {
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Returns the fields read so far as strings, and forgets them.
  mutating func takeFields() -> [String] {
    defer { (text, ends) = ([], []) }
    return ends.indices.map { String(decoding: field($0), as: UTF8.self) }
  }

  /// Reads a field and stops at the separator, line end or end of text after it.
  private mutating func field() throws(CSVError) {
    skipBlanks()
    if position < bytes.count && bytes[position] == .quote {
      try quotedField()
    } else {
      try plainField()
    }
    ends.append(text.count)
  }

  private mutating func plainField() throws(CSVError) {
    let start = position
    while position < bytes.count && !isAtFieldEnd {
      if bytes[position] == .quote { throw misplaced(.inside, line) }
      position += 1
    }
    var end = position
    while end > start && isBlank(bytes[end - 1]) { end -= 1 }
    text.append(contentsOf: bytes[start..<end])
  }

  private mutating func quotedField() throws(CSVError) {
    let openingLine = line
    position += 1
    while true {
      let start = position
      while position < bytes.count && bytes[position] != .quote { position += 1 }
      guard position < bytes.count else { throw misplaced(.unclosed, openingLine) }
      text.append(contentsOf: bytes[start..<position])
      line += bytes[start..<position].lineBreakCount
      position += 1
      guard position < bytes.count && bytes[position] == .quote else { break }
      text.append(.quote)
      position += 1
    }
    skipBlanks()
    if position < bytes.count && !isAtFieldEnd {
      // Names in quotes, in a file of another separator.
      if line == 1, let other = otherSeparator {
        throw CSVError(.separator(other), file: file, line: line)
      }
      throw misplaced(.followed, line)
    }
  }

  /// The separator of other files that is here, or was taken for a blank.
  private var otherSeparator: CSVOptions.Separator? {
    CSVOptions.Separator.allCases.first {
      let byte = $0.rawValue.asciiValue
      return byte == bytes[position] || ($0 == .tab && byte == bytes[position - 1])
    }
  }

  private var isAtFieldEnd: Bool {
    let byte = bytes[position]
    return byte == separator || byte == .lineFeed || byte == .carriageReturn
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && byte != separator
  }

  private mutating func skipBlanks() {
    while position < bytes.count && isBlank(bytes[position]) { position += 1 }
  }

  /// Skips one line end, if there is one.
  private mutating func skipLineEnd() -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    guard byte == .lineFeed || byte == .carriageReturn else { return false }
    position += 1
    if byte == .carriageReturn && position < bytes.count && bytes[position] == .lineFeed {
      position += 1
    }
    line += 1
    return true
  }

  private func misplaced(_ quote: CSVError.Quote, _ line: Int) -> CSVError {
    CSVError(.quote(quote), file: file, line: line)
  }
}
