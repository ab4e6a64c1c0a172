import ArgumentParser
import Posterior

/// A method by its name on the command line.
struct MethodArgument: ExpressibleByArgument {
  let method: any ClassificationMethod

  init?(argument: String) {
    guard let method = [any ClassificationMethod].all.named(argument) else { return nil }
    self.method = method
  }

  /// The names of all methods, for help, completion and messages.
  static var allValueStrings: [String] { [any ClassificationMethod].all.map(\.name) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension [any ClassificationMethod] {
  /// Those that understand an option.
  func understanding(_ option: MethodOption) -> Self { filter { $0.options.contains(option) } }
}

extension [String] {
  /// "a", "a and b", "a, b and c".
  var inWords: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " and \(self[count - 1])"
  }
}
