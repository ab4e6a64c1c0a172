/// A line of CSV with some fields, as RFC 4180 has it.
package func csvLine(_ fields: [String]) -> String {
  // An empty line would look like the end of the table.
  fields == [""] ? "\"\"\n" : fields.map(quoted).joined(separator: ",") + "\n"
}

/// Whether a byte is a visible character, or a space, that means nothing in CSV.
private func isPlain(_ byte: UInt8) -> Bool {
  (0x20...0x7E).contains(byte) && !"\",#".utf8.contains(byte)
}

private func quoted(_ text: String) -> String {
  if text.utf8.allSatisfy(isPlain) { return text }
  guard text.contains(where: { "\",#".contains($0) || $0.isNewline }) else { return text }
  return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
