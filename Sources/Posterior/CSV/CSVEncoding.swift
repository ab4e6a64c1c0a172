extension CSVError {
  /// The format of bytes that are not text, by its signature.
  static func content(beginning bytes: [UInt8]) -> Content? {
    signatures.first { bytes.starts(with: $0.0) }?.1
  }

  private static let signatures: [([UInt8], Content)] = [
    ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16), ([0x1F, 0x8B], .gzip),
    ([0x89, 0x50, 0x4E, 0x47], .png), ([0x50, 0x4B, 0x03, 0x04], .zip),
  ]
}
