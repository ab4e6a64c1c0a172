/// What the header of an array file says.
struct ArrayHeader {
  let element: ArrayFile.Element
  let shape: [Int]
  /// The number of values.
  let count: Int

  /// Reads the text of a header, which is a dictionary of Python.
  init(_ text: String, _ path: String) throws(ArrayFileError) {
    let kind = Self.value(of: "descr", in: text, until: ",").map { $0.filter { $0 != "'" } }
    guard let kind, let element = ArrayFile.Element(rawValue: kind) else {
      throw ArrayFileError(.element, path, "it has values of kind \(kind ?? "?")")
    }
    guard Self.value(of: "fortran_order", in: text, until: ",") == "False" else {
      throw ArrayFileError(.order, path, "its values are not row after row")
    }
    guard let sizes = Self.value(of: "shape", in: text, until: ")"), sizes.first == "(" else {
      throw ArrayFileError(.shape, path, "it has no shape")
    }
    var shape: [Int] = []
    var count = 1
    for part in sizes.dropFirst().split(separator: ",") {
      let digits = part.filter { $0 != " " }
      // A single size is followed by a comma and nothing.
      if digits.isEmpty { continue }
      guard let size = Int(digits), size >= 0 else {
        throw ArrayFileError(.shape, path, "its shape \(sizes)) cannot be")
      }
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: size)
      guard !isTooLarge, product < 1 << 40 else {
        throw ArrayFileError(.shape, path, "its shape \(sizes)) is too large")
      }
      count = product
      shape.append(size)
    }
    self.element = element
    self.shape = shape
    self.count = count
  }

  /// The text after a key and a colon, up to a character.
  private static func value(of key: String, in text: String, until end: Character) -> String? {
    var rest = Substring(text)
    let mark = "'\(key)':"
    while !rest.isEmpty, !rest.hasPrefix(mark) { rest.removeFirst() }
    guard !rest.isEmpty else { return nil }
    let tail = rest.dropFirst(mark.count).drop { $0 == " " }
    guard let stop = tail.firstIndex(of: end) else { return nil }
    return String(tail[..<stop])
  }
}
