import GSLNumerics

extension Figure.Series {
  /// The regions of a plane where each of several classes wins, in light tints. It belongs behind
  /// all other series.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(maximumLikelihood: dataset)
  /// let regions = Figure.Series.regions(
  ///   dataset.classNames, of: { x, y in model.prediction([x, y]) }, x: 0...5, y: 0...6)
  /// ```
  ///
  /// Points with the name of a class as their label have the color of its region.
  ///
  /// - Parameters:
  ///   - labels: The names of the K classes.
  ///   - label: The class at a horizontal and a vertical position, in 0..<K.
  ///   - x: The horizontal positions.
  ///   - y: The vertical positions.
  ///   - count: How many points are computed in each direction. What is narrower than their
  ///     distance may be lost.
  /// - Precondition: There are at least two points in each direction, and all classes are in 0..<K.
  /// - Complexity: O(count²) calls of the function.
  public static func regions(
    _ labels: [String], of label: (_ x: Double, _ y: Double) -> Int, x: ClosedRange<Double>,
    y: ClosedRange<Double>, count: Int = 121
  ) -> Figure.Series {
    require(count >= 2, "\(count) points in a row are too few for regions")
    let corners = { (range: ClosedRange<Double>) in [range.lowerBound, range.upperBound] }
    var series = Figure.Series(.regions, "", corners(x), corners(y))
    series.regions = RegionMap(labels: labels, x: x, y: y, count: count, label)
    return series
  }

  /// The parts of drawn regions: one area for each class, or in characters a pattern of letters.
  func regionParts(on canvas: Figure.Canvas) -> [Figure.Series] {
    guard let regions else { return [] }
    return regions.labels.indices.compactMap { label in
      let points: [RegionMap.Point]
      switch canvas {
      case .svg: points = regions.polygons(of: label).flatMap { $0 + [(.nan, .nan)] }
      case .text: points = regions.pattern(of: label)
      }
      let kind: Kind = canvas == .svg ? .area : .letters
      let part = Self(kind, regions.labels[label], points.map(\.x), points.map(\.y))
      return points.isEmpty ? nil : part
    }
  }
}

extension RegionMap {
  /// Points of a class, far enough from each other for letters with space between them.
  fileprivate func pattern(of label: Int) -> [Point] {
    let places = { (parts: Int) in
      (0..<parts).map { (2 * $0 + 1) * (x.count - 1) / (2 * parts) }
    }
    return places(9).flatMap { row in
      places(20).filter { self[$0, row] == label }.map { (x[$0], y[row]) }
    }
  }
}

extension Figure {
  /// The ranges of axes that end where regions end.
  var regionAxes: [String] {
    guard let regions = series.first(where: { $0.kind == .regions }) else { return [] }
    let axes = [("x", x, regions.x), ("y", y, regions.y)]
    return axes.filter { $0.1.range == nil }.map { name, _, ends in
      "set \(name)range [\(Self.number(ends[0])):\(Self.number(ends[1]))]"
    }
  }

  /// The classes at five by five places; the columns are horizontal positions.
  func table(of regions: RegionMap) -> Table {
    let places = Self.places(regions.x.count)
    let positions = places.map {
      Table.Column(stringLiteral: NumberFormat.significant(3).text(regions.x[$0]))
    }
    var table = Table([Table.Column.significant("\(y.title) \\ \(x.title)", 3)] + positions)
    for row in places.reversed() {
      table.add(
        [.number(regions.y[row])] + places.map { .text(regions.labels[regions[$0, row]]) })
    }
    return table
  }
}
