import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorReport

/// Something that the course uses, and whether it is here.
struct Finding {
  let name: String
  /// The version or place that was found; nil if nothing was.
  let found: String?
  let purpose: String
  var isNeeded = false
  /// The line that installs it.
  let install: String

  var json: JSONValue {
    [
      "name": .string(name), "found": found.map(JSONValue.string) ?? .null,
      "needed": .bool(isNeeded), "install": .string(install),
    ]
  }

  /// Everything that the course uses.
  static func all() -> [Finding] {
    [
      Finding(
        name: "Swift", found: version(of: "swift"), purpose: "building lessons", isNeeded: true,
        install: "see https://www.swift.org/install"),
      Finding(
        name: "optimization", found: posteriorIsOptimized ? "yes" : nil, purpose: "speed",
        install: "swift build -c release"),
      Finding(
        name: "GSL", found: NumericalLibraries.gslVersion, purpose: "numerics", isNeeded: true,
        install: "scripts/bootstrap"),
      Finding(
        name: "BLAS", found: blas, purpose: "matrices", isNeeded: true, install: "scripts/bootstrap"
      ),
      Finding(
        name: "gnuplot", found: version(of: "gnuplot"), purpose: "figures",
        install: installing(apt: "gnuplot-nox", brew: "gnuplot")),
      Finding(
        name: "pandoc", found: version(of: "pandoc"), purpose: "pages in HTML",
        install: installing(apt: "pandoc", brew: "pandoc")),
      Finding(
        name: "Fashion-MNIST", found: FashionMNIST.isInstalled() ? FashionMNIST.folder : nil,
        purpose: "images of Lesson 8", install: "scripts/bootstrap --with-images"),
      Finding(
        name: "terminal", found: terminal, purpose: "reading", install: ""),
    ]
  }

  /// The library that answers calls of BLAS, with its version if it is OpenBLAS.
  private static var blas: String? {
    guard let path = library_file(NumericalLibraries.addressOfMatrixProduct) else { return nil }
    let file = String(cString: path).split(separator: "/").last.map(String.init) ?? ""
    guard file.contains("blas"), !file.contains("gslcblas") else { return nil }
    let words = NumericalLibraries.openBLASConfiguration.split(separator: " ")
    return words.prefix(2).joined(separator: " ") + " (\(file))"
  }

  private static var terminal: String {
    let width = "\(TerminalDevice.columns) columns"
    return TerminalDevice.showsEscapes ? "\(width), with colors" : "\(width), without colors"
  }

  /// The version that a program names in the first line of `--version`; nil if there is no such
  /// program.
  private static func version(of program: String) -> String? {
    guard let path = SearchPath.program(program),
      let run = ChildProcess.run(path, arguments: ["--version"], input: ""), run.status == 0
    else { return nil }
    let line = run.output.prefix { !$0.isNewline }
    let words = line.split(separator: " ").map(String.init)
    return words.first { $0.first?.isNumber == true } ?? "unknown version"
  }

  private static func installing(apt: String, brew: String) -> String {
    let hasBrew = version(of: "brew") != nil
    return hasBrew ? "brew install \(brew)" : "apt-get install \(apt)"
  }
}
