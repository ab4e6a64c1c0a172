import CPosteriorLibc
import Synchronization

/// Does something that a signal must not end halfway: one that comes takes effect when it is done.
///
/// Handlers belong to the whole program, so only one thread at a time does such things. To block
/// signals would not help: they would reach another thread, of BLAS for example. A file beyond the
/// limit of its size is the writer's error, no more.
package func holdingSignals<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
  try holder.withLock { (_) throws(Failure) in
    heldSignal.store(0, ordering: .relaxed)
    let previous = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXFSZ].map(hold)
    defer {
      for (signal, action) in previous {
        var action = action
        sigaction(signal, &action, nil)
      }
      let signal = heldSignal.load(ordering: .relaxed)
      if signal != 0 { kill(getpid(), signal) }
    }
    try body()
  }
}

private let holder = Mutex(())
private let heldSignal = Atomic<Int32>(0)

/// Records the signal instead of acting on it; returns the previous handler. An ignored signal
/// stays ignored.
private func hold(_ number: Int32) -> (signal: Int32, action: sigaction) {
  var action = sigaction()
  sigaction(number, nil, &action)
  let previous = signal(number) { signal in
    if signal != SIGXFSZ { heldSignal.store(signal, ordering: .relaxed) }
  }
  // Safe: a handler is a C function pointer, one word; 1 is C's SIG_IGN, which Swift cannot import.
  if unsafeBitCast(previous, to: Int.self) == 1 { sigaction(number, &action, nil) }
  return (number, action)
}
