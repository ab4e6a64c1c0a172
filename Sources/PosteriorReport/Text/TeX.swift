/// TeX formulas as lines of Unicode, for the terminal.
enum TeX {
  /// The formula in Unicode, or nil when it uses a command that the small tables do not know, or
  /// closes a brace that it did not open.
  ///
  /// Spaces are where the source has them. Lines of an `aligned` environment become lines.
  static func unicode(_ tex: String) -> String? {
    var parser = TeXParser(tex)
    guard let text = try? parser.formula(), parser.isAtEnd else { return nil }
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    return lines.joined(separator: "\n")
  }
}

private struct UnknownCommand: Error {}

private struct TeXParser {
  private var rest: Substring

  init(_ tex: String) { rest = Substring(tex) }

  /// Whether all was read: a brace that closes nothing stops the reading.
  var isAtEnd: Bool { rest.isEmpty }

  mutating func formula() throws -> String {
    var result = ""
    while let character = rest.first, character != "}" {
      result += try character == "^" || character == "_" ? script() : atom()
    }
    return result
  }

  /// One character, one command or one group.
  private mutating func atom() throws -> String {
    guard let character = rest.popFirst() else { return "" }
    switch character {
    case "{":
      let inner = try formula()
      if rest.first == "}" { rest.removeFirst() }
      return inner
    case "\\": return try command()
    case "-": return "−"
    case "'": return "′"
    case "~": return " "
    case "&": return ""
    default: return String(character)
    }
  }

  private mutating func argument() throws -> String {
    rest = rest.drop { $0 == " " }
    return try atom()
  }

  private mutating func script() throws -> String {
    let isSuperscript = rest.removeFirst() == "^"
    let text = try argument()
    let table = isSuperscript ? TeXSymbols.superscripts : TeXSymbols.subscripts
    let mapped = text.filter { $0 != " " }.map { table[$0] }
    if !mapped.contains(nil) { return String(mapped.compactMap { $0 }) }
    let mark = isSuperscript ? "^" : "_"
    return text.count == 1 ? mark + text : "\(mark)(\(text))"
  }

  private mutating func command() throws -> String {
    let name = String(rest.prefix { $0.isLetter })
    guard !name.isEmpty else { return Self.escape(rest.popFirst()) }
    rest.removeFirst(name.count)
    if let accent = TeXSymbols.accents[name] { return try argument() + accent }
    if TeXSymbols.upright.contains(name) { return try argument() }
    if TeXSymbols.sizes.contains(name) { return "" }
    switch name {
    case "frac", "tfrac", "dfrac": return try fraction()
    case "sqrt": return "√" + Self.grouped(try argument())
    case "begin", "end":
      guard try argument() == "aligned" else { throw UnknownCommand() }
      return ""
    default:
      if TeXSymbols.functions.contains(name) { return name }
      guard let symbol = TeXSymbols.symbols[name] else { throw UnknownCommand() }
      return symbol
    }
  }

  private static func escape(_ character: Character?) -> String {
    switch character {
    case "!", nil: ""
    case ",", ";", ":", " ": " "
    case "\\": "\n"
    case "|": "‖"
    case let other?: String(other)
    }
  }

  private mutating func fraction() throws -> String {
    let (above, below) = (try argument(), try argument())
    if let vulgar = TeXSymbols.fractions["\(above)/\(below)"] { return vulgar }
    return "\(Self.grouped(above))/\(Self.grouped(below))"
  }

  /// The text, in parentheses if an operator in it would bind differently.
  private static func grouped(_ text: String) -> String {
    text.contains { " +−·/=".contains($0) } ? "(\(text))" : text
  }
}
