extension JSONValue {
  /// Reads a text of JSON.
  ///
  /// It takes what RFC 8259 calls JSON and nothing else: no comments, no trailing commas, no NaN,
  /// no byte order mark, and no string that is not Unicode. Beyond that, two members of an object
  /// may not have the same key, and a number has to have a double near it; it becomes the nearest.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - depthLimit: How deeply arrays and objects may be nested.
  /// - Throws: `JSONError` for the first thing that is not so, with its line.
  /// - Complexity: O(bytes).
  ///
  /// Foundation's `JSONDecoder` keeps one of two members with the same key.
  ///
  /// Reference: RFC 8259, The JavaScript Object Notation (JSON) Data Interchange Format.
  package init(parsing bytes: [UInt8], depthLimit: Int = 32) throws(JSONError) {
    if let stray = bytes.firstIndexOutsideText {
      let line = bytes[..<stray].lineBreakCount + 1
      throw JSONError(
        .encoding, line: line, value: "\(bytes[stray])", "byte \(stray + 1) is not UTF-8 text")
    }
    var parser = JSONParser(bytes, depthLimit: depthLimit)
    self = try parser.document()
  }
}
