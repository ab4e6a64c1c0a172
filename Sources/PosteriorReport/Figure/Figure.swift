import GSLNumerics

/// A picture of numbers, drawn by gnuplot: as SVG for the page, as text in the terminal.
///
/// ```swift
/// figure(Figure(
///   "binary-entropy", alt: "The entropy of a coin, an arch from 0 over 1 bit at one half back to 0.",
///   x: "probability of heads", y: "entropy, bits",
///   .curve("H(p)", over: 0...1) { binaryEntropy($0, in: .bits) }))
/// ```
public struct Figure: Sendable, Equatable {
  /// An axis with its title, and its range if the data should not decide.
  public struct Axis: Sendable, Equatable, ExpressibleByStringLiteral {
    /// The quantity on the axis, with its unit.
    public var title: String
    /// The first and the last position, nil if the data decide.
    public var range: ClosedRange<Double>?
    /// Whether equal distances are equal ratios.
    public var isLogarithmic: Bool

    /// An axis.
    public init(_ title: String, range: ClosedRange<Double>? = nil, isLogarithmic: Bool = false) {
      self.title = title
      self.range = range
      self.isLogarithmic = isLogarithmic
    }

    /// An axis whose range follows from the data.
    public init(stringLiteral title: String) {
      self.init(title)
    }
  }

  /// The stem of the file that the figure is saved to: lower-case letters, digits and hyphens.
  public let name: String
  /// What the figure shows, in a sentence or two, for readers who cannot see it.
  public let alt: String
  /// The horizontal axis.
  public private(set) var x: Axis
  /// The vertical axis on the left.
  public private(set) var y: Axis
  /// The vertical axis on the right, for the series that ask for it.
  public private(set) var right: Axis?
  /// Whether a unit has the same length on both axes, so that circles are round.
  public let isEquallyScaled: Bool
  /// The series, from the back to the front.
  public private(set) var series: [Series]

  /// A figure.
  ///
  /// - Parameters:
  ///   - name: The stem of its file, unique in the lesson: lower-case letters, digits and hyphens.
  ///   - alt: What the figure shows, for readers who cannot see it.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - right: A second vertical axis, for series marked `onRightAxis`.
  ///   - isEquallyScaled: Whether a unit has the same length on both axes, so that circles are
  ///     round.
  ///   - series: The series, from the back to the front.
  /// - Precondition: The name and the text are not empty, and the name has no other characters.
  public init(
    _ name: String, alt: String, x: Axis, y: Axis, right: Axis? = nil,
    isEquallyScaled: Bool = false, _ series: Series...
  ) {
    self.init(
      name, alt: alt, x: x, y: y, right: right, isEquallyScaled: isEquallyScaled, series: series)
  }

  /// A figure of a list of series.
  ///
  /// - Parameters:
  ///   - name: The stem of its file, unique in the lesson: lower-case letters, digits and hyphens.
  ///   - alt: What the figure shows, for readers who cannot see it.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - right: A second vertical axis, for series marked `onRightAxis`.
  ///   - isEquallyScaled: Whether a unit has the same length on both axes, so that circles are
  ///     round.
  ///   - series: The series, from the back to the front.
  /// - Precondition: The name and the text are not empty, and the name has no other characters.
  public init(
    _ name: String, alt: String, x: Axis, y: Axis, right: Axis? = nil,
    isEquallyScaled: Bool = false, series: [Series]
  ) {
    Self.requireName(name, alt: alt)
    self.name = name
    self.alt = alt
    self.x = x
    self.y = y
    self.right = right
    self.isEquallyScaled = isEquallyScaled
    self.series = series
  }

  /// Stops at a name that is not the stem of a file, and at an empty text.
  static func requireName(_ name: String, alt: String) {
    require(
      !name.isEmpty
        && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") },
      "a figure's name is made of lower-case letters, digits and hyphens, not '\(name)'")
    require(!alt.isEmpty, "figure '\(name)' needs a text for readers who cannot see it")
  }

  /// The figure with its titles and labels in other letters.
  func lettered(_ letters: (String) -> String) -> Figure {
    var figure = self
    figure.x.title = letters(x.title)
    figure.y.title = letters(y.title)
    figure.right?.title = letters(right?.title ?? "")
    for k in series.indices {
      figure.series[k].label = letters(series[k].label)
      figure.series[k].regions?.labels = series[k].regions?.labels.map(letters) ?? []
    }
    return figure
  }
}
