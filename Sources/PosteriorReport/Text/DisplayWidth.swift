extension String {
  /// The number of terminal columns that the text takes: two for wide East Asian characters and
  /// pictographs, none for combining marks.
  package var displayWidth: Int {
    unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }

  /// The text, filled with spaces on one side to a width.
  func padded(to width: Int, alignedRight: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - displayWidth))
    return alignedRight ? spaces + self : self + spaces
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isPictograph || Self.wide.contains { $0.contains(value) } ? 2 : 1
    }
  }

  /// Whether the character is drawn as a picture; the letters of flags are narrow, since two of
  /// them make one flag.
  private var isPictograph: Bool {
    properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value)
  }

  /// Wide and fullwidth characters except pictographs, after Unicode Standard Annex 11.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
    0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
