import GSLNumerics

extension Figure {
  /// A function of two variables on a grid of points.
  struct Surface: Sendable, Equatable {
    /// The horizontal positions of the grid.
    let x: [Double]
    /// The vertical positions of the grid.
    let y: [Double]
    /// The values, row by row from the lowest.
    let values: [Double]

    /// Computes the function at `count` × `count` points.
    init(
      x: ClosedRange<Double>, y: ClosedRange<Double>, count: Int,
      _ function: (Double, Double) -> Double
    ) {
      let places = { (range: ClosedRange<Double>) in
        (0..<count).map {
          range.lowerBound
            + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1)
        }
      }
      self.x = places(x)
      self.y = places(y)
      values = self.y.flatMap { [x = self.x] y in x.map { function($0, y) } }
    }

    /// A value at a place of the grid.
    subscript(column: Int, row: Int) -> Double { values[row * x.count + column] }
  }

  /// A number in a gap of a contour line.
  struct LevelLabel: Sendable, Equatable {
    let x: Double
    let y: Double
    let level: Double
  }
}
