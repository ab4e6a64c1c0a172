import CPosteriorLibc
import PosteriorReport
import Synchronization

private let systemRead = read(_:_:_:)

/// The terminal while a lesson is shown step by step: it hands over single keys and does not show
/// them.
final class StageTerminal: Screen {
  private struct State: Sendable {
    var settings: termios
    var farewell: String
    var warnings: [String]?
  }

  private let state = Mutex<State?>(nil)

  /// Takes the terminal over, until `leave()`.
  ///
  /// - Parameter isAlternate: Whether another screen is used, which leaves nothing behind. Warnings
  ///   wait meanwhile.
  init(isAlternate: Bool) {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    state.withLock {
      $0 = State(
        settings: settings, farewell: isAlternate ? "\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l" : "",
        warnings: isAlternate ? [] : nil)
    }
    TerminalDevice.hand(to: self)
    read_single_keys(&settings)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    if isAlternate { TerminalDevice.write("\u{1B}[?1049h\u{1B}[?25l") }
  }

  /// Changes what is written on leaving.
  func say(atEnd farewell: String) {
    state.withLock { $0?.farewell = farewell }
  }

  func leave() {
    guard
      let state = state.withLock({ state in
        defer { state = nil }
        return state
      })
    else { return }
    TerminalDevice.write(state.farewell)
    var settings = state.settings
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    state.warnings?.forEach(TerminalDevice.note)
  }

  func holds(_ warning: String) -> Bool {
    state.withLock { state in
      guard state?.warnings != nil else { return false }
      state?.warnings?.append(warning)
      return true
    }
  }

  /// The bytes of the keys that were pressed; nil if none is pressed in time, and nothing if none
  /// will ever be.
  func keys(withinMilliseconds time: Int32) -> [UInt8]? {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, time) > 0 else { return nil }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = systemRead(STDIN_FILENO, &buffer, buffer.count)
    if count < 0 && last_error() == EINTR { return nil }
    return Array(buffer.prefix(max(0, count)))
  }
}
