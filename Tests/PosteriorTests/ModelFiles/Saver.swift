import CPosteriorLibc
import Foundation
import Testing

@testable import Posterior

/// A process that saves models to a file for ever, one over the other.
struct Saver {
  /// What has just happened when it is killed.
  enum Moment: CaseIterable {
    /// The temporary file has been made.
    case made
    /// It has been written to.
    case filled
    /// It has taken the place of the file.
    case renamed
  }

  private let file: String
  private let temporary: String
  private let process: pid_t

  init(of models: [StoredModel], in folder: String) throws {
    (file, temporary) = ("\(folder)/model.json", "\(folder)/.model.json.saving")
    // Swift for Darwin hides it, since what else runs in a process is lost. Here nothing does.
    let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "fork"))
    process = unsafeBitCast(symbol, to: (@convention(c) () -> pid_t).self)()
    if process == 0 {
      do { while true { for model in models { try model.save(to: file) } } } catch { _exit(1) }
    }
  }

  /// Kills it after a save or more, at a moment that is looked for until it comes; false if it
  /// ended by itself, or there is no such moment in ten minutes.
  func isKilled(when moment: Moment) -> Bool {
    let first = status(file).st_ino
    let end = ContinuousClock.now + .seconds(600)
    while status(file).st_ino == first && ContinuousClock.now < end {}
    let second = status(file).st_ino
    while !hasCome(moment, second) && ContinuousClock.now < end {}
    let isInTime = ContinuousClock.now < end
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return isInTime && status & 0x7F == SIGKILL
  }

  private func hasCome(_ moment: Moment, _ number: ino_t) -> Bool {
    switch moment {
    case .made: access(temporary, F_OK) == 0
    case .filled: status(temporary).st_size > 0
    case .renamed: status(file).st_ino != number
    }
  }

  /// The system's record of a file; all of it is 0 for a file that does not exist.
  private func status(_ path: String) -> stat {
    var result = stat()
    return stat(path, &result) == 0 ? result : stat()
  }
}
