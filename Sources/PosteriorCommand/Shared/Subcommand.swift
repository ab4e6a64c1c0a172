import ArgumentParser
import GSLNumerics
import Posterior
import PosteriorReport

/// A command that computes an answer and then writes all of it, or fails and writes none.
protocol Subcommand: ParsableCommand {
  /// How the answer is written.
  var form: FormOptions { get }

  /// The answer.
  ///
  /// - Throws: `ExplainedError` where the data, files or options are at fault.
  func answer() throws -> Answer
}

/// The output of a command.
struct Answer {
  /// All of standard output, in pieces that are made when they are written.
  let output: AnySequence<String>
  /// Lines for standard error: what a reader should know and need not stop at.
  let warnings: [String]
  /// Whether everything is in order.
  let isSuccess: Bool

  init(output: String, warnings: [String] = [], isSuccess: Bool = true) {
    self.init(pieces: CollectionOfOne(output), warnings: warnings, isSuccess: isSuccess)
  }

  init(pieces: some Sequence<String>, warnings: [String] = [], isSuccess: Bool = true) {
    output = AnySequence(pieces)
    self.warnings = warnings
    self.isSuccess = isSuccess
  }

  /// Writes the answer to standard output.
  func write() {
    for piece in output { TerminalDevice.write(piece) }
  }
}

extension Subcommand {
  func run() throws {
    do {
      let answer = try answer()
      for warning in answer.warnings { TerminalDevice.warn("warning: \(warning)") }
      answer.write()
      if !answer.isSuccess { throw ExitCode.failure }
    } catch let error as any ExplainedError {
      fail(error)
    } catch let error as NumericalError {
      fail(Failure(kind: "numerical", message: "\(error)"))
    }
  }

  /// Ends the program with an error: one line for a reader, and with `--json` its parts for a
  /// program.
  private func fail(_ error: any ExplainedError) -> Never {
    if form.json { TerminalDevice.write(form.encoded(.error(error))) }
    TerminalDevice.fail(error.description)
  }
}
