import Foundation
import Posterior
import PosteriorTestSupport
import Testing

/// The same bytes, whatever the number of threads, the locale or the run: of the report and of the
/// model.
@Suite struct DeterminismTests {
  static let threads = ["1", "2", "4"]

  /// Three runs with each number of threads, and each of them in another locale:
  /// `scripts/test-determinism` has more.
  static let surroundings = threads.flatMap { count in Locales.names.map { (count, $0) } }

  private func fit(
    _ file: String, _ arguments: [String], _ surrounding: (threads: String, locale: String)
  ) throws -> [String] {
    try withFolder { folder in
      let path = "\(folder)/m.json"
      let run = posterior(
        ["fit", file, "--json", "--model", path, "--threads", surrounding.threads] + arguments,
        environment: Locales.environment(surrounding.locale))
      #expect(run.status == 0, "\(run.errors)")
      let model = try String(contentsOfFile: path, encoding: .utf8)
      #expect(!model.contains(folder))
      return [run.output, run.errors, model]
    }
  }

  // MARK: Properties

  /// Every method with the settings of a comparison, and some with their own.
  static let methods =
    [any ClassificationMethod].all.map { "\($0.name) --as-compared" } + [
      "lda --shrinkage 0.1", "softmax --ridge 0.01", "mlp --epochs 20",
    ]

  @Test(arguments: methods) func aFit(_ method: String) throws {
    let words = method.split(separator: " ").map(String.init)
    let isBinary = [any ClassificationMethod].all.named(words[0])?.classLimit == 2
    let file = lessonFile(isBinary ? "pokemon_water_normal.csv" : "iris.csv")
    let label = isBinary ? ["--label", "type", "--ignore", "id,name"] : ["--label", "species"]
    let arguments = label + ["--method"] + words
    let first = try fit(file, arguments, Self.surroundings[0])
    for surrounding in Self.surroundings.dropFirst() {
      #expect(try fit(file, arguments, surrounding) == first)
    }
  }

  /// Many examples are scored by several threads.
  @Test func aFitOfManyExamples() throws {
    var generator = Generator(seed: 1)
    let rows = (0..<9000).map { _ in
      let isFirst = generator.integer(in: 0...1) == 0
      let (x, y) = (generator.double(in: -1...1), generator.double(in: -1...1))
      return "\(x + (isFirst ? 0.5 : 0)),\(y),\(isFirst ? "a" : "b")\n"
    }
    try withFolder { folder in
      let file = "\(folder)/d.csv"
      try Data(("x,y,c\n" + rows.joined()).utf8).write(to: URL(filePath: file))
      let arguments = ["--label", "c", "--method", "logistic"]
      let first = try fit(file, arguments, Self.surroundings[0])
      for surrounding in Self.surroundings.dropFirst() {
        #expect(try fit(file, arguments, surrounding) == first)
      }
    }
  }

  @Test func predictions() throws {
    try withFolder { folder in
      let path = "\(folder)/m.json"
      _ = posterior([
        "fit", lessonFile("iris.csv"), "--label", "species", "--method", "qda", "--model", path,
      ])
      for form in [[], ["--json"], ["--csv"]] {
        let runs = Locales.names.map { locale in
          posterior(
            ["predict", lessonFile("iris.csv"), "--model", path] + form,
            environment: Locales.environment(locale))
        }
        #expect(runs[0].status == 0)
        #expect(runs.allSatisfy { $0 == runs[0] })
      }
    }
  }

  @Test func comparisons() throws {
    try withFolder { folder in
      let page = "\(folder)/a.md"
      var pages: [[String: Data]] = []
      let runs = try Self.surroundings.map { surrounding in
        let run = posterior(
          [
            "compare", lessonFile("iris.csv"), "--label", "species", "--features",
            "petal_length,petal_width", "--folds", "3", "--threads", surrounding.0, "--report",
            page,
          ], environment: Locales.environment(surrounding.1))
        var contents: [String: Data] = [:]
        for file in files(in: folder) {
          contents[file] = try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
        }
        pages.append(contents)
        return run
      }
      #expect(runs[0].status == 0 && pages[0]["a.md"] != nil)
      #expect(runs.allSatisfy { $0 == runs[0] })
      #expect(pages.allSatisfy { $0 == pages[0] })
    }
  }
}
