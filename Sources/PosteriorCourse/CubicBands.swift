import GSLNumerics
import Posterior

/// Bands along a cubic curve, one a class: a made-up task of two features whose best possible
/// accuracy is known,
///
///     v = 3u³ + 2u² + 5u,    u = −10, −9.75, …, 9.75,    x₁ and x₂: u and v moved and scaled to [0, 1]
///
/// and an example of class k is at (x₁, x₂ + e) with e uniform in a band of width 0.4 about the
/// class's center. Where bands overlap, no classifier can know the class.
public struct CubicBands: Sendable, Equatable {
  /// The center of each class's band, above or below the curve.
  public let centers: [Double]

  /// Two classes, about 0.1 above the curve and 0.1 below.
  public static let twoClasses = CubicBands(centers: [0.1, -0.1])
  /// Four classes, from 0.3 above the curve to 0.3 below.
  public static let fourClasses = CubicBands(centers: [0.3, 0.1, -0.1, -0.3])

  private static let halfWidth = 0.2
  private static let start = -10.0
  private static let spacing = 0.25
  private static let pointCount = 80

  /// The best accuracy on fresh examples that any classifier can have: each e that some band covers
  /// is best given to one of those, so that it is the length covered, divided by the sum of the
  /// lengths.
  ///
  /// ```swift
  /// print(CubicBands.twoClasses.bestAccuracy)  // 0.75
  /// ```
  public var bestAccuracy: Double {
    var (covered, end) = (0.0, -Double.infinity)
    for center in centers.sorted() {
      covered += min(center + Self.halfWidth - end, 2 * Self.halfWidth)
      end = center + Self.halfWidth
    }
    return covered / (2 * Self.halfWidth * Double(centers.count))
  }

  /// The probabilities of the classes of a point: equal ones for all whose bands cover it; none for
  /// a point outside all bands.
  ///
  /// - Parameter point: x₁ and x₂.
  public func posterior(_ point: [Double]) -> [Double] {
    let offset = point[1] - Self.curve(Self.start + point[0] * Self.length)
    let covers = centers.map { abs(offset - $0) <= Self.halfWidth }
    let count = covers.count { $0 }
    return covers.map { $0 ? 1 / Double(count) : 0 }
  }

  /// Examples in their order along the curve, class by class.
  ///
  /// - Parameters:
  ///   - every: 1 takes all of the 80 points of the curve, 2 every second, and so on.
  ///   - repetitions: How many examples each point gets in each class.
  ///   - random: The source of the e.
  /// - Returns: For each class 80 / `every`, rounded up, times `repetitions` examples, with
  ///   features x and y.
  /// - Precondition: Both numbers are positive.
  public func sample(
    every: Int = 1, repetitions: Int = 1, using random: inout RandomSource
  ) -> Dataset {
    require(
      every > 0 && repetitions > 0,
      "there is no sample of every \(every)th point, \(repetitions) times")
    var rows: [[Double]] = []
    var labels: [Int] = []
    for (label, center) in centers.enumerated() {
      let band = center - Self.halfWidth...center + Self.halfWidth
      for _ in 0..<repetitions {
        for point in stride(from: 0, to: Self.pointCount, by: every) {
          let u = Self.start + Double(point) * Self.spacing
          rows.append([
            (u - Self.start) / Self.length, Self.curve(u) + random.uniform(in: band),
          ])
          labels.append(label)
        }
      }
    }
    return Dataset(
      features: Matrix(rows), labels: labels, featureNames: ["x", "y"],
      classNames: centers.indices.map { "\($0)" })
  }

  private static var length: Double { Double(pointCount - 1) * spacing }

  /// The scaled curve's height at u.
  private static func curve(_ u: Double) -> Double {
    let (bottom, top) = (cubic(start), cubic(start + length))
    return (cubic(u) - bottom) / (top - bottom)
  }

  private static func cubic(_ u: Double) -> Double { ((3 * u + 2) * u + 5) * u }
}
