import ArrayFiles
import CPosteriorLibc
import Testing

@Suite struct ArrayFileTests {
  // MARK: Known values

  @Test func `reads numbers of eight bytes in rows`() throws {
    let path = try written(
      "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", values: [1.5, -2, 3, 4, 5, 6])
    defer { unlink(path) }
    let file = try ArrayFile(path: path)
    #expect(file.shape == [2, 3])
    #expect(file.rowCount == 2)
    #expect(file.rowSize == 3)
    #expect(try file.doubles() == [1.5, -2, 3, 4, 5, 6])
    #expect(try file.doubles(rows: 1) == [1.5, -2, 3])
    #expect(try file.doubles(rows: 0) == [])
  }

  @Test func `reads whole numbers and bytes`() throws {
    let integers = try written(
      "{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }", values: [-1, 0, 1 << 40])
    let bytes = try written(
      "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1, 2), }",
      values: [0, 1, 254, 255] as [UInt8])
    defer {
      unlink(integers)
      unlink(bytes)
    }
    #expect(try ArrayFile(path: integers).integers() == [-1, 0, 1 << 40])
    #expect(try ArrayFile(path: bytes).bytes() == [0, 1, 254, 255])
    #expect(try ArrayFile(path: bytes).rowSize == 2)
  }

  // MARK: Edges

  @Test func `refuses a file that is not there`() {
    expectProblem(.unreadable) { try ArrayFile(path: "/nowhere/values.npy") }
  }

  @Test(arguments: [
    ("{'descr': '>f8', 'fortran_order': False, 'shape': (1,), }", ArrayFileError.Problem.element),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", .element),
    ("{'fortran_order': False, 'shape': (1,), }", .element),
    ("{'descr': '<f8', 'fortran_order': True, 'shape': (1,), }", .order),
    ("{'descr': '<f8', 'shape': (1,), }", .order),
    ("{'descr': '<f8', 'fortran_order': False, }", .shape),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1, }", .shape),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }", .shape),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (x,), }", .shape),
    (
      "{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
      .shape
    ),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", .length),
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (0,), }", .length),
    ("", .element),
  ])
  func `refuses a header`(header: String, problem: ArrayFileError.Problem) throws {
    let path = try written(header, values: [1.0])
    defer { unlink(path) }
    expectProblem(problem) { try ArrayFile(path: path) }
  }

  @Test(
    arguments: [
      ([], ArrayFileError.Problem.format), ([0x93, 0x4E], .format),
      (Array("NUMPY12345".utf8), .format),
      ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0], .version),
      ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 2, 0, 0, 0], .version),
      ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0, 123], .length),
    ] as [([UInt8], ArrayFileError.Problem)])
  func `refuses an opening`(bytes: [UInt8], problem: ArrayFileError.Problem) throws {
    let path = try written(bytes)
    defer { unlink(path) }
    expectProblem(problem) { try ArrayFile(path: path) }
  }

  @Test func `refuses other numbers and more rows than there are`() throws {
    let path = try written(
      "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", values: [1.0, 2])
    defer { unlink(path) }
    let file = try ArrayFile(path: path)
    expectProblem(.element) { _ = try file.integers() }
    expectProblem(.element) { _ = try file.bytes() }
    expectProblem(.rows) { _ = try file.doubles(rows: 3) }
    expectProblem(.rows) { _ = try file.doubles(rows: -1) }
  }

  private func expectProblem<Result>(
    _ problem: ArrayFileError.Problem, _ body: () throws -> Result
  ) {
    let error = #expect(throws: ArrayFileError.self) { _ = try body() }
    #expect(error?.problem == problem)
  }

  /// A temporary file with a header, filled up as NumPy does, and values.
  private func written<Value: BitwiseCopyable>(
    _ header: String, values: [Value]
  ) throws -> String {
    let text = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    let opening: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0]
    return try written(opening + Array(text.utf8) + values.withUnsafeBytes { Array($0) })
  }

  private func written(_ bytes: [UInt8]) throws -> String {
    var template = Array("/tmp/array-file-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(write(descriptor, bytes, bytes.count) == bytes.count)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
