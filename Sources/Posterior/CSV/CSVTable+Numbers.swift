extension CSVTable {
  /// The number in a cell.
  ///
  /// - Throws: `CSVError` if the cell holds no finite decimal number, and says why.
  func number(_ row: Int, _ column: Int) throws(CSVError) -> Double {
    let text = cell(row, column)
    guard case .number(let value) = options.reading(text) else {
      // The caller asked for this column: to leave it out as text is not an option.
      throw error(options.problem(text, isColumnOfText: false), row: row, column: column)
    }
    return value
  }
}

extension CSVOptions {
  /// The number in a cell.
  func reading(_ text: ArraySlice<UInt8>) -> DecimalReading {
    DecimalReading(text, mark: decimalMark.byte)
  }

  /// Why a cell is not a number.
  func problem(_ text: ArraySlice<UInt8>, isColumnOfText: Bool) -> CSVError.Problem {
    let value = String(decoding: text, as: UTF8.self)
    if text.isMissingValue { return .missing(value: value) }
    if reading(text) == .tooLarge { return .number(value: value, .tooLarge) }
    let otherMark = decimalMark == .point ? DecimalMark.comma : .point
    if DecimalReading(text, mark: otherMark.byte) != .notANumber {
      return .number(value: value, .decimalMark)
    }
    if Double(value).map({ !$0.isFinite }) ?? false { return .number(value: value, .notFinite) }
    return .number(value: value, isColumnOfText ? .textColumn : .text)
  }
}
