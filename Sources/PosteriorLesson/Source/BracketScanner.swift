/// Reads Swift line by line and tells whether a bracket, a string or a comment is still open.
///
/// It knows strings (also raw and of several lines, with interpolation) and comments; it need not
/// know more.
struct BracketScanner {
  private enum Context: Equatable {
    case bracket
    case string(delimiter: String, pounds: String)
    case comment
  }

  private var open: [Context] = []

  /// Whether the statement goes on in the next line.
  var isOpen: Bool { !open.isEmpty }

  /// Reads a line.
  mutating func read(_ line: String) {
    var rest = Substring(line)
    while !rest.isEmpty {
      switch open.last {
      case .string(let delimiter, let pounds): readString(&rest, delimiter, pounds)
      case .comment: readComment(&rest)
      case .bracket, nil: readCode(&rest)
      }
    }
    // A string of one line ends with it, whatever the scanner thinks.
    while case .string("\"", _) = open.last { open.removeLast() }
  }

  private mutating func readCode(_ rest: inout Substring) {
    if rest.hasPrefix("//") {
      rest = ""
    } else if rest.hasPrefix("/*") {
      open.append(.comment)
      rest.removeFirst(2)
    } else if let string = Self.openingQuote(of: rest) {
      open.append(string.context)
      rest.removeFirst(string.length)
    } else {
      let character = rest.removeFirst()
      if "([{".contains(character) { open.append(.bracket) }
      if ")]}".contains(character) && open.last == .bracket { open.removeLast() }
    }
  }

  /// The string that begins here, with the length of its quote: `"`, `"""`, or either of them after
  /// pounds.
  private static func openingQuote(of rest: Substring) -> (context: Context, length: Int)? {
    let pounds = rest.prefix { $0 == "#" }
    let quotes = rest.dropFirst(pounds.count).prefix { $0 == "\"" }
    guard !quotes.isEmpty else { return nil }
    let delimiter = quotes.count >= 3 ? "\"\"\"" : "\""
    return (.string(delimiter: delimiter, pounds: String(pounds)), pounds.count + delimiter.count)
  }

  private mutating func readString(_ rest: inout Substring, _ delimiter: String, _ pounds: String) {
    if rest.hasPrefix("\\" + pounds) {
      rest.removeFirst(1 + pounds.count)
      if rest.popFirst() == "(" { open.append(.bracket) }
    } else if rest.hasPrefix(delimiter + pounds) {
      open.removeLast()
      rest.removeFirst(delimiter.count + pounds.count)
    } else {
      rest.removeFirst()
    }
  }

  private mutating func readComment(_ rest: inout Substring) {
    if rest.hasPrefix("*/") {
      open.removeLast()
      rest.removeFirst(2)
    } else if rest.hasPrefix("/*") {
      open.append(.comment)
      rest.removeFirst(2)
    } else {
      rest.removeFirst()
    }
  }
}
