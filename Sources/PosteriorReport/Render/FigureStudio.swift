import PosteriorBase

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where a lesson's figures are drawn and saved.
package struct FigureStudio {
  /// How figures appear in the lesson.
  package enum Medium { case text(TextStyle), page, none }

  private(set) var medium: Medium
  /// The folder that figures are saved to, as the reader named it.
  let folder: String?
  /// The prefix of the files' names: the number of the lesson.
  let prefix: String
  var gnuplot = Gnuplot()
  private var hasWarned = false

  package init(medium: Medium, folder: String?, prefix: String) {
    self.medium = medium
    self.folder = folder
    self.prefix = prefix
    guard let folder else { return }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      TerminalDevice.fail("--figures \(folder): the folder cannot be made. Name another.")
    }
  }

  /// Draws the next figures in characters for another terminal, if they are drawn so at all.
  package mutating func adapt(to style: TextStyle) {
    if case .text = medium { medium = .text(style) }
  }

  /// Draws a figure, and saves it if there is a folder for it.
  package mutating func picture(of figure: Figure) -> Picture {
    do throws(Gnuplot.Failure) {
      let path = folder == nil ? nil : save(try gnuplot.draw(figure, on: .svg), as: figure.name)
      switch medium {
      case .text(let style) where style.columns < 50:
        // The numbers at the ticks would be cut.
        return .numbers
      case .text(let style):
        // Characters are about twice as high as they are wide.
        let columns = min(style.columns, style.measure + style.margin)
        let lines = max(12, min(style.figureLines, columns / 4 + 3))
        let figure = figure.lettered(style.letters)
        return .text(try gnuplot.draw(figure, on: .text(columns: columns, lines: lines)))
      case .page: return path.map(Picture.file) ?? .omitted
      case .none: return .omitted
      }
    } catch {
      if !hasWarned { TerminalDevice.warn("\(error)") }
      hasWarned = true
      return .numbers
    }
  }

  /// Draws images, and saves them if there is a folder for them; no other program is needed.
  package func picture(of grid: ImageGrid) -> Picture {
    let path = folder == nil ? nil : save(grid.svg, as: grid.name)
    switch medium {
    case .text(let style): return .text(grid.lines(style).joined(separator: "\n"))
    case .page: return path.map(Picture.file) ?? .omitted
    case .none: return .omitted
    }
  }

  /// Writes a picture to the folder, if there is one, and returns its path.
  private func save(_ svg: String, as name: String) -> String? {
    guard let folder else { return nil }
    let path = folder + (folder.hasSuffix("/") ? "" : "/") + "\(prefix)-\(name).svg"
    do {
      try AtomicFile(path, of: .figure).write(Array(svg.utf8))
    } catch {
      TerminalDevice.fail("\(path): the figure cannot be saved there. Name another folder.")
    }
    return path
  }
}
