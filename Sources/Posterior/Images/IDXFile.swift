/// A file of bytes in a box of one or three dimensions: labels, or images, as MNIST and its
/// relatives come.
///
/// A header of big-endian numbers says how many there are:
///
///     0, 0, 8, D, size₁, …, size_D, then size₁ · … · size_D bytes
///
/// The 8 stands for bytes. D is 1 for labels and 3 for images, whose sizes are their number, rows
/// and columns.
public struct IDXFile: Sendable, Equatable {
  /// The kind of content.
  public enum Content: Int, Sendable {
    /// A byte for each example.
    case labels = 1
    /// A rectangle of bytes for each example.
    case images = 3
  }

  /// The content of the file.
  public let content: Content
  /// The sizes: n for labels; n, rows and columns for images.
  public let sizes: [Int]
  /// The bytes, the last size varying fastest.
  public let bytes: [UInt8]

  /// No file may declare more bytes than these: 1 GiB.
  public static let byteLimit = 1 << 30

  /// Reads a file, compressed by gzip or not.
  ///
  /// - Parameters:
  ///   - path: The path of the file. Its name does not matter: gzip data are recognized by how they
  ///     begin.
  ///   - content: What it should hold; anything, unless said.
  /// - Throws: `IDXError` unless the file holds exactly what its header declares, which is at least
  ///   one byte and at most `byteLimit`. No more than one byte beyond that is ever inflated.
  /// - Complexity: O(bytes), in memory for the declared bytes and 0.2 MB.
  ///
  /// The format has other types and numbers of dimensions, too; they are refused. Python's readers
  /// take no offence at bytes that follow.
  ///
  /// Source: Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits".
  public init(path: String, holding content: Content? = nil) throws(IDXError) {
    try self.init(ByteStream(path: path), holding: content)
  }

  /// Reads the bytes of a file, as `init(path:holding:)` does.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file, compressed by gzip or not.
  ///   - name: What messages call the file.
  ///   - content: What it should hold; anything, unless said.
  public init(
    bytes: [UInt8], named name: String, holding content: Content? = nil
  ) throws(IDXError) {
    try self.init(ByteStream(bytes: bytes, named: name), holding: content)
  }

  private init(_ stream: ByteStream, holding wanted: Content?) throws(IDXError) {
    let reader = try ByteReader(stream)
    content = try reader.content()
    if let wanted, wanted != content {
      throw IDXError(.exchanged(found: content), file: reader.name)
    }
    sizes = try reader.sizes(content.rawValue)
    let declared = try reader.byteCount(sizes)
    bytes = try reader.read(declared)
    guard bytes.count == declared else {
      throw IDXError(.truncated(count: bytes.count, declared: declared), file: reader.name)
    }
    guard try reader.read(1).isEmpty else {
      throw IDXError(.extra(declared: declared), file: reader.name)
    }
  }
}

extension ByteReader {
  /// The content that the first four bytes announce.
  fileprivate func content() throws(IDXError) -> IDXFile.Content {
    let magic = try read(4)
    guard Array([0, 0, 8].prefix(magic.count)) == Array(magic.prefix(3)) else {
      throw IDXError(.magic(bytes: magic), file: name)
    }
    guard magic.count == 4 else {
      throw IDXError(magic.isEmpty ? .empty : .headerCutShort, file: name)
    }
    guard let content = IDXFile.Content(rawValue: Int(magic[3])) else {
      throw IDXError(.magic(bytes: magic), file: name)
    }
    return content
  }

  /// The next numbers, of four bytes each, the most significant first.
  fileprivate func sizes(_ count: Int) throws(IDXError) -> [Int] {
    let bytes = try read(4 * count)
    guard bytes.count == 4 * count else { throw IDXError(.headerCutShort, file: name) }
    return (0..<count).map { k in
      bytes[(4 * k)..<(4 * k + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// The product of the sizes, if a file may have as many bytes.
  fileprivate func byteCount(_ sizes: [Int]) throws(IDXError) -> Int {
    var product = 1
    for size in sizes {
      // No overflow: the product so far is at most 2³⁰, and a size of four bytes is below 2³².
      product *= size
      guard (1...IDXFile.byteLimit).contains(product) else {
        throw IDXError(.size(sizes), file: name)
      }
    }
    return product
  }
}
