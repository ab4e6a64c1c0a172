#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where a lesson's figures are drawn and saved.
struct FigureStudio {
  /// How figures appear in the lesson.
  enum Medium { case text(TextStyle), page, none }

  let medium: Medium
  /// The folder that figures are saved to, as the reader named it.
  let folder: String?
  /// What the names of the files begin with: the number of the lesson.
  let prefix: String
  var gnuplot = Gnuplot()
  private var hasWarned = false

  init(medium: Medium, folder: String?, prefix: String) {
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

  /// Draws a figure, and saves it if there is a folder for it.
  mutating func picture(of figure: Figure) -> Picture {
    do throws(Gnuplot.Failure) {
      let path = try save(figure)
      switch medium {
      case .text(let style) where style.columns < 50:
        // The numbers at the ticks would be cut.
        return .numbers
      case .text(let style):
        // Characters are about twice as high as they are wide.
        let columns = min(style.columns, style.measure + style.margin)
        let lines = max(12, min(22, columns / 4 + 3))
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

  private func save(_ figure: Figure) throws(Gnuplot.Failure) -> String? {
    guard let folder else { return nil }
    let path = folder + (folder.hasSuffix("/") ? "" : "/") + "\(prefix)-\(figure.name).svg"
    let svg = try gnuplot.draw(figure, on: .svg)
    do {
      try Data(svg.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      TerminalDevice.fail("\(path): the figure cannot be saved there. Name another folder.")
    }
    return path
  }
}
