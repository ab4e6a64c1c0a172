import Posterior

extension DifferenceVerdict {
  /// What a difference is counted in.
  public struct Unit: Sendable, Equatable {
    /// Its name for one, and for many.
    let one: String, many: String
    /// The digits after the point that an end of an interval has.
    let decimals: Int

    /// A unit.
    ///
    /// - Parameters:
    ///   - one: Its name for one, such as "point".
    ///   - many: Its name for many, such as "points".
    ///   - decimals: The digits after the point that an end of an interval has.
    public init(_ one: String, _ many: String, decimals: Int) {
      (self.one, self.many, self.decimals) = (one, many, decimals)
    }

    /// Hundredths of an accuracy.
    public static let points = Unit("point", "points", decimals: 2)

    fileprivate func text(_ value: Double) -> String {
      NumberFormat.automatic.text(value) + " " + (value == 1 ? one : many)
    }
  }

  /// The interval and the conclusion as one sentence.
  ///
  /// It names the one first that is ahead in the interval: to exchange the two and their data
  /// changes nothing.
  ///
  /// - Parameters:
  ///   - first: The name of the first.
  ///   - second: The name of the second.
  ///   - unit: What the interval and the margin are counted in.
  public func sentence(
    of first: String, against second: String, in unit: Unit = .points
  ) -> String {
    guard isOriented(first, second) else {
      return reversed.sentence(of: second, against: first, in: unit)
    }
    let format = NumberFormat.fixed(unit.decimals)
    let (low, high) = (format.text(interval.lowerBound), format.text(interval.upperBound))
    return "\(first) minus \(second) lies between \(low) and \(high) \(unit.many): "
      + conclusion(of: first, against: second, in: unit) + "."
  }

  /// The conclusion alone, without a full stop.
  ///
  /// - Parameters:
  ///   - first: The name of the first.
  ///   - second: The name of the second.
  ///   - unit: What the margin is counted in.
  public func conclusion(
    of first: String, against second: String, in unit: Unit = .points
  ) -> String {
    guard isOriented(first, second) else {
      return reversed.conclusion(of: second, against: first, in: unit)
    }
    let size = unit.text(margin)
    switch (finding, excludesZero) {
    case (.better, _), (.worse, _): return "\(first) is better by more than \(size)"
    case (.equivalent, false):
      return "the two are equivalent within \(size), and neither is shown to be ahead"
    case (.equivalent, true): return "\(first) is ahead, but by no more than \(size)"
    case (.undecided, false):
      return "undecided, both who is ahead and whether it is by more than \(size)"
    case (.undecided, true): return "\(first) is ahead; whether by more than \(size) is undecided"
    }
  }

  /// Whether the first is the one ahead in the interval; of two that are not, the one whose name
  /// comes first.
  private func isOriented(_ first: String, _ second: String) -> Bool {
    let center = interval.lowerBound + interval.upperBound
    return center != 0 ? center > 0 : first <= second
  }
}
