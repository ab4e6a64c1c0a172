import ArgumentParser
import CPosteriorLibc
import GSLNumerics
import Posterior

@testable import Command

/// Runs the command: its arguments are the words of the input's first line, and the rest is its CSV
/// file.
///
/// Paths are replaced, so that no other file is read or written. What is meant to take long is
/// shortened; `compare`, `images`, `doctor` and `lessons` are parsed only.
func runCommand(_ input: [UInt8]) {
  let (line, bytes) = input.firstLine
  guard let command = parsed(line) else { return }
  switch command {
  case var fit as FitCommand:
    let isStored = fit.model != nil
    fit.shorten()
    fit.data.table.path = Folder.shared.write(bytes, to: "data.csv")
    if expectAnswer(of: fit) && isStored { storeAndPredict(fit) }
  case var predict as PredictCommand:
    predict.table.path = Folder.shared.write(bytes, to: "data.csv")
    predict.model = Folder.shared.model
    _ = expectAnswer(of: predict)
  default: break
  }
}

/// What the last lines were parsed to: parsing takes longer than all the rest, and many inputs
/// share a line. There is one thread.
nonisolated(unsafe) private var known: [[UInt8]: any ParsableCommand] = [:]

/// The command that a line asks for, nil if it asks for help or for nothing that there is.
private func parsed(_ line: [UInt8]) -> (any ParsableCommand)? {
  if let command = known[line] { return command }
  let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  do {
    let command = try PosteriorCommand.parseAsRoot(words)
    if known.count >= 1000 { known.removeAll() }
    known[line] = command
    return command
  } catch {
    expect(!PosteriorCommand.fullMessage(for: error).isEmpty, "nothing is said")
    return nil
  }
}

/// Expects an answer that is not empty, or an error that is explained.
private func expectAnswer(of command: some Subcommand) -> Bool {
  do {
    let answer = try command.answer()
    let output = answer.output.joined()
    expect(!output.isEmpty, "nothing is answered")
    if command.form.json { expectJSON(output) }
    return true
  } catch {
    expectExplained(error)
    return false
  }
}

/// Stores what was fitted, and asks it about the rows that it was fitted to.
private func storeAndPredict(_ fit: FitCommand) {
  do {
    let (dataset, _) = try fit.data.read()
    let report = try FitReport(
      of: dataset, by: fit.options.method.method, fit.options.settings, run: fit.runOptions)
    let model = try StoredModel(
      parsing: report.storedModel(label: fit.data.label).bytes(), file: nil)
    let table = fit.data.table
    let prediction = try PredictionReport(of: table.path, options: table.csvOptions, by: model)
    expectJSON(prediction.json.text)
    expect(prediction.predictions.count >= dataset.count, "rows are lost")
  } catch {
    expectExplained(error)
  }
}

extension FitCommand {
  fileprivate mutating func shorten() {
    model = nil
    let known = options.method.method.options
    if known.contains(.epochs) { options.epochs = min(options.epochs ?? 3, 3) }
    if known.contains(.hidden) { options.hidden = min(options.hidden ?? 8, 8) }
  }
}

/// The folder for the files of this process, which `scripts/fuzz` makes and deletes.
private struct Folder {
  let path: String

  static let shared = Folder()

  private init() {
    path = getenv("FUZZ_FOLDER").map { String(cString: $0) } ?? "."
  }

  func write(_ bytes: [UInt8], to name: String) -> String {
    let path = "\(path)/\(name)"
    guard let file = fopen(path, "wb") else { fatalError("\(path) cannot be written") }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return path
  }

  /// A model of two features, x and y.
  var model: String {
    let path = "\(path)/model.json"
    if access(path, R_OK) == 0 { return path }
    let text = """
      {"format": "posterior-model", "version": 1, "method": "softmax", "label": "class", "features": ["x", "y"],
      "classes": ["a", "b", "c"], "parameters": {"weights": [[1, 2], [-1, 0.5], [0, 0]], "biases": [0, 1, 2]}}
      """
    return write(Array(text.utf8), to: "model.json")
  }
}
