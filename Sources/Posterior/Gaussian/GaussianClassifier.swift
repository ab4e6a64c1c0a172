import CPosteriorLibc
import GSLNumerics

/// A classifier whose classes are normal distributions,
///
///     P(k | x) = πₖ N(x; μₖ, Σₖ) / Σⱼ πⱼ N(x; μⱼ, Σⱼ)
///
/// the generative way to a posterior: model how each class makes its examples, and turn the model
/// round by Bayes' rule. With one covariance for all classes it is linear discriminant analysis,
/// with one for each class quadratic discriminant analysis, with diagonal ones Gaussian naive
/// Bayes.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §4.2.
public struct GaussianClassifier: Classifier, Equatable {
  /// The prior probabilities πₖ of the K classes.
  public let priors: [Double]
  /// The means μₖ: K lists of d numbers.
  public let means: [[Double]]
  /// What rounding took from the means: far from 0, their differences have more digits than they
  /// have themselves.
  let remainders: [[Double]]
  /// What the covariance matrices have in common.
  public let covarianceModel: CovarianceModel
  /// One for all classes, or K.
  let classCovariances: [ClassCovariance]
  /// The linear form of the logits, where there is one.
  private let linear: LinearForm?

  /// The number d of features.
  public var featureCount: Int { means[0].count }
  /// The number K of classes.
  public var classCount: Int { means.count }
  /// The covariance matrices Σₖ, d × d each: K of them, equal ones if they are shared.
  public var covariances: [Matrix] { (0..<classCount).map { covariance(of: $0).matrix } }

  init(
    priors: [Double], means: [[Double]], remainders: [[Double]]? = nil,
    covarianceModel: CovarianceModel, classCovariances: [ClassCovariance]
  ) {
    let remainders = remainders ?? means.map { $0.map { _ in 0 } }
    self.priors = priors
    self.means = means
    self.remainders = remainders
    self.covarianceModel = covarianceModel
    self.classCovariances = classCovariances
    requireProbabilities(priors, count: means.count)
    linear =
      covarianceModel.isShared
      ? LinearForm(
        priors: priors, means: means, remainders: remainders, covariance: classCovariances[0]) : nil
  }

  /// The mean of all classes, Σₖ πₖ μₖ.
  var center: [Double] { weightedMean(means, weights: priors) }

  private func covariance(of k: Int) -> ClassCovariance {
    classCovariances[covarianceModel.isShared ? 0 : k]
  }
}

extension GaussianClassifier {
  /// The classifier with given classes, each with a covariance matrix of its own.
  ///
  /// - Parameters:
  ///   - priors: K probabilities that sum to 1.
  ///   - distributions: K normal distributions in d dimensions.
  /// - Precondition: The numbers agree, and the priors sum to 1 within 10⁻⁹.
  /// - Complexity: O(Kd).
  public init(priors: [Double], distributions: [MultivariateNormal]) {
    require(!distributions.isEmpty, "a classifier needs classes")
    let dimension = distributions[0].dimension
    for (k, distribution) in distributions.enumerated() {
      require(
        distribution.dimension == dimension,
        "class \(k) has \(distribution.dimension) features, class 0 has \(dimension)")
    }
    self.init(
      priors: priors, means: distributions.map(\.mean), covarianceModel: .perClass,
      classCovariances: distributions.map { .full($0.covariance, $0.factorization) })
  }

  /// The classifier with given means and one covariance matrix for all classes.
  ///
  /// - Parameters:
  ///   - priors: K probabilities that sum to 1.
  ///   - means: K lists of d numbers.
  ///   - covariance: d × d, symmetric and positive definite.
  /// - Throws: `NumericalError` if the covariance matrix is not finite, symmetric and positive
  ///   definite, or if a column is a linear combination of the columns before it.
  /// - Precondition: The numbers agree, and the priors sum to 1 within 10⁻⁹.
  /// - Complexity: O(d³ + Kd²).
  public init(
    priors: [Double], means: [[Double]], covariance: Matrix
  ) throws(NumericalError) {
    require(!means.isEmpty, "a classifier needs classes")
    for mean in means {
      require(
        mean.count == covariance.rowCount && mean.allSatisfy(\.isFinite),
        "the mean \(mean) does not fit a covariance matrix of \(covariance.rowCount) rows")
    }
    self.init(
      priors: priors, means: means, covarianceModel: .shared,
      classCovariances: [.full(covariance, try CholeskyFactorization(covariance))])
  }
}

extension GaussianClassifier {
  /// The logits, ln πₖ + ln N(x; μₖ, Σₖ), less a number that is the same for all classes where the
  /// covariance is shared,
  ///
  ///     wₖᵀ(x − m) + bₖ,    wₖ = Σ⁻¹(μₖ − m),    bₖ = ln πₖ − ½ (μₖ − m)ᵀ Σ⁻¹ (μₖ − m)
  ///
  /// with the mean m of all classes, which keeps the digits of features far from 0. The quadratic
  /// term −½ (x − m)ᵀΣ⁻¹(x − m) has gone: it is the same in every class.
  ///
  /// - Parameter features: n × d finite numbers: each row is an example.
  /// - Returns: n × K; −∞ for a class of prior 0.
  /// - Precondition: The features have d columns.
  /// - Complexity: O(ndK) for a shared covariance and for diagonal ones; O(nd²K) for full ones.
  public func logits(_ features: Matrix) -> Matrix {
    require(
      features.columnCount == featureCount,
      "\(features.columnCount) columns for a classifier of \(featureCount) features")
    if let linear { return linear.logits(features) }
    var logits = [Double](repeating: 0, count: features.rowCount * classCount)
    for k in 0..<classCount {
      let logPrior = log(priors[k])
      let logDensity = covariance(of: k).logDensity(
        features, mean: means[k], remainder: remainders[k])
      for i in logDensity.indices { logits[i * classCount + k] = logPrior + logDensity[i] }
    }
    return Matrix(rowCount: features.rowCount, columnCount: classCount, elements: logits)
  }

  /// The distribution of a class.
  ///
  /// - Precondition: There is such a class.
  /// - Complexity: O(1).
  public func distribution(of k: Int) -> MultivariateNormal {
    requireClass(k)
    return MultivariateNormal(mean: means[k], classCovariance: covariance(of: k))
  }

  /// The linear decision between two classes with the same covariance matrix,
  ///
  ///     w = Σ⁻¹(μₖ − μⱼ),    b = −½ (μₖ + μⱼ)ᵀ w + ln πₖ/πⱼ
  ///
  /// The last term belongs to b, and makes the boundary stand nearer to the rarer class.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(maximumLikelihood: dataset)
  /// print(model.linearDecision(for: 1, against: 0).weights)  // [0.4337, 2.6747]
  /// ```
  ///
  /// - Parameters:
  ///   - k: The class of positive log-odds.
  ///   - j: The class of negative log-odds.
  /// - Returns: The log-odds of class k against class j. The bias is ±∞ where one prior is 0.
  /// - Precondition: The classes exist, differ, and have a shared covariance, and not both priors
  ///   are 0.
  /// - Complexity: O(d²).
  public func linearDecision(for k: Int, against j: Int) -> LinearDecision {
    require(
      covarianceModel.isShared,
      "covariances of kind '\(covarianceModel)' have no linear decision")
    requireClass(k)
    requireClass(j)
    require(
      k != j && max(priors[k], priors[j]) > 0,
      "there is no decision between class \(k) and class \(j)")
    let weights = classCovariances[0].solve(
      means[k].indices.map { means[k][$0] - means[j][$0] + (remainders[k][$0] - remainders[j][$0]) }
    )
    // At the middle between the means the log-odds are those of the priors.
    var bias = CompensatedSum()
    bias.add(log(priors[k]) - log(priors[j]))
    for mean in [means[k], means[j], remainders[k], remainders[j]] {
      bias.subtractHalf(of: weights, times: mean)
    }
    return LinearDecision(weights: weights, bias: bias.value)
  }

  /// The logit of a class as a linear function of the features,
  ///
  ///     w = Σ⁻¹μₖ,    b = ln πₖ − ½ μₖᵀ w
  ///
  /// The logits that `logits(_:)` returns are less by a number that is the same for all classes.
  ///
  /// - Parameter k: The class.
  /// - Returns: A linear function. Its value is not itself a log-odds; differences of two classes
  ///   are. The bias is −∞ where the prior is 0.
  /// - Precondition: The class exists, and the covariance is shared.
  /// - Complexity: O(d²).
  ///
  /// Far from 0 the weights of all classes are nearly equal: `linearDecision(for:against:)` keeps
  /// more digits of their difference.
  ///
  /// Reference: Bishop, *Pattern Recognition and Machine Learning*, §4.2.1, equations 4.69 and
  /// 4.70.
  public func linearLogit(of k: Int) -> LinearDecision {
    require(
      covarianceModel.isShared,
      "covariances of kind '\(covarianceModel)' have no linear logits")
    requireClass(k)
    let weights = classCovariances[0].solve(means[k])
    var bias = CompensatedSum()
    bias.add(log(priors[k]))
    bias.subtractHalf(of: weights, times: means[k])
    return LinearDecision(weights: weights, bias: bias.value)
  }

  private func requireClass(_ k: Int) {
    require(means.indices.contains(k), "there is no class \(k) among \(classCount)")
  }
}

/// The logits of classes that share a covariance, as a linear function about a center.
private struct LinearForm: Sendable, Equatable {
  private let center: [Double]
  /// K × d: row k belongs to class k.
  private let weights: Matrix
  private let biases: [Double]

  init(
    priors: [Double], means: [[Double]], remainders: [[Double]], covariance: ClassCovariance
  ) {
    // Rounding the center changes nothing: the deviations are from what it was rounded to.
    let center = weightedMean(means, weights: priors)
    let deviations = zip(means, remainders).map { mean, remainder in
      center.indices.map { mean[$0] - center[$0] + remainder[$0] }
    }
    let rows = deviations.map { covariance.solve($0) }
    self.center = center
    weights = Matrix(
      rowCount: rows.count, columnCount: center.count, elements: rows.flatMap { $0 })
    biases = means.indices.map { k in
      log(priors[k]) - deviations[k].compensatedDot(rows[k]) / 2
    }
  }

  func logits(_ features: Matrix) -> Matrix {
    features.affine(center: center, weights: weights, biases: biases)
  }
}

private func weightedMean(_ means: [[Double]], weights: [Double]) -> [Double] {
  means[0].indices.map { j in weights.compensatedDot(means.map { $0[j] }) }
}

extension CompensatedSum {
  /// Subtracts ½ vᵀw, of products that are not rounded.
  fileprivate mutating func subtractHalf(of v: [Double], times w: [Double]) {
    for (left, right) in zip(v, w) {
      let product = left * right
      add(-product / 2)
      add(-(-product).addingProduct(left, right) / 2)
    }
  }
}

/// Stops the program unless the priors are probabilities of the K classes.
private func requireProbabilities(_ priors: [Double], count: Int) {
  require(priors.count == count, "\(priors.count) priors for \(count) classes")
  require(
    priors.allSatisfy { $0 >= 0 } && (priors.reduce(0, +) - 1).magnitude <= 1e-9,
    "the priors \(priors) are not probabilities that sum to 1")
}
