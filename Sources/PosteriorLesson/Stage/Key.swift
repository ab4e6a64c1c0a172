/// A reader's command while a lesson waits.
enum Key: Sendable, Equatable {
  case next, back, quit

  /// What the bytes of some keys ask for, pressed at one moment: to quit if one of them does, or
  /// else what the first says that says anything. The keys of a presenter's remote control, Page Up
  /// and Page Down, count as well.
  init?(_ bytes: [UInt8]) {
    let keys = Self.keys(in: bytes[...])
    guard let key = keys.contains(.quit) ? .quit : keys.first else { return nil }
    self = key
  }

  private static let sequences: [(bytes: [UInt8], key: Key)] = [
    ("[6~", .next), ("[C", .next), ("[B", .next), ("OC", .next), ("OB", .next),
    ("[5~", .back), ("[D", .back), ("[A", .back), ("OD", .back), ("OA", .back),
  ].map { (Array($0.utf8), $1) }

  private static func keys(in bytes: ArraySlice<UInt8>) -> [Key] {
    var (rest, keys) = (bytes, [Key]())
    while let byte = rest.popFirst() {
      if byte == 0x1B {
        let sequence = sequence(from: &rest)
        if let known = sequences.first(where: { $0.bytes == sequence }) { keys.append(known.key) }
      } else if let key = key(byte) {
        keys.append(key)
      }
    }
    return keys
  }

  /// Takes what belongs to an escape character: a bracket or an O, and all up to a letter or a
  /// tilde.
  private static func sequence(from rest: inout ArraySlice<UInt8>) -> [UInt8] {
    guard let opening = rest.first, opening == 0x5B || opening == 0x4F else { return [] }
    var sequence = [rest.removeFirst()]
    while let byte = rest.popFirst() {
      sequence.append(byte)
      if (0x40...0x7E).contains(byte) { break }
    }
    return sequence
  }

  private static func key(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\n"): .next
    // Backspace, under its two codes.
    case UInt8(ascii: "b"), UInt8(ascii: "B"), 0x7F, 0x08: .back
    // Ctrl-D.
    case UInt8(ascii: "q"), UInt8(ascii: "Q"), 0x04: .quit
    default: nil
    }
  }
}
