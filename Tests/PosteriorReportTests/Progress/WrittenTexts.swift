import Synchronization

/// What was written to a terminal.
final class WrittenTexts: Sendable {
  private let texts = Mutex<[String]>([])

  func write(_ text: String) { texts.withLock { $0.append(text) } }
  var written: [String] { texts.withLock { $0 } }
}
