import GSLNumerics

extension Figure.Series {
  /// A box for the distribution of some numbers, such as the results of repetitions.
  ///
  /// The box reaches from the lower to the upper quartile, with a line at the median. Whiskers
  /// reach to the outermost values within 1.5 times the height of the box, and what lies beyond are
  /// points. The quartiles are interpolated between values as R and NumPy do it (type 7).
  ///
  /// A label that one box alone has is below it. Where boxes share labels, they share colors
  /// too, and the key names them.
  ///
  /// - Parameters:
  ///   - label: The name of the box, or of the group that it belongs to.
  ///   - x: The horizontal position of the box's middle.
  ///   - values: The numbers.
  ///   - width: The width of the box.
  /// - Precondition: There is a number, and all are finite.
  ///
  /// Reference: Tukey, *Exploratory Data Analysis*, 1977.
  public static func box(
    _ label: String, at x: Double, _ values: [Double], width: Double = 0.5
  ) -> Figure.Series {
    require(!values.isEmpty, "the box '\(label)' has no values")
    let bad = values.firstIndex { !$0.isFinite }
    require(bad == nil, "value \(bad ?? 0) of the box '\(label)' is \(values[bad ?? 0])")
    var series = Figure.Series(.box, label, values.map { _ in x }, values)
    series.boxWidth = width
    return series
  }

  /// The parts of a drawn box: its area, its lines and its outliers.
  func boxParts(label: String) -> [Figure.Series] {
    let box = BoxSummary(of: y)
    let (left, middle, right) = (x[0] - boxWidth / 2, x[0], x[0] + boxWidth / 2)
    let (low, high) = (box.lowerQuartile, box.upperQuartile)
    let frame = [(left, low), (right, low), (right, high), (left, high), (left, low)]
    var lines = [frame, [(left, box.median), (right, box.median)]]
    for (quartile, end) in [(low, box.whiskers.lowerBound), (high, box.whiskers.upperBound)]
    where quartile != end {
      lines.append([(middle, quartile), (middle, end)])
      lines.append([(middle - boxWidth / 4, end), (middle + boxWidth / 4, end)])
    }
    let broken = lines.flatMap { $0 + [(.nan, .nan)] }
    var parts = [
      Self(.area, label, frame.map(\.0), frame.map(\.1)),
      Self(.outline, label, broken.map(\.0), broken.map(\.1)),
      Self(.points, label, box.outliers.map { _ in middle }, box.outliers),
    ]
    if box.outliers.isEmpty { parts.removeLast() }
    for k in parts.indices { parts[k].isOnRightAxis = isOnRightAxis }
    return parts
  }
}

extension Figure {
  private var boxes: [Series] { series.filter { $0.kind == .box } }

  /// Whether each box has a label of its own, which then is below it.
  var areBoxesNamedBelow: Bool { Set(boxes.map(\.label)).count == boxes.count }

  /// The names below boxes, and room at both sides if there is nothing else.
  var boxAxis: [String] {
    guard let width = boxes.map(\.boxWidth).max() else { return [] }
    let positions = boxes.map { $0.x[0] }
    var lines: [String] = []
    if areBoxesNamedBelow {
      let names = boxes.map { "\(Self.quoted($0.label)) \(Self.number($0.x[0]))" }
      lines.append("set xtics (\(names.joined(separator: ", ")))")
    }
    if x.range == nil && series.allSatisfy({ $0.kind == .box || $0.kind == .level }) {
      let (low, high) = ((positions.min() ?? 0) - width, (positions.max() ?? 0) + width)
      lines.append("set xrange [\(Self.number(low)):\(Self.number(high))]")
    }
    return lines
  }

  /// The numbers of all boxes.
  var boxTable: Table? {
    guard !boxes.isEmpty else { return nil }
    let numbers = ["minimum", "lower quartile", "median", "upper quartile", "maximum"]
    let columns = numbers.map { Table.Column.significant($0, 3) }
    let place = areBoxesNamedBelow ? [] : [Table.Column(x.title, .automatic)]
    var table = Table([""] + place + columns)
    for series in boxes {
      let box = BoxSummary(of: series.y)
      let values = [
        box.minimum, box.lowerQuartile, box.median, box.upperQuartile, box.maximum,
      ]
      let x = areBoxesNamedBelow ? [] : [Table.Cell.number(series.x[0])]
      table.add([.text(series.label)] + x + values.map { .number($0) })
    }
    return table
  }
}
