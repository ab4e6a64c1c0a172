import CPosteriorLibc
import GSLNumerics
import Posterior

/// The way from Bayes' rule to a linear decision, with every line a number.
///
/// Two classes C₁ and C₂ are normal distributions. At a point x, the posterior P(C₁ | x) is Bayes'
/// rule, is 1/(1 + ratio), is the logistic function of the log-odds z, is that of eight terms; and
/// where the classes share a covariance matrix, the quadratic terms cancel and wᵀx + b remains. All
/// lines have the same value.
///
/// Reference: Bishop, *Pattern Recognition and Machine Learning*, §4.2.1.
public struct LogOddsExpansion: Sendable, Equatable {
  /// A summand of the log-odds.
  public struct Term: Sendable, Equatable {
    /// The term in plain characters.
    public let name: String
    /// The term in TeX.
    public let tex: String
    /// Its value, in nats.
    public let value: Double
    /// Whether another term takes it away where the classes share a covariance matrix.
    public let cancelsIfShared: Bool
  }

  /// A form of the posterior.
  public struct Line: Sendable, Equatable {
    /// The right side of P(C₁ | x) = … in plain characters.
    public let name: String
    /// The right side in TeX.
    public let tex: String
    /// The log-odds z in this line; nil where the line has none.
    public let logOdds: Double?
    /// The posterior probability P(C₁ | x).
    public let posterior: Double
  }

  /// The point x.
  public let point: [Double]
  /// The logarithms of the densities of C₁ and C₂ at x.
  public let logDensities: [Double]
  /// The eight terms of z, in the order of the derivation.
  public let terms: [Term]
  /// The linear decision for C₁ against C₂, if the classes share a covariance matrix.
  public let linearDecision: LinearDecision?
  /// The lines of the derivation: four, and two more if the classes share a covariance matrix.
  public let lines: [Line]

  /// The log-odds z as the sum of the eight terms.
  public var logOdds: Double { terms.lazy.map(\.value).compensatedSum() }

  /// The derivation for two classes of a classifier at a point.
  ///
  /// - Parameters:
  ///   - classifier: A Gaussian classifier.
  ///   - k: The class that is C₁.
  ///   - j: The class that is C₂.
  ///   - point: x, d finite numbers.
  /// - Precondition: The classifier knows these two classes only, their priors are above 0, and the
  ///   point has d coordinates.
  /// - Complexity: O(d²).
  public init(
    of classifier: GaussianClassifier, for k: Int, against j: Int, at point: [Double]
  ) {
    require(classifier.classCount == 2, "\(classifier.classCount) classes are not two")
    require([k, j].sorted() == [0, 1], "the classes are 0 and 1, not \(k) and \(j)")
    require(
      classifier.priors.allSatisfy { $0 > 0 },
      "the priors \(classifier.priors) have no finite log-odds")
    let classes = [k, j].map { classifier.distribution(of: $0) }
    let priors = [k, j].map { classifier.priors[$0] }
    let logPriorRatio = log(priors[0] / priors[1])
    self.point = point
    logDensities = classes.map { $0.logDensity(point) }
    terms = Self.terms(classes[0], classes[1], at: point, logPriorRatio: logPriorRatio)
    let isShared = classifier.covarianceModel.isShared
    linearDecision = isShared ? classifier.linearDecision(for: k, against: j) : nil
    let general = Self.generalLines(logDensities, priors, logPriorRatio, terms)
    if let linearDecision {
      lines = general + Self.sharedLines(terms, linearDecision.logOdds(point))
    } else {
      lines = general
    }
  }
}

extension LogOddsExpansion {
  private static func terms(
    _ first: MultivariateNormal, _ second: MultivariateNormal, at x: [Double],
    logPriorRatio: Double
  ) -> [Term] {
    let determinants =
      (second.factorization.logDeterminant - first.factorization.logDeterminant) / 2
    return [
      Term(
        name: "ln |Σ²|^½ / |Σ¹|^½", tex: #"\ln\frac{|\Sigma^2|^{1/2}}{|\Sigma^1|^{1/2}}"#,
        value: determinants, cancelsIfShared: true)
    ] + quadraticTerms(of: first, number: "1", superscript: "¹", sign: 1, at: x)
      + quadraticTerms(of: second, number: "2", superscript: "²", sign: -1, at: x)
      + [
        Term(
          name: "ln N₁/N₂", tex: #"\ln\frac{N_1}{N_2}"#, value: logPriorRatio,
          cancelsIfShared: false)
      ]
  }

  /// The three terms of −½ (x − μ)ᵀ Σ⁻¹ (x − μ), times a sign.
  private static func quadraticTerms(
    of model: MultivariateNormal, number: String, superscript: String, sign: Double, at x: [Double]
  ) -> [Term] {
    let (point, mean) = (model.factorization.whiten(x), model.factorization.whiten(model.mean))
    let (minus, plus) = sign > 0 ? ("−", "+") : ("+", "−")
    let (texMinus, texPlus) = sign > 0 ? ("-", "+") : ("+", "-")
    let (inverse, texInverse) = ("(Σ\(superscript))⁻¹", #"(\Sigma^\#(number))^{-1}"#)
    let (mu, texMu) = ("μ\(superscript)", #"\mu^\#(number)"#)
    return [
      Term(
        name: "\(minus) ½ xᵀ \(inverse) x", tex: #"\#(texMinus)\tfrac12 x^\top \#(texInverse) x"#,
        value: -sign * point.compensatedDot(point) / 2, cancelsIfShared: true),
      Term(
        name: "\(plus) (\(mu))ᵀ \(inverse) x",
        tex: #"\#(texPlus)(\#(texMu))^\top \#(texInverse) x"#,
        value: sign * mean.compensatedDot(point), cancelsIfShared: false),
      Term(
        name: "\(minus) ½ (\(mu))ᵀ \(inverse) \(mu)",
        tex: #"\#(texMinus)\tfrac12 (\#(texMu))^\top \#(texInverse) \#(texMu)"#,
        value: -sign * mean.compensatedDot(mean) / 2, cancelsIfShared: false),
    ]
  }

  private static func generalLines(
    _ logDensities: [Double], _ priors: [Double], _ logPriorRatio: Double, _ terms: [Term]
  ) -> [Line] {
    // Densities far from both means underflow; one factor taken out of both leaves their ratio as
    // it is.
    let larger = max(logDensities[0], logDensities[1])
    let joint = zip(priors, logDensities).map { $0 * exp($1 - larger) }
    let z = logDensities[0] - logDensities[1] + logPriorRatio
    let sum = terms.lazy.map(\.value).compensatedSum()
    return [
      Line(
        name: "P(x|C₁) P(C₁) / (P(x|C₁) P(C₁) + P(x|C₂) P(C₂))",
        tex: #"\frac{P(x\mid C_1)P(C_1)}{P(x\mid C_1)P(C_1)+P(x\mid C_2)P(C_2)}"#, logOdds: nil,
        posterior: joint[0] / (joint[0] + joint[1])),
      Line(
        name: "1 / (1 + P(x|C₂) P(C₂) / (P(x|C₁) P(C₁)))",
        tex: #"\frac{1}{1+\frac{P(x\mid C_2)P(C_2)}{P(x\mid C_1)P(C_1)}}"#, logOdds: nil,
        posterior: 1
          / (1 + exp(logDensities[1] - logDensities[0]) * (priors[1] / priors[0]))),
      Line(
        name: "σ(z), z = ln P(x|C₁) P(C₁) / (P(x|C₂) P(C₂))",
        tex: #"\sigma(z),\quad z=\ln\frac{P(x\mid C_1)P(C_1)}{P(x\mid C_2)P(C_2)}"#, logOdds: z,
        posterior: logistic(z)),
      Line(
        name: "σ(z), z the sum of eight terms",
        tex: #"\sigma(z),\quad z=\textstyle\sum_{i=1}^8 z_i"#,
        logOdds: sum, posterior: logistic(sum)),
    ]
  }

  private static func sharedLines(_ terms: [Term], _ linear: Double) -> [Line] {
    let rest = terms.lazy.filter { !$0.cancelsIfShared }.map(\.value).compensatedSum()
    return [
      Line(
        name: "σ(z), the terms that cancel left out",
        tex: #"\sigma\bigl((\mu^1-\mu^2)^\top\Sigma^{-1}x-\tfrac12(\mu^1)^\top\Sigma^{-1}\mu^1"#
          + #"+\tfrac12(\mu^2)^\top\Sigma^{-1}\mu^2+\ln\tfrac{N_1}{N_2}\bigr)"#,
        logOdds: rest, posterior: logistic(rest)),
      Line(
        name: "σ(wᵀx + b)", tex: #"\sigma(w^\top x+b)"#, logOdds: linear,
        posterior: logistic(linear)),
    ]
  }
}
