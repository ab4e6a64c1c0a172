extension Element {
  /// The heading that prose begins with.
  package var heading: (level: Int, text: String)? {
    guard case .prose(let markdown) = self,
      case .heading(let level, let text) = ProseBlock.blocks(of: markdown).first
    else { return nil }
    return (level, text)
  }

  /// The element without the heading that it begins with.
  package var belowHeading: Element {
    guard case .prose(let markdown) = self, heading != nil else { return self }
    return .prose(String(markdown.trimmed.drop { $0 != "\n" }))
  }

  /// The element, cut where prose begins another section.
  package var sections: [Element] {
    guard case .prose(let markdown) = self else { return [self] }
    var (parts, isInFence) = ([""], false)
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.trimmed.hasPrefix("```") { isInFence.toggle() }
      if line.hasPrefix("## ") && !isInFence { parts.append("") }
      parts[parts.count - 1] += line + "\n"
    }
    let texts = parts.map(\.trimmed).filter { !$0.isEmpty }
    return texts.map(Element.prose)
  }
}
