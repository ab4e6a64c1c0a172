/// The bridge to gnuplot: a script goes in, a picture comes out, and nothing is left on the disk.
package struct Gnuplot: Sendable {
  /// Why there is no picture.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    case missing
    case failed(String)

    package var description: String {
      switch self {
      case .missing:
        "gnuplot is not installed: figures are shown as numbers. Install it with "
          + "'apt-get install gnuplot-nox' (Debian) or 'brew install gnuplot' (macOS)."
      case .failed(let message): "gnuplot could not draw a figure: \(message)"
      }
    }
  }

  private let executable: String?

  /// Whether there is a gnuplot.
  package var isInstalled: Bool { executable != nil }

  /// The gnuplot of the search path.
  package init(searchPath: String = SearchPath.ofEnvironment) {
    executable = SearchPath.program("gnuplot", in: searchPath)
  }

  /// Draws a figure.
  ///
  /// - Returns: An SVG document, or lines of text.
  package func draw(_ figure: Figure, on canvas: Figure.Canvas) throws(Failure) -> String {
    let output = try run(figure.script(for: canvas))
    switch canvas {
    case .svg:
      // A full disk ends the output anywhere.
      guard output.trimmed.hasSuffix("</svg>") else { throw .failed("the picture is incomplete") }
      return Self.finished(output, alt: figure.alt)
    case .text: return output
    }
  }

  private func run(_ script: String) throws(Failure) -> String {
    guard let executable else { throw .missing }
    // Without -d, gnuplot would read the user's settings first, and pictures would differ.
    let run = ChildProcess.run(executable, arguments: ["-d"], input: script)
    guard let run else { throw .failed("it could not be started") }
    guard run.status == 0 else {
      let reason = run.errors.split(separator: "\n").last?.trimmed
      throw .failed(reason ?? "it ended with status \(run.status)")
    }
    return run.output
  }

  /// The SVG with its description, without gnuplot's version, and with colors that follow a dark
  /// page.
  private static func finished(_ svg: String, alt: String) -> String {
    let description = svg.firstRange(of: /<desc>.*?<\/desc>\n?/.dotMatchesNewlines())
    var result = svg
    if let description { result.removeSubrange(description) }
    return result.replacing("<title>Gnuplot</title>", with: "<title>\(alt.inXML)</title>\n\(style)")
  }

  private static let style = """
    <style>@media (prefers-color-scheme:dark){\
    [color="black"]{color:#e6edf3}[fill="black"]{fill:#e6edf3}[stroke="black"]{stroke:#e6edf3}\
    [stroke="rgb(208, 212, 217)"]{stroke:#30363d}}</style>
    """
}
