import CPosteriorLibc
import GSLNumerics

/// The normal distribution N(μ, σ²) of one number.
///
/// A standard deviation of 0 stands for the limit: all probability at the mean.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §1.2.4.
public struct Normal: Sendable, Equatable {
  /// The mean μ.
  public let mean: Double
  /// The standard deviation σ.
  public let standardDeviation: Double

  /// The variance σ².
  public var variance: Double { standardDeviation * standardDeviation }

  /// The distribution with a given mean and standard deviation.
  ///
  /// - Precondition: Both are finite, and `standardDeviation` is not negative.
  public init(mean: Double, standardDeviation: Double) {
    require(
      mean.isFinite && standardDeviation.isFinite && standardDeviation >= 0,
      "no normal distribution has mean \(mean) and standard deviation \(standardDeviation)")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The distribution under which the values are most likely: their mean, and their standard
  /// deviation with divisor n.
  ///
  /// ```swift
  /// let fitted = Normal(maximumLikelihood: [1, 2, 3, 4])
  /// print(fitted.mean, fitted.variance)  // 2.5 1.25
  /// ```
  ///
  /// - Parameter values: n numbers.
  /// - Precondition: There is at least one, and all are finite.
  /// - Complexity: O(n), three passes.
  public init(maximumLikelihood values: [Double]) {
    self.init(sample: values, divisor: .maximumLikelihood)
  }

  /// The distribution with the mean and the standard deviation of a sample,
  ///
  ///     μ = Σᵢ xᵢ / n,    σ² = Σᵢ (xᵢ − μ)² / divisor
  ///
  /// computed about the mean with compensated sums, so that neither a large mean nor the scale of
  /// the values costs digits.
  ///
  /// ```swift
  /// print(Normal(sample: [1, 2, 3, 4], divisor: .unbiased).variance)  // 1.6667
  /// ```
  ///
  /// - Parameters:
  ///   - values: n numbers.
  ///   - divisor: n or n − 1.
  /// - Precondition: All are finite. There is at least one, and at least two for `.unbiased`.
  /// - Complexity: O(n).
  ///
  /// Reference: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", The
  /// American Statistician 37 (1983).
  public init(sample values: [Double], divisor: VarianceDivisor) {
    let degreesOfFreedom = divisor == .unbiased ? values.count - 1 : values.count
    require(degreesOfFreedom > 0, "\(values.count) values do not determine a variance")
    let nonFinite = values.firstIndex { !$0.isFinite }
    require(
      nonFinite == nil, "value \(nonFinite ?? 0) is \(values[nonFinite ?? 0]), not a finite number")

    // Division by a power of 2 is exact and keeps the sums and squares from overflow and underflow.
    let largest = values.lazy.map(\.magnitude).max() ?? 0
    let scale = largest == 0 ? 1 : largest.binade
    let scaled = values.map { $0 / scale }
    let count = Double(values.count)
    var mean = scaled.compensatedSum() / count
    // The second step takes the rounding of the quotient back, so that equal values deviate by
    // exactly 0 from their mean.
    mean += scaled.map { $0 - mean }.compensatedSum() / count
    let deviations = scaled.map { $0 - mean }
    // The deviations from the rounded mean do not sum to 0; the second term takes back what that
    // adds to the squares.
    let residual = deviations.compensatedSum()
    let squares = deviations.map { $0 * $0 }.compensatedSum() - residual * residual / count
    self.init(
      mean: mean * scale,
      standardDeviation: (squares / Double(degreesOfFreedom)).squareRoot() * scale)
  }
}

extension Normal: ContinuousDistribution {
  /// The density,
  ///
  ///     p(x) = exp(−(x − μ)² / 2σ²) / (σ √(2π))
  ///
  /// ```swift
  /// print(Normal(mean: 0, standardDeviation: 0.1).density(0))  // 3.9894
  /// ```
  ///
  /// - Parameter x: A number.
  /// - Returns: A value in [0, ∞], per unit of x: it is not a probability and exceeds 1 when σ is
  ///   small. For σ = 0 it is ∞ at the mean and 0 elsewhere.
  /// - Complexity: O(1), one exponential.
  public func density(_ x: Double) -> Double {
    guard standardDeviation > 0 else { return x == mean ? .infinity : 0 }
    let z = (x - mean) / standardDeviation
    return exp(-z * z / 2) / (standardDeviation * (2 * Double.pi).squareRoot())
  }

  /// The logarithm of the density,
  ///
  ///     ln p(x) = −(x − μ)² / 2σ² − ln σ − ½ ln 2π
  ///
  /// finite where the density underflows to 0.
  ///
  /// ```swift
  /// print(Normal(mean: 0, standardDeviation: 1).logDensity(40))  // -800.9189
  /// ```
  ///
  /// - Parameter x: A number.
  /// - Returns: A value in [−∞, ∞], in nats. For σ = 0 it is ∞ at the mean and −∞ elsewhere.
  /// - Complexity: O(1), one logarithm.
  public func logDensity(_ x: Double) -> Double {
    guard standardDeviation > 0 else { return x == mean ? .infinity : -.infinity }
    let z = (x - mean) / standardDeviation
    return -z * z / 2 - log(standardDeviation) - log(2 * Double.pi) / 2
  }

  /// The differential entropy,
  ///
  ///     H = ½ ln 2πe + ln σ
  ///
  /// the largest of all distributions with this variance.
  ///
  /// - Parameter unit: The unit of the result. The default is nats.
  /// - Returns: A value in [−∞, ∞): negative when σ is below 0.242, −∞ for σ = 0.
  /// - Complexity: O(1), one logarithm.
  ///
  /// Reference: Cover and Thomas, *Elements of Information Theory*, 2nd ed., §8.1.
  public func entropy(in unit: InformationUnit = .nats) -> Double {
    ((1 + log(2 * Double.pi)) / 2 + log(standardDeviation)) / unit.nats
  }

  /// A random number from the distribution.
  ///
  /// - Parameter source: The source of random numbers.
  /// - Complexity: O(1), as `RandomSource.normal(mean:standardDeviation:)`.
  public func sample(using source: inout RandomSource) -> Double {
    source.normal(mean: mean, standardDeviation: standardDeviation)
  }
}
