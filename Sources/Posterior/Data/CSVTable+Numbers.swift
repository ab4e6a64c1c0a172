extension CSVTable {
  /// The number in a cell.
  ///
  /// - Throws: `CSVError` if the cell holds no finite decimal number, and says why.
  func number(_ row: Int, _ column: Int) throws(CSVError) -> Double {
    let text = cell(row, column)
    guard case .number(let value) = reading(text) else {
      throw error(problem(text, column), row: row, column: column)
    }
    return value
  }

  private func reading(_ text: ArraySlice<UInt8>) -> DecimalReading {
    DecimalReading(text, decimalMark: options.decimalMark)
  }

  /// Why a cell is no number.
  private func problem(_ text: ArraySlice<UInt8>, _ column: Int) -> CSVError.Problem {
    let value = String(decoding: text, as: UTF8.self)
    if text.isMissingValue { return .missing(value: value) }
    if reading(text) == .tooLarge { return .number(value: value, .tooLarge) }
    let otherMark = options.decimalMark == .point ? CSVOptions.DecimalMark.comma : .point
    if DecimalReading(text, decimalMark: otherMark) != .notANumber {
      return .number(value: value, .decimalMark)
    }
    if Double(value).map({ !$0.isFinite }) ?? false { return .number(value: value, .notFinite) }
    return .number(value: value, hasNumber(column) ? .text : .textColumn)
  }

  private func hasNumber(_ column: Int) -> Bool {
    (0..<rowCount).contains { reading(cell($0, column)) != .notANumber }
  }
}
