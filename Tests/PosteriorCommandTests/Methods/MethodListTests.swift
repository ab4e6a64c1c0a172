import ArgumentParser
import Foundation
import Posterior
import Testing

@testable import PosteriorCommand

/// Whatever lists methods lists those of the library.
@Suite struct MethodListTests {
  static let methods = [any ClassificationMethod].all
  static let names = methods.map(\.name)

  private func text(_ path: String) throws -> String {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: package.appending(path: path), encoding: .utf8)
  }

  // MARK: Known values

  @Test func optionsOfOtherMethodsAreRefusedByName() {
    let refusals: [([String], String)] = [
      (["lda", "--ridge", "3"], "--ridge is for logistic and softmax, not for lda."),
      (["lda", "--hidden", "3"], "--hidden is for mlp, not for lda."),
      (["qda", "--rate", "5"], "--rate is for mlp, not for qda."),
      (["softmax", "--epochs", "7"], "--epochs is for mlp, not for softmax."),
      (["majority", "--batch", "7"], "--batch is for mlp, not for majority."),
      (
        ["naive-bayes", "--shrinkage", "0.5"],
        "--shrinkage is for lda and qda, not for naive-bayes."
      ),
      (
        ["mlp", "--unbiased"],
        "--unbiased is for lda, qda, diagonal-lda and naive-bayes, not for mlp."
      ),
      (["mlp", "--hidden", "0"], "--hidden is a number from 1 to 1000000, not 0."),
      (["mlp", "--rate", "0"], "A learning rate is above 0 and at most 1e6, not 0."),
      (["lda", "--shrinkage", "1.5"], "A shrinkage is from 0 to 1, not 1.5."),
    ]
    for (arguments, message) in refusals {
      let run = posterior(["fit", "data.csv", "--label", "c", "--method"] + arguments)
      #expect(run.status == 64 && run.errors.contains("Error: \(message)"), "\(run.errors)")
    }
  }

  @Test func fuzzingKnowsThemAll() throws {
    let (command, model) = (
      try text("Fuzzing/Dictionaries/command"), try text("Fuzzing/Dictionaries/model")
    )
    for method in Self.methods {
      #expect(command.contains("\"\(method.name)\"\n"))
      #expect(model.contains("\"\\\"\(method.name)\\\"\"\n"))
      for option in method.options { #expect(command.contains("\" --\(option.name)")) }
      let line = try text("Fuzzing/Corpus/command/\(method.name)").prefix { $0 != "\n" }
      #expect(line.contains("--method \(method.name)"))
      let file = Array(try text("Fuzzing/Corpus/model/\(method.name)").utf8)
      #expect(try StoredModel(parsing: file, file: nil).method.name == method.name)
    }
  }

  @Test func theTestOfDeterminismKnowsThemAll() throws {
    let line = try text("scripts/test-determinism").split(separator: "\n").first {
      $0.contains("for method in ")
    }
    let list = try #require(line).split(separator: " in ")[1].prefix { $0 != ";" }
    // In quotes, a method has options.
    let words = list.replacing(/"(\S+) [^"]*"/) { $0.1 }.split(separator: " ").map(String.init)
    #expect(words == Self.names)
  }

  @Test func readersAreToldOfThemAll() throws {
    let readme = try text("README.md")
    for name in Self.names { #expect(readme.contains("`\(name)`")) }
    let help = posterior(["compare", "--help"]).output
      .split { $0.isWhitespace }.joined(separator: " ")
    for method in Self.methods {
      let isCompared = method.isCompared(classCount: 2) || method.isCompared(classCount: 3)
      #expect(help.contains(method.title) == isCompared, "\(method.title)")
    }
    let fit = posterior(["fit", "--help"]).output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(fit.contains("(values: \(Self.names.joined(separator: ", ")))"))
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func shellsCompleteThem(_ shell: String) {
    let script = posterior(["--generate-completion-script", shell]).output
    for name in Self.names { #expect(script.contains(name)) }
  }

  // MARK: Properties

  /// Every option of a method can be given to `fit`, and is refused by the methods that do not have
  /// it.
  @Test func everyOptionIsOnTheCommandLine() throws {
    let all = Self.methods.flatMap(\.options)
    let options = try FitOptions.parse(["--method", "lda"]).given.map(\.option)
    #expect(Set(options) == Set(all))
    for option in options {
      for method in Self.methods {
        let isFlag = option.range == 0...1 && option != .shrinkage
        let value = isFlag ? [] : [option == .shrinkage ? "0.5" : "3"]
        let arguments = ["--method", method.name, "--\(option.name)"] + value
        let parsed = try? FitOptions.parse(arguments)
        #expect((parsed != nil) == method.options.contains(option), "\(arguments)")
        if let parsed {
          #expect(parsed.settings[option] == (isFlag ? 1 : option == .shrinkage ? 0.5 : 3))
        }
      }
    }
  }
}
