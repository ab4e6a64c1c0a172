import Posterior

extension Figure {
  /// Where a figure is drawn.
  package enum Canvas: Equatable {
    /// A scalable picture of 480 × 320 pixels: wide enough for a page, readable on a phone.
    case svg
    /// Characters.
    case text(columns: Int, lines: Int)
  }

  /// The figure as a script for gnuplot.
  func script(for canvas: Canvas) -> String {
    let drawn = parts(on: canvas)
    let styles = Self.styles(drawn)
    let isAlone = Set(styles).count == 1
    // Of the series with one label, a line is in the key, or points before what is behind them.
    let named = Dictionary(grouping: drawn.indices) { styles[$0] }.values.compactMap { group in
      group.min { (drawn[$0].keyRank, $0) < (drawn[$1].keyRank, $1) }
    }
    let plots = drawn.indices.flatMap { i in
      let isNamed = !isAlone && named.contains(i) && !isNamedBelow(drawn[i])
      let plot = plot(drawn[i], index: i, style: styles[i], on: canvas, isNamed: isNamed)
      return [plot, pointsOfCutBars(drawn[i], index: i, style: styles[i])].compactMap { $0 }
    }
    let lines =
      Self.terminal(canvas) + [key(on: canvas)] + axes(on: canvas) + boxAxis + regionAxes
      + marks(on: canvas) + levelLabels(on: canvas)
      + drawn.enumerated().map { Self.data($1, $0) }
      + ["plot " + plots.joined(separator: ", \\\n     ")]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The names are above the picture; beside it, where equal scales leave room; and in smaller
  /// letters, where long ones would take several lines.
  private func key(on canvas: Canvas) -> String {
    if isEquallyScaled { return "set key rmargin top vertical Left reverse noautotitle samplen 2" }
    let labels = Set(series.filter { !$0.isMark }.map(\.label))
    let length = labels.map(\.displayWidth).max() ?? 0
    let isCrowded = canvas == .svg && labels.count > 3 && length > 15
    let key = "set key tmargin left horizontal noautotitle samplen 2"
    guard canvas == .svg else { return "\(key) width 2" }
    // gnuplot finds room for columns that it then cuts off. The picture has 365 pixels for names of
    // at most 8 a letter and for 43 of line.
    let columnWidth = (isCrowded ? 6.7 : 7.9) * Double(length) + 43
    return "\(key) maxcols \(max(1, Int(365 / columnWidth)))\(isCrowded ? " font ',11'" : "")"
  }

  /// The series for gnuplot, with boxes and regions taken apart.
  private func parts(on canvas: Canvas) -> [Series] {
    series.filter { !$0.isMark }.flatMap { series -> [Series] in
      switch series.kind {
      case .box:
        let parts = series.boxParts(label: areBoxesNamedBelow ? Self.boxLabel : series.label)
        // Characters would fill the area until its lines are lost.
        return canvas == .svg ? parts : parts.filter { $0.kind != .area }
      case .regions: return series.regionParts(on: canvas)
      default: return [series]
      }
    }
  }

  /// Boxes look alike if their names are below them.
  private static let boxLabel = "\u{0}"

  private func isNamedBelow(_ part: Series) -> Bool { part.label == Self.boxLabel }

  /// The number of each series' line type: its own, or that of an earlier series with the same
  /// label; 0 is gray.
  private static func styles(_ series: [Series]) -> [Int] {
    var numbers: [String: Int] = [:]
    var last = 0
    return series.map { series in
      if let number = numbers[series.label], !series.label.isEmpty { return number }
      if !series.isSubdued { last += 1 }
      let number = series.isSubdued ? 0 : last
      numbers[series.label] = number
      return number
    }
  }

  private static func terminal(_ canvas: Canvas) -> [String] {
    let terminal =
      switch canvas {
      case .svg: "set terminal svg noenhanced size 480,320 font 'sans-serif,13'"
      case .text(let columns, let lines):
        "set terminal dumb noenhanced nofeed mono size \(columns),\(lines)"
      }
    // Characters are too coarse for a grid.
    return [terminal, "set encoding utf8", "set minussign"] + style
      + (canvas == .svg ? [grid] : shapes)
  }

  /// Lines differ by color and dash, points by color and shape. The ink stays black, which the
  /// style of the SVG turns light on a dark page.
  private static let style = [
    "set border 3 lw 1", "set tics nomirror out scale 0.6",
    // Hides the halo of points with error bars, whose white would stand out on a dark page.
    "set pointintervalbox 0.01",
    "set linetype 1 lc rgb '#2a78d6' lw 2 dt 1 pt 7 ps 0.6",
    "set linetype 2 lc rgb '#d95926' lw 2 dt 2 pt 5 ps 0.6",
    "set linetype 3 lc rgb '#199e70' lw 2 dt 4 pt 9 ps 0.7",
    "set linetype 4 lc rgb '#57606a' lw 2 dt 3 pt 6 ps 0.5",
    "set linetype 5 lc rgb '#8250df' lw 2 dt 5 pt 13 ps 0.7",
    "set linetype 6 lc rgb '#bf3989' lw 2 dt 6 pt 11 ps 0.7",
  ]

  /// Letters for points, by the number of their place in the alphabet: O, X, V, H, Z and W.
  private static let shapes = [15, 24, 22, 8, 26, 23].enumerated().map {
    "set linetype \($0 + 1) pt \($1)"
  }

  private static let grid = "set grid back lt 1 lw 0.6 lc rgb '#d0d4d9'"

  private func marks(on canvas: Canvas) -> [String] {
    series.filter(\.isMark).flatMap { mark in
      let (x, y) = (Self.number(mark.x[0]), Self.number(mark.y[0]))
      let label = "set label \(Self.quoted(mark.label)) at"
      let line = "nohead lc black lw 1 dt 3"
      if mark.kind == .mark {
        return [
          "set arrow from \(x), graph 0 to \(x), graph 1 \(line)",
          "\(label) \(x), graph 0.06 offset 2,0",
        ]
      }
      let axis = mark.isOnRightAxis ? "second" : "first"
      let offset = (mark.isNamedAbove ? "" : "-") + (canvas == .svg ? "0.7" : "1")
      return [
        "set arrow from graph 0, \(axis) \(y) to graph 1, \(axis) \(y) \(line)",
        "\(label) graph 0.98, \(axis) \(y) right offset 0,\(offset)",
      ]
    }
  }

  /// The numbers on contour lines; characters leave no room for them.
  private func levelLabels(on canvas: Canvas) -> [String] {
    guard canvas == .svg else { return [] }
    return series.flatMap(\.levelLabels).map { label in
      "set label \(Self.quoted(Self.number(label.level))) at \(Self.number(label.x)), "
        + "\(Self.number(label.y)) center font ',10'"
    }
  }

  private func plot(_ series: Series, index: Int, style: Int, on canvas: Canvas, isNamed: Bool)
    -> String
  {
    let (columns, form) =
      switch series.kind {
      case .points where series.errors != nil: ("1:2:3", "with yerrorbars")
      case .points: ("1:2", "with points")
      // Characters of a line would cover what matters more.
      case .contours where series.isSubdued && canvas != .svg: ("1:2", "with dots")
      case .band: ("1:2:3", "with filledcurves")
      case .area: ("1:2", "with filledcurves closed")
      case .letters: ("1:2", "with points")
      default: ("1:2", "with lines")
      }
    let look = Self.look(series, style)
    let fill =
      switch series.kind {
      case .band, .area: " fs transparent solid 0.2 noborder"
      case .outline: " dt 1 lw 1.5"
      // The small ones of the letters that are points.
      case .letters: " pt '\(Array("oxvhzw")[(style + 5) % 6])'"
      default: ""
      }
    let title = series.label.isEmpty || !isNamed ? "notitle" : "title \(Self.quoted(series.label))"
    return
      "$data\(index) using \(columns)\(Self.axes(series)) \(form) \(look)\(fill) \(title)"
  }

  private static func axes(_ series: Series) -> String { series.isOnRightAxis ? " axes x1y2" : "" }

  private static func look(_ series: Series, _ style: Int) -> String {
    guard style != 0 else { return "lt 1 lc rgb '#8c959f' lw 1 dt 1" }
    return "lt \(style)"
      + (series.kind == .contours ? " lw 1.2" : series.errors == nil ? "" : " dt 1")
  }

  /// The points whose bars the end of the axis cuts, once more: gnuplot 6 leaves them out with the
  /// bars.
  private func pointsOfCutBars(_ series: Series, index: Int, style: Int) -> String? {
    guard let errors = series.errors, let range = (series.isOnRightAxis ? right : y)?.range,
      zip(series.y, errors).contains(where: { y, error in
        range.contains(y) && !(range.contains(y - error) && range.contains(y + error))
      })
    else { return nil }
    let (low, high) = (Self.number(range.lowerBound), Self.number(range.upperBound))
    let cut = "($2 - $3 < \(low) || $2 + $3 > \(high) ? $2 : NaN)"
    return "$data\(index) using 1:\(cut)\(Self.axes(series)) with points "
      + "\(Self.look(series, style)) notitle"
  }

  /// The points; a line without numbers breaks a curve.
  private static func data(_ series: Series, _ index: Int) -> String {
    let lines = series.x.indices.map { i -> String in
      var values = [series.x[i], series.y[i]]
      if let third = series.errors ?? series.upper { values.append(third[i]) }
      return values.allSatisfy(\.isFinite) ? values.map(number).joined(separator: " ") : ""
    }
    return "$data\(index) << EOD\n\(lines.joined(separator: "\n"))\nEOD"
  }

  /// Six digits: a pixel is a thousandth of the picture, and more would differ between processors.
  static func number(_ value: Double) -> String {
    decimalText(value, digits: 6, notation: .general)
  }

  static func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "''").replacing("\n", with: " "))'"
  }
}
