import Testing

@testable import GSLNumerics

@Suite struct ByteQuotientsTests {
  func filled(_ bytes: [UInt8], by divisor: Int) -> [Double] {
    var matrix = Matrix(rowCount: 1, columnCount: bytes.count)
    bytes.withUnsafeBufferPointer { matrix.fillRow(0, with: $0, ByteQuotients(by: divisor)) }
    return matrix.elements
  }

  // MARK: Known values

  @Test func everyQuotientIsThatOfADivision() {
    // The second time each byte is in another place, and four of them are left over.
    let bytes: [UInt8] = Array(0...255)
    for divisor in 1...255 {
      let quotients = bytes.map { Double($0) / Double(divisor) }
      #expect(filled(bytes, by: divisor) == quotients)
      #expect(filled([7, 8, 9] + bytes, by: divisor).dropFirst(3) == quotients[...])
    }
  }

  @Test func aRowIsFilledAndNoOther() {
    var matrix = Matrix(rowCount: 3, columnCount: 5, repeating: -1)
    let bytes: [UInt8] = [1, 2, 3, 4, 6]
    bytes.withUnsafeBufferPointer { matrix.fillRow(1, with: $0, ByteQuotients(by: 2)) }
    let untouched = [Double](repeating: -1, count: 5)
    #expect(matrix == Matrix([untouched, [0.5, 1, 1.5, 2, 3], untouched]))
  }

  // MARK: Edges

  @Test func fewBytesAreDivided() {
    for length in 0...9 {
      #expect(
        filled([UInt8](repeating: 255, count: length), by: 255)
          == [Double](repeating: 1, count: length))
    }
  }

  @Test func whatDoesNotFitStops() async {
    await #expect(processExitsWith: .failure) { _ = ByteQuotients(by: 0) }
    await #expect(processExitsWith: .failure) { _ = ByteQuotients(by: 256) }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix(rowCount: 1, columnCount: 2)
      [1, 2].withUnsafeBufferPointer { matrix.fillRow(1, with: $0, ByteQuotients(by: 1)) }
    }
    await #expect(processExitsWith: .failure) {
      var matrix = Matrix(rowCount: 1, columnCount: 2)
      [1, 2, 3].withUnsafeBufferPointer { matrix.fillRow(0, with: $0, ByteQuotients(by: 1)) }
    }
  }
}
