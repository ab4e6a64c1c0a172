import GSLNumerics

/// Which of several classes wins where, over a rectangle.
///
/// Along each of many horizontal lines, the places where the class changes are found by bisection.
/// Between two lines with the same classes, the places are joined, so that a boundary is as
/// straight or smooth as it is; where the classes of two lines differ, regions end half-way.
struct RegionMap: Sendable, Equatable {
  typealias Point = (x: Double, y: Double)

  /// The names of the classes.
  var labels: [String]
  /// The horizontal positions of the grid.
  let x: [Double]
  /// The vertical positions of the grid.
  let y: [Double]
  /// The classes on the grid, row by row from the lowest.
  let classes: [Int]
  /// For each row of the grid, from left to right: classes and where they end.
  private let runs: [[Run]]

  private struct Run: Equatable {
    let label: Int
    let end: Double
  }

  /// Finds the regions.
  ///
  /// - Complexity: O(count²) calls of the function, and about 20 for each change of class along a
  ///   row.
  init(
    labels: [String], x: ClosedRange<Double>, y: ClosedRange<Double>, count: Int,
    _ label: (_ x: Double, _ y: Double) -> Int
  ) {
    func checked(_ x: Double, _ y: Double) -> Int {
      let result = label(x, y)
      require(
        labels.indices.contains(result),
        "the class at (\(x), \(y)) is \(result), outside 0..<\(labels.count)")
      return result
    }
    let grid = Figure.Surface(x: x, y: y, count: count) { Double(checked($0, $1)) }
    self.labels = labels
    (self.x, self.y, classes) = (grid.x, grid.y, grid.values.map { Int($0) })
    runs = (0..<count).map { [classes] row in
      var runs: [Run] = []
      let y = grid.y[row]
      for column in 0..<(count - 1) {
        let (a, b) = (classes[row * count + column], classes[row * count + column + 1])
        guard a != b else { continue }
        // A third class between the two is narrower than the grid, and left out.
        var (low, high) = (grid.x[column], grid.x[column + 1])
        for _ in 0..<20 {
          let middle = low + (high - low) / 2
          if checked(middle, y) == a { low = middle } else { high = middle }
        }
        runs.append(Run(label: a, end: low + (high - low) / 2))
      }
      return runs + [Run(label: classes[(row + 1) * count - 1], end: x.upperBound)]
    }
  }

  /// The class at a place of the grid.
  subscript(column: Int, row: Int) -> Int { classes[row * x.count + column] }

  /// The polygons that are the region of a class; they do not overlap.
  func polygons(of label: Int) -> [[Point]] {
    var polygons: [[Point]] = []
    var start = 0
    while start < runs.count {
      let labels = runs[start].map(\.label)
      var end = start
      while end + 1 < runs.count && runs[end + 1].map(\.label) == labels { end += 1 }
      for k in labels.indices where labels[k] == label {
        polygons.append(polygon(of: k, rows: start...end))
      }
      start = end + 1
    }
    return polygons
  }

  /// The polygon of the k-th run of some rows.
  private func polygon(of k: Int, rows: ClosedRange<Int>) -> [Point] {
    // Half-way to the rows before and after, the ends are those of the first and the last row.
    let (first, last) = (rows.lowerBound, rows.upperBound)
    let bottom = first == 0 ? y[0] : (y[first - 1] + y[first]) / 2
    let top = last == y.count - 1 ? y[last] : (y[last] + y[last + 1]) / 2
    let levels = [(first, bottom)] + rows.map { ($0, y[$0]) } + [(last, top)]
    let left = levels.map { row, y in (k == 0 ? x[0] : runs[row][k - 1].end, y) }
    let right = levels.map { row, y in (runs[row][k].end, y) }
    return simplified(left) + simplified(right).reversed()
  }

  /// A line that rises, without the points where a straight line passes within a ten thousandth of
  /// the map's width.
  private func simplified(_ line: [Point]) -> [Point] {
    let tolerance = 1e-4 * (x[x.count - 1] - x[0])
    var (kept, last) = ([line[0]], 0)
    for next in line.indices.dropFirst(2) {
      let (a, b) = (line[last], line[next])
      let isStraight = line[(last + 1)..<next].allSatisfy { point in
        let share = b.y > a.y ? (point.y - a.y) / (b.y - a.y) : 0
        return (point.x - (a.x + share * (b.x - a.x))).magnitude <= tolerance
      }
      if !isStraight {
        last = next - 1
        kept.append(line[last])
      }
    }
    return kept + [line[line.count - 1]]
  }
}
