import GSLNumerics
import Posterior

extension Figure.Series {
  /// The lines along which a function of two variables has the same value: a map of a loss, the
  /// ellipses of a density, the boundary of two classes at level 0.
  ///
  /// - Parameters:
  ///   - label: The function's name in the key.
  ///   - function: The function, of a horizontal and a vertical position; there is no line where it
  ///     is not finite.
  ///   - x: The horizontal positions.
  ///   - y: The vertical positions.
  ///   - levels: The values that get a line.
  ///   - isLabeled: Whether each level's number is on its longest line.
  ///   - count: How many points are computed in each direction, evenly spaced.
  /// - Precondition: There are at least two points in each direction.
  /// - Complexity: O(count²) calls of the function.
  public static func contours(
    _ label: String, of function: (_ x: Double, _ y: Double) -> Double, x: ClosedRange<Double>,
    y: ClosedRange<Double>, levels: [Double], isLabeled: Bool = false, count: Int = 121
  ) -> Figure.Series {
    require(count >= 2, "'\(label)' has \(count) points in a row, too few for contours")
    let surface = Figure.Surface(x: x, y: y, count: count, function)
    var drawing = ContourDrawing(x: x, y: y)
    for level in levels {
      drawing.add(ContourLines.lines(of: surface, at: level), at: level, isLabeled: isLabeled)
    }
    var series = Figure.Series(.contours, label, drawing.x, drawing.y)
    series.surface = surface
    series.levelLabels = drawing.labels
    return series
  }
}

/// Contour lines one after the other, with gaps for their numbers.
private struct ContourDrawing {
  let left: Double
  let bottom: Double
  let width: Double
  let height: Double
  var x: [Double] = []
  var y: [Double] = []
  var labels: [Figure.LevelLabel] = []

  init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    (left, width) = (x.lowerBound, x.upperBound - x.lowerBound)
    (bottom, height) = (y.lowerBound, y.upperBound - y.lowerBound)
  }

  mutating func add(_ lines: [[ContourLines.Point]], at level: Double, isLabeled: Bool) {
    let lengths = lines.map(length)
    let longest = lengths.indices.max { lengths[$0] < lengths[$1] }
    for (i, line) in lines.enumerated() {
      // A number on a line shorter than half the picture would leave little of it.
      let hasLabel = isLabeled && i == longest && lengths[i] > 0.5
      let gap = hasLabel ? place(on: line, length: lengths[i]) : nil
      if let gap { labels.append(Figure.LevelLabel(x: gap.x, y: gap.y, level: level)) }
      let digits = Double(decimalText(level, digits: 6, notation: .general).count)
      for point in line {
        // In shares of the picture: a digit is about 6 of 400 pixels wide, and a line 12 of 240
        // high.
        let isHidden =
          gap.map {
            (point.x - $0.x).magnitude < (0.0085 * digits + 0.008) * width
              && (point.y - $0.y).magnitude < 0.032 * height
          } ?? false
        x.append(isHidden ? .nan : point.x)
        y.append(isHidden ? .nan : point.y)
      }
      x.append(.nan)
      y.append(.nan)
    }
  }

  /// The length of a line, in shares of the picture.
  private func length(of line: [ContourLines.Point]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) }
  }

  private func distance(_ a: ContourLines.Point, _ b: ContourLines.Point) -> Double {
    let (x, y) = ((a.x - b.x) / width, (a.y - b.y) / height)
    return (x * x + y * y).squareRoot()
  }

  /// The point nearest to the middle of a line that is not at the border of the picture.
  private func place(on line: [ContourLines.Point], length: Double) -> ContourLines.Point? {
    var walked = 0.0
    var best: (point: ContourLines.Point, distance: Double)?
    for (a, b) in zip(line, line.dropFirst()) {
      walked += distance(a, b)
      let distance = (walked - length / 2).magnitude
      if isInside(b) && distance < best?.distance ?? .infinity { best = (b, distance) }
    }
    return best?.point
  }

  private func isInside(_ point: ContourLines.Point) -> Bool {
    let (x, y) = ((point.x - left) / width, (point.y - bottom) / height)
    return (0.06...0.94).contains(x) && (0.06...0.94).contains(y)
  }
}
