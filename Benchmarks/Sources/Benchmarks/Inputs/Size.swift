/// How large a workload is, as text: rows and columns, then words that say more.
///
/// 1e6x10 are a million rows of ten columns. b5 are batches of five rows, e500 are 500 epochs, f200
/// are 200 fits; whole and full are for readers only.
struct Size: Sendable, CustomStringConvertible {
  let description: String
  let rows: Int
  let columns: Int
  private(set) var batch: Int?
  private(set) var epochs: Int?
  private(set) var fits: Int?

  /// The size that a text says, if it does.
  init?(_ text: String) {
    let words = text.split(separator: " ")
    let sides = (words.first ?? "").split(separator: "x").compactMap { Double($0) }
    guard sides.count == 2, sides.allSatisfy({ $0 >= 1 && $0 < 1e9 && $0 == $0.rounded() }) else {
      return nil
    }
    description = text
    rows = Int(sides[0])
    columns = Int(sides[1])
    for word in words.dropFirst() where word != "whole" && word != "full" {
      guard let number = Int(word.dropFirst()), number > 0 else { return nil }
      switch word.first {
      case "b": batch = number
      case "e": epochs = number
      case "f": fits = number
      default: return nil
      }
    }
  }
}
