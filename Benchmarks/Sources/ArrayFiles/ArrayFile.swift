import CPosteriorLibc

/// An array of numbers in a file of NumPy's format (.npy, version 1.0), in C order and
/// little-endian.
///
/// Format: the bytes 93 4E 55 4D 50 59 01 00, the length of the header in two bytes, the header,
/// then the values. The header is a line of text, {'descr': '<f8', 'fortran_order': False, 'shape':
/// (80, 2), }, filled up with spaces.
///
/// Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays".
public struct ArrayFile: Sendable {
  /// What the values are.
  public enum Element: String, Sendable {
    case float64 = "<f8"
    case int64 = "<i8"
    case uint8 = "|u1"

    var size: Int { self == .uint8 ? 1 : 8 }
  }

  /// The path of the file.
  public let path: String
  /// What the values are.
  public let element: Element
  /// The sizes along each axis; the last one varies fastest.
  public let shape: [Int]
  private let start: Int

  /// The number of rows: the size along the first axis.
  public var rowCount: Int { shape.first ?? 1 }
  /// The number of values in a row.
  public var rowSize: Int { shape.dropFirst().reduce(1, *) }

  /// Reads the header of a file.
  ///
  /// - Throws: `ArrayFileError` if the file cannot be read, is of another format, order or kind of
  ///   numbers, or has more or fewer values than the header says.
  public init(path: String) throws(ArrayFileError) {
    let stream = try Self.open(path)
    defer { fclose(stream) }
    let opening = Self.read(UInt8.self, 10, from: stream)
    guard opening.starts(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]) else {
      throw ArrayFileError(.format, path, "it does not begin as a .npy file does")
    }
    guard opening.count == 10, opening[6] == 1 else {
      throw ArrayFileError(.version, path, "it is not of version 1.0")
    }
    let length = Int(opening[8]) + 256 * Int(opening[9])
    let bytes = Self.read(UInt8.self, length, from: stream)
    guard bytes.count == length else {
      throw ArrayFileError(.length, path, "it ends within the header")
    }
    let header = try ArrayHeader(String(decoding: bytes, as: UTF8.self), path)
    (element, shape) = (header.element, header.shape)
    self.path = path
    start = 10 + length
    let expected = start + header.count * element.size
    guard fseek(stream, 0, SEEK_END) == 0, ftell(stream) == expected else {
      throw ArrayFileError(
        .length, path, "it has \(ftell(stream)) bytes, not the \(expected) of shape \(shape)")
    }
  }

  /// The values of the first rows, or of all.
  ///
  /// - Throws: `ArrayFileError` if the file holds other numbers, or fewer rows.
  public func doubles(rows: Int? = nil) throws(ArrayFileError) -> [Double] {
    try values(Double.self, .float64, rows)
  }

  /// The values of the first rows, or of all; see `doubles(rows:)`.
  public func integers(rows: Int? = nil) throws(ArrayFileError) -> [Int] {
    try values(Int.self, .int64, rows)
  }

  /// The values of the first rows, or of all; see `doubles(rows:)`.
  public func bytes(rows: Int? = nil) throws(ArrayFileError) -> [UInt8] {
    try values(UInt8.self, .uint8, rows)
  }

  private func values<Value: BitwiseCopyable>(
    _ type: Value.Type, _ wanted: Element, _ rows: Int?
  ) throws(ArrayFileError) -> [Value] {
    guard element == wanted else {
      throw ArrayFileError(
        .element, path, "its values are \(element.rawValue), not \(wanted.rawValue)")
    }
    let rows = rows ?? rowCount
    guard (0...rowCount).contains(rows) else {
      throw ArrayFileError(.rows, path, "it has \(rowCount) rows, not \(rows)")
    }
    let stream = try Self.open(path)
    defer { fclose(stream) }
    guard fseek(stream, start, SEEK_SET) == 0 else {
      throw ArrayFileError(.unreadable, path, "it has no place \(start)")
    }
    let values = Self.read(type, rows * rowSize, from: stream)
    guard values.count == rows * rowSize else {
      throw ArrayFileError(.length, path, "it ends after \(values.count) values")
    }
    return values
  }

  private static func open(_ path: String) throws(ArrayFileError) -> UnsafeMutablePointer<FILE> {
    guard let stream = fopen(path, "rb") else {
      let reason = strerror(last_error()).map { String(cString: $0) } ?? "unknown"
      throw ArrayFileError(.unreadable, path, reason)
    }
    return stream
  }

  /// As many values as the stream has, up to a number.
  private static func read<Value: BitwiseCopyable>(
    _ type: Value.Type, _ count: Int, from stream: UnsafeMutablePointer<FILE>
  ) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, readCount in
      readCount = fread(buffer.baseAddress, MemoryLayout<Value>.stride, count, stream)
    }
  }
}
