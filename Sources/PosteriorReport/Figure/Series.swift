import GSLNumerics

extension Figure {
  /// One thing that is drawn: a line, points, contours, a band, a box, regions or a mark.
  ///
  /// Series with the same label look alike and share one entry of the key: a line and its points, a
  /// class and its contours.
  public struct Series: Sendable, Equatable {
    /// How the points are drawn.
    enum Kind: Sendable, Equatable {
      case line, points, contours, band, box, regions, mark, level
      // What boxes and regions are drawn of.
      case area, outline, letters
    }

    let kind: Kind
    var label: String
    let x: [Double]
    let y: [Double]
    /// Half the length of each point's error bar.
    var errors: [Double]?
    /// The upper edge of a band, whose lower one is `y`.
    var upper: [Double]?
    /// The function behind contours.
    var surface: Surface?
    /// The numbers on contours.
    var levelLabels: [LevelLabel] = []
    /// The width of a box.
    var boxWidth = 0.0
    /// The regions of classes.
    var regions: RegionMap?
    var isOnRightAxis = false
    var isSubdued = false
    var isNamedAbove = false

    init(_ kind: Kind, _ label: String, _ x: [Double], _ y: [Double]) {
      require(
        x.count == y.count, "'\(label)' has \(x.count) horizontal and \(y.count) vertical positions"
      )
      self.kind = kind
      self.label = label
      self.x = x
      self.y = y
    }

    /// Whether this is a line across the figure.
    var isMark: Bool { kind == .mark || kind == .level }

    /// Which of the series with one label is in the key: that of the smallest rank.
    var keyRank: Int { [.line, .outline].contains(kind) ? 0 : kind == .points ? 1 : 2 }

    /// A line through points.
    ///
    /// - Parameters:
    ///   - label: The line's name in the key; none if empty.
    ///   - x: The horizontal positions.
    ///   - y: The vertical positions; the line breaks where one is not finite.
    /// - Precondition: There are as many vertical as horizontal positions.
    public static func line(_ label: String, x: [Double], y: [Double]) -> Series {
      Series(.line, label, x, y)
    }

    /// The graph of a function.
    ///
    /// - Parameters:
    ///   - label: The curve's name in the key.
    ///   - range: The horizontal positions.
    ///   - count: How many points are computed, evenly spaced.
    ///   - function: The function; the curve breaks where its value is not finite.
    /// - Precondition: There are at least two points.
    public static func curve(
      _ label: String, over range: ClosedRange<Double>, count: Int = 241,
      _ function: (Double) -> Double
    ) -> Series {
      require(count >= 2, "'\(label)' has \(count) points, too few for a curve")
      let width = range.upperBound - range.lowerBound
      let x = (0..<count).map { range.lowerBound + width * Double($0) / Double(count - 1) }
      return Series(.line, label, x, x.map(function))
    }

    /// Separate points, with error bars if their halves are given.
    ///
    /// - Precondition: There are as many vertical as horizontal positions, and as many errors, if
    ///   there are any.
    public static func points(
      _ label: String, x: [Double], y: [Double], errors: [Double]? = nil
    ) -> Series {
      require(
        errors.map { $0.count == x.count } ?? true,
        "'\(label)' has \(x.count) points and \(errors?.count ?? 0) errors")
      var series = Series(.points, label, x, y)
      series.errors = errors
      return series
    }

    /// A vertical line across the figure, with its name beside it.
    public static func mark(_ label: String, at x: Double) -> Series {
      Series(.mark, label, [x], [0])
    }

    /// A horizontal line across the figure, with its name below it.
    public static func level(_ label: String, at y: Double) -> Series {
      Series(.level, label, [0], [y])
    }

    /// The area between two lines, such as an interval around a curve of the same label.
    ///
    /// - Precondition: There are as many positions on each line as horizontal ones.
    public static func band(
      _ label: String, x: [Double], lower: [Double], upper: [Double]
    ) -> Series {
      require(
        upper.count == x.count,
        "'\(label)' has \(x.count) horizontal and \(upper.count) upper positions")
      var series = Series(.band, label, x, lower)
      series.upper = upper
      return series
    }

    /// The same in thin gray, behind what matters more; it takes no color from the others.
    public var subdued: Series {
      var series = self
      series.isSubdued = true
      return series
    }

    /// The same line across the figure with its name above it, where what is drawn lies below.
    public var namedAbove: Series {
      var series = self
      series.isNamedAbove = true
      return series
    }

    /// The same, measured on the right axis.
    public var onRightAxis: Series {
      var series = self
      series.isOnRightAxis = true
      return series
    }
  }
}
