import PosteriorKernels
import Testing

@Suite struct ByteQuotientsTests {
  func filled(_ bytes: [UInt8], by divisor: Int) -> [Double] {
    var quotients = [Double](repeating: -1, count: bytes.count)
    quotients.withUnsafeMutableBufferPointer { quotients in
      bytes.withUnsafeBufferPointer { ByteQuotients(by: divisor).write(of: $0, to: quotients) }
    }
    return quotients
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

  // MARK: Edges

  @Test func fewBytesAreDivided() {
    for length in 0...140 {
      #expect(
        filled([UInt8](repeating: 255, count: length), by: 255)
          == [Double](repeating: 1, count: length))
    }
  }

  @Test func whatDoesNotFitStops() async {
    await #expect(processExitsWith: .failure) { _ = ByteQuotients(by: 0) }
    await #expect(processExitsWith: .failure) { _ = ByteQuotients(by: 256) }
    await #expect(processExitsWith: .failure) {
      var places = [0.0, 0]
      places.withUnsafeMutableBufferPointer { places in
        [1, 2, 3].withUnsafeBufferPointer { ByteQuotients(by: 1).write(of: $0, to: places) }
      }
    }
    await #expect(processExitsWith: .failure) {
      var places = [0.0, 0]
      places.withUnsafeMutableBufferPointer { places in
        [1, 2].withUnsafeBufferPointer { bytes in
          ByteQuotients(by: 1).write(
            of: bytes, before: UnsafeBufferPointer(rebasing: bytes[..<1]), to: places)
        }
      }
    }
  }
}
