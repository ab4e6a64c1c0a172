import CPosteriorLibc
import GSLNumerics

/// Centers and scales for features, so that all weights have about the same unit.
///
/// The scales are powers of two, near the standard deviation: dividing by them rounds nothing.
struct FeatureScaling {
  /// A center for each of the d features, near their means.
  let centers: [Double]
  /// A scale for each of the d features.
  let scales: [Double]
  /// An upper bound of the squared length of a row (1, x), centered and scaled.
  let squaredLengthBound: Double

  /// The scaling that suits features and a penalty λ on their weights.
  ///
  /// - Throws: `FitError.featureRange` if squared deviations overflow or vanish; `.constantFeature`
  ///   if there is no penalty that would determine its weight.
  init(of features: Matrix, named names: [String], penalty: Double) throws(FitError) {
    let moments = ColumnMoments(features)
    var scales: [Double] = []
    for j in 0..<features.columnCount {
      let variance = moments.variances[j]
      if moments.ranges[j] == 0 {
        if penalty == 0 {
          throw .constantFeature(name: names[j], value: features[0, j], withinClasses: false)
        }
      } else if !variance.isNormal {
        let largest = features.column(j).map(\.magnitude).max() ?? 0
        throw .featureRange(name: names[j], largest: largest)
      }
      scales.append(Self.scale(variance: variance, penalty: penalty))
    }
    centers = moments.means
    self.scales = scales
    // No value is farther from the mean than twice the largest distance from the first value.
    squaredLengthBound = zip(moments.ranges, scales).reduce(1) { bound, feature in
      let length = 2 * feature.0 / feature.1
      return bound + length * length
    }
  }

  /// The scale of a feature.
  ///
  /// A logit's curvature is at most ¼: with these scales no second derivative is much above that.
  static func scale(variance: Double, penalty: Double) -> Double {
    let squared = variance + 4 * penalty
    return scalbn(1, Int32(squared.exponent >> 1))
  }

  /// No scaling at all.
  init(none featureCount: Int) {
    centers = [Double](repeating: 0, count: featureCount)
    scales = [Double](repeating: 1, count: featureCount)
    squaredLengthBound = .infinity
  }

  /// The same centers with scales that are at least as large as these.
  var widened: FeatureScaling {
    let wider = zip(scales, centers).map { scale, center in
      center.magnitude > scale ? scalbn(1, Int32(center.exponent) + 1) : scale
    }
    return FeatureScaling(centers: centers, scales: wider)
  }

  private init(centers: [Double], scales: [Double]) {
    self.centers = centers
    self.scales = scales
    squaredLengthBound = .infinity
  }

  /// The decision on the features as they are, from the bias and the weights of scaled features.
  func decision(_ parameters: [Double]) -> LinearDecision {
    LinearDecision(
      scaledWeights: parameters.dropFirst(), bias: parameters[0], centers: centers, scales: scales)
  }

  /// The bias and the weights of scaled features, from the decision on the features as they are.
  func parameters(_ decision: LinearDecision) -> [Double] {
    var bias = CompensatedSum()
    bias.add(decision.bias)
    for (weight, center) in zip(decision.weights, centers) { bias.add(weight * center) }
    return [bias.value] + zip(decision.weights, scales).map { $0 * $1 }
  }
}
