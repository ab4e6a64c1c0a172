/// Takes CSV text apart, record by record.
///
/// Fields lie one after another in one buffer: a table of numbers needs no string for each of them.
///
/// Reference: RFC 4180. Beyond it, a line may end with LF or CR alone, spaces around a field do not belong to it unless they
/// are inside quotes, and blank lines are skipped.
struct CSVParser {
  /// The bytes of all fields so far, without their quotes.
  private(set) var text: [UInt8] = []
  /// Where each field ends in `text`.
  private(set) var ends: [Int] = []

  private let bytes: [UInt8]
  private let file: String
  private let separator: UInt8
  private var position: Int
  private var line = 1

  init(_ bytes: [UInt8], file: String, separator: CSVOptions.Separator) {
    self.bytes = bytes
    self.file = file
    self.separator = separator.rawValue.asciiValue ?? UInt8(ascii: ",")
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Reads the next record.
  ///
  /// - Returns: The line that it begins on, and the number of its fields; nil at the end.
  /// - Throws: `CSVError` where a quote is in the wrong place.
  mutating func record() throws(CSVError) -> (line: Int, fieldCount: Int)? {
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

  /// Gives away the fields read so far, as strings.
  mutating func takeFields() -> [String] {
    defer { (text, ends) = ([], []) }
    return ends.indices.map { k in
      String(decoding: text[(k == 0 ? 0 : ends[k - 1])..<ends[k]], as: UTF8.self)
    }
  }

  /// Reads a field and stops at the separator, line end or end of text behind it.
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
    if position < bytes.count && !isAtFieldEnd { throw misplaced(.followed, line) }
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
