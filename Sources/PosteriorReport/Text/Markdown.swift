/// A block of prose, laid out separately.
///
/// The lessons use a small part of Markdown, and this is all of it: headings, paragraphs, lists of
/// one level, quotations, fenced code and displayed formulas.
enum ProseBlock: Sendable, Equatable {
  case heading(level: Int, text: String)
  case paragraph(String)
  /// An item of a list with its marker, "1." or "•".
  case item(marker: String, text: String)
  case quotation(String)
  case code([String])
  /// TeX between `$$`.
  case formula(String)

  /// Takes Markdown apart.
  static func blocks(of markdown: String) -> [ProseBlock] {
    var parser = ProseParser()
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      parser.read(String(line))
    }
    return parser.finish()
  }
}

private struct ProseParser {
  private var blocks: [ProseBlock] = []
  private var current: ProseBlock?
  private var isInFence = false

  mutating func read(_ line: String) {
    let text = line.trimmed
    if case .code(let lines) = current, isInFence {
      text.hasPrefix("```") ? close() : (current = .code(lines + [line]))
    } else if case .formula(let tex) = current {
      current = .formula(tex + (tex.isEmpty ? "" : " ") + text)
      if text.hasSuffix("$$") { close() }
    } else if text.isEmpty {
      close()
    } else if let block = Self.opening(text) {
      close()
      current = block
      if case .code = block { isInFence = true }
      if case .formula = block, text.count > 2, text.hasSuffix("$$") { close() }
      if case .heading = block { close() }
    } else {
      continueParagraph(text)
    }
  }

  mutating func finish() -> [ProseBlock] {
    close()
    return blocks
  }

  private mutating func close() {
    if case .formula(let tex) = current {
      let inner = tex.replacing("$$", with: "").trimmed
      current = .formula(inner)
    }
    if let current { blocks.append(current) }
    current = nil
    isInFence = false
  }

  /// The block that a line opens, nil when it is text of a paragraph.
  private static func opening(_ line: String) -> ProseBlock? {
    if line.hasPrefix("```") { return .code([]) }
    if line.hasPrefix("$$") { return .formula(line) }
    if line.hasPrefix("> ") { return .quotation(String(line.dropFirst(2))) }
    if line.hasPrefix("- ") { return .item(marker: "•", text: String(line.dropFirst(2))) }
    let digits = line.prefix { $0.isNumber }
    if !digits.isEmpty, line.dropFirst(digits.count).hasPrefix(". ") {
      return .item(marker: digits + ".", text: String(line.dropFirst(digits.count + 2)))
    }
    let pounds = line.prefix { $0 == "#" }.count
    if pounds > 0, line.dropFirst(pounds).hasPrefix(" ") {
      return .heading(level: pounds, text: String(line.dropFirst(pounds + 1)))
    }
    return nil
  }

  private mutating func continueParagraph(_ text: String) {
    switch current {
    case .paragraph(let before): current = .paragraph(before + " " + text)
    case .item(let marker, let before): current = .item(marker: marker, text: before + " " + text)
    case .quotation(let before): current = .quotation(before + " " + text)
    default: current = .paragraph(text)
    }
  }
}
