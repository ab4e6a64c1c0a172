/// The compiler's messages about a student's file and the program that calls its function.
package struct CompilerReport {
  /// Where the first error is.
  package enum Finding: Equatable {
    /// In the student's file: the lines to show, which begin with that file.
    case inFile([String])
    /// In the call, with the compiler's reason: the function is not the one that was asked for.
    case inCall(String)
    /// The disk is full.
    case noSpace
    /// Anywhere else, with the last words: the student can do nothing about it.
    case elsewhere(String)
  }

  /// The student's file, as the compiler was given it.
  package let file: String
  /// The program's main file, as the compiler was given it.
  package let main: String
  /// The line of the main file with the call.
  package let lineOfCall: Int

  package init(file: String, main: String, lineOfCall: Int) {
    (self.file, self.main, self.lineOfCall) = (file, main, lineOfCall)
  }

  /// The verdict of the compiler's messages.
  package func finding(in messages: String) -> Finding {
    let lines = messages.split(separator: "\n").map(String.init)
    let blocks = Self.blocks(lines)
    let errors = blocks.filter { $0[0].contains("error: ") }
    let own = errors.filter { $0[0].hasPrefix("\(file):") }.prefix(3)
    if !own.isEmpty { return .inFile(own.flatMap { $0 }) }
    if Self.full.contains(where: messages.contains) { return .noSpace }
    let reason = errors.compactMap { $0[0].split(separator: "error: ").last.map(String.init) }.first
    let isInCall = errors.contains { $0[0].hasPrefix("\(main):\(lineOfCall):") }
    // A name of the file may be one that the program uses, too.
    let isNamed = errors.contains { $0[0].hasPrefix("\(main):") } && messages.contains("\(file):")
    if isInCall || isNamed { return .inCall(reason ?? "") }
    return .elsewhere(reason ?? lines.last ?? "it gave no reason")
  }

  /// The system's words for a full disk, and a full share of it.
  private static let full = ["No space left on device", "Disk quota exceeded"]

  /// Each error or note, with the lines that belong to it.
  private static func blocks(_ lines: [String]) -> [[String]] {
    var blocks: [[String]] = []
    for line in lines {
      if line.contains(": error: ") || line.contains(": note: ") || line.hasPrefix("error: ") {
        blocks.append([line])
      } else if !blocks.isEmpty {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks
  }
}
