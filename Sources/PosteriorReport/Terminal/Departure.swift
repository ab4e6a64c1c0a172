import CPosteriorLibc
import Dispatch
import Synchronization

/// The cleanup before a signal, such as that of Ctrl-C, ends the program.
package enum Departure {
  private struct State: Sendable {
    var tasks: [Int: @Sendable () -> Void] = [:]
    var last = 0
    var isWatched = false
  }

  private static let state = Mutex(State())
  // A source lives as long as something holds it. Safe: only the first call of `watch()` writes
  // here, and nothing reads it.
  private nonisolated(unsafe) static var sources: [any DispatchSourceSignal] = []

  /// Has the signals that end the program carry out what is to be done first. A signal that was
  /// ignored stays so.
  package static func watch() {
    let isFirst = state.withLock { state in
      defer { state.isWatched = true }
      return !state.isWatched
    }
    guard isFirst else { return }
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] where silence_signal(number) != 0 {
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { leave(by: number) }
      source.resume()
      sources.append(source)
    }
  }

  private static func leave(by number: Int32) {
    let tasks = state.withLock { $0.tasks }
    for key in tasks.keys.sorted(by: >) { tasks[key]?() }
    TerminalDevice.takeBack()
    end_by_signal(number)
  }

  /// Does some work, and something else if a signal ends the program meanwhile.
  static func doing<Result, Failure: Error>(
    first task: @escaping @Sendable () -> Void, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let key = state.withLock { state in
      state.last += 1
      state.tasks[state.last] = task
      return state.last
    }
    defer { state.withLock { state in state.tasks[key] = nil } }
    return try work()
  }
}
