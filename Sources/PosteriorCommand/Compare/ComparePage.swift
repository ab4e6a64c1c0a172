import Posterior
import PosteriorReport

/// A report as a page: Markdown with its figures beside it, or one HTML file.
struct ComparePage {
  enum Form {
    case markdown, html

    init?(path: String) {
      if path.hasSuffix(".md") {
        self = .markdown
      } else if path.hasSuffix(".html") {
        self = .html
      } else {
        return nil
      }
    }
  }

  private let path: String
  private let form: Form
  private let gnuplot = Gnuplot()

  /// A page at a path.
  ///
  /// - Throws: `Failure` if it could not be written: the user learns that before the long
  ///   computation.
  init(path: String) throws(Failure) {
    self.path = path
    form = Form(path: path) ?? .markdown
    try Self.requireWritable(path, .report)
    if form == .html && Pandoc.executable == nil {
      throw Failure(
        kind: "tool.missing", value: "pandoc",
        message: "pandoc, which makes the page, is not installed",
        hint:
          "Install it with 'apt-get install pandoc' (Debian) or 'brew install pandoc' (macOS), or name a .md file."
      )
    }
    if !gnuplot.isInstalled { TerminalDevice.warn("\(Gnuplot.Failure.missing)") }
    guard form == .markdown && gnuplot.isInstalled else { return }
    for name in CompareReport.figureNames { try Self.requireWritable(figurePath(name), .figure) }
  }

  /// Writes the figures, then the page.
  func write(_ report: CompareReport) throws(Failure) {
    switch form {
    case .markdown:
      let pictures = report.pictures(by: gnuplot)
      for (name, svg) in pictures { try Self.save(svg, .figure, at: figurePath(name)) }
      let names = Set(pictures.map(\.name))
      try Self.save(
        report.markdown { figure in
          names.contains(figure.name)
            ? "![\(figure.alt.inMarkdownLine)](<\(Self.name(of: figurePath(figure.name)).inAddress)>)"
            : nil
        }, .report, at: path)
    case .html:
      let pictures = Dictionary(uniqueKeysWithValues: report.pictures(by: gnuplot).map { ($0, $1) })
      let markdown = report.markdown { figure in
        pictures[figure.name].map {
          "```{=html}\n<figure>\n\($0.prefixed(figure.name))</figure>\n```"
        }
      }
      try Self.save(try Pandoc.html(markdown, title: report.title), .report, at: path)
    }
  }

  /// The path of a figure beside the page.
  private func figurePath(_ name: String) -> String { "\(path.dropLast(3))-\(name).svg" }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Throws unless a file could be written to a path now.
  private static func requireWritable(_ path: String, _ content: FileContent) throws(Failure) {
    do throws(FileError) {
      try AtomicFile(path, of: content).check()
    } catch {
      throw refusal(error)
    }
  }

  private static func save(
    _ text: String, _ content: FileContent, at path: String
  ) throws(Failure) {
    do throws(FileError) {
      try AtomicFile(path, of: content).write(Array(text.utf8))
    } catch {
      throw refusal(error)
    }
  }

  private static func refusal(_ error: FileError) -> Failure {
    Failure(kind: error.kind, file: error.file, message: error.message, hint: error.hint)
  }
}

extension CompareReport {
  /// The names of all figures that there may be.
  fileprivate static let figureNames =
    ["learning-curves", "boundary"]
    + [any ClassificationMethod].all.map { "boundary-\($0.name)" }

  /// The figures as SVG, as far as they can be drawn.
  fileprivate func pictures(by gnuplot: Gnuplot) -> [(name: String, svg: String)] {
    parts.compactMap { part in
      guard case .figure(let figure) = part, let svg = try? gnuplot.draw(figure, on: .svg) else {
        return nil
      }
      return (figure.name, svg)
    }
  }

  /// The page in Markdown.
  ///
  /// - Parameter picture: The Markdown of a figure, or nil if its numbers stand in for it.
  fileprivate func markdown(_ picture: (Figure) -> String?) -> String {
    var renderer = MarkdownRenderer()
    let text = parts.map { part in
      switch part {
      case .prose(let text): renderer.render(.prose(text))
      case .table(let table): renderer.render(.table(table.inMarkdown))
      case .figure(let figure):
        picture(figure).map { renderer.render(.prose($0)) }
          ?? renderer.render(.figure(figure, .numbers))
      }
    }.joined()
    return String(text.drop { $0 == "\n" })
  }
}

extension Table {
  /// The table with its text escaped for Markdown.
  fileprivate var inMarkdown: Table {
    var table = Table(columns)
    let escaped = { (cells: [Cell]) -> [Cell] in
      cells.map { cell in
        // The renderer of the table escapes bars.
        if case .text(let text) = cell {
          .text(text.inMarkdownLine.replacing("\\|", with: "|"))
        } else {
          cell
        }
      }
    }
    for row in rows { table.add(escaped(row)) }
    for row in totals { table.add(escaped(row)) }
    return table
  }
}

extension String {
  /// A file's name as an address between angle brackets.
  fileprivate var inAddress: String {
    utf8.map { byte in
      let isPlain =
        byte > 0x20 && byte < 0x7F && !"<>%\\\"?#".utf8.contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "%\(byte.hexadecimal)"
    }.joined()
  }

  /// An SVG whose identifiers differ from those of other figures on the page.
  fileprivate func prefixed(_ name: String) -> String {
    replacing(/(\sid=['"]|href=['"]#|url\(#)/) { "\($0.1)\(name)-" }
      .replacing(/^<\?xml[^>]*>\s*/, with: "")
  }
}
