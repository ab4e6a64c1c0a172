import Posterior

extension Figure {
  /// Where a figure is drawn.
  enum Canvas: Equatable {
    /// A scalable picture of 480 × 320 pixels: wide enough for a page, readable on a phone.
    case svg
    /// Characters.
    case text(columns: Int, lines: Int)
  }

  /// The figure as a script for gnuplot.
  func script(for canvas: Canvas) -> String {
    let drawn = series.filter { $0.kind != .mark }
    let plots = drawn.indices.map { plot(drawn[$0], index: $0, isAlone: drawn.count == 1) }
    let lines =
      Self.terminal(canvas) + axes(on: canvas) + marks
      + drawn.enumerated().map { Self.data($1, $0) }
      + ["plot " + plots.joined(separator: ", \\\n     ")]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func terminal(_ canvas: Canvas) -> [String] {
    let terminal =
      switch canvas {
      case .svg: "set terminal svg noenhanced size 480,320 font 'sans-serif,13'"
      case .text(let columns, let lines):
        "set terminal dumb noenhanced nofeed mono size \(columns),\(lines)"
      }
    // Characters are too coarse for a grid.
    return [terminal, "set encoding utf8", "set minussign"] + style + (canvas == .svg ? [grid] : [])
  }

  /// Lines differ by colour and dash, points by colour and shape. The ink stays black, which the style of the SVG turns
  /// light on a dark page.
  private static let style = [
    "set border 3 lw 1", "set tics nomirror out scale 0.6",
    "set key tmargin left horizontal noautotitle samplen 2 width 2",
    "set linetype 1 lc rgb '#2a78d6' lw 2 dt 1 pt 7 ps 0.6",
    "set linetype 2 lc rgb '#d95926' lw 2 dt 2 pt 5 ps 0.6",
    "set linetype 3 lc rgb '#199e70' lw 2 dt 4 pt 9 ps 0.7",
    "set linetype 4 lc rgb '#6e7781' lw 1.5 dt 3 pt 6 ps 0.5",
  ]

  private static let grid = "set grid back lt 1 lw 0.6 lc rgb '#d0d4d9'"

  private func axes(on canvas: Canvas) -> [String] {
    var lines = Self.axis("x", x) + Self.axis("y", y)
    if let right { lines += Self.axis("y2", right) + ["set y2tics", "set border 11"] }
    // Characters cannot be turned: beside an axis gnuplot would cut its title, so that it stands above.
    return canvas == .svg ? lines : lines + ["unset ylabel", "unset y2label"]
  }

  private static func axis(_ name: String, _ axis: Axis) -> [String] {
    var lines = ["set \(name)label \(quoted(axis.title))"]
    if let range = axis.range {
      lines.append("set \(name)range [\(number(range.lowerBound)):\(number(range.upperBound))]")
    }
    if axis.isLogarithmic { lines.append("set logscale \(name)") }
    return lines
  }

  private var marks: [String] {
    series.filter { $0.kind == .mark }.flatMap { mark in
      let x = Self.number(mark.x[0])
      return [
        "set arrow from \(x), graph 0 to \(x), graph 1 nohead lc black lw 1 dt 3",
        "set label \(Self.quoted(mark.label)) at \(x), graph 0.06 offset 2,0",
      ]
    }
  }

  private func plot(_ series: Series, index: Int, isAlone: Bool) -> String {
    let style =
      switch series.kind {
      case .line: "with lines"
      case .points: series.errors == nil ? "with points" : "with yerrorbars"
      case .mark: ""
      }
    let columns = series.errors == nil ? "1:2" : "1:2:3"
    let axes = series.isOnRightAxis ? " axes x1y2" : ""
    let title = series.label.isEmpty || isAlone ? "notitle" : "title \(Self.quoted(series.label))"
    return "$data\(index) using \(columns)\(axes) \(style) lt \(index + 1) \(title)"
  }

  /// The points; a line without numbers breaks a curve.
  private static func data(_ series: Series, _ index: Int) -> String {
    let lines = series.x.indices.map { i -> String in
      var values = [series.x[i], series.y[i]]
      if let errors = series.errors { values.append(errors[i]) }
      return values.allSatisfy(\.isFinite) ? values.map(number).joined(separator: " ") : ""
    }
    return "$data\(index) << EOD\n\(lines.joined(separator: "\n"))\nEOD"
  }

  /// Six digits: a pixel is a thousandth of the picture, and more would differ between processors.
  private static func number(_ value: Double) -> String {
    decimalText(value, digits: 6, notation: .general)
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "''").replacing("\n", with: " "))'"
  }
}
