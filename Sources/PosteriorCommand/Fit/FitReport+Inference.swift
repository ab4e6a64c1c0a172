import PosteriorBase
import Posterior
import PosteriorReport

extension FittedModel {
  /// What the examples say about a logistic regression without a ridge penalty; nil for others.
  ///
  /// Profiles take fits for each coefficient, of O(nd²) or with Firth's likelihood O(nd³). Where that
  /// would be more than some seconds, or one has no end that is found, the intervals are Wald's.
  ///
  /// - Returns: The inference, and a warning if the intervals are not those that were wanted.
  func inference(
    from dataset: Dataset, _ settings: MethodSettings, isWald: Bool
  ) throws(FitError) -> (inference: LogisticInference?, warning: String?) {
    guard let model = model as? LogisticRegression, settings[.ridge] == 0, standardization == nil
    else { return (nil, nil) }
    let likelihood: LogisticInference.Likelihood = settings[.firth] == 1 ? .firth : .plain
    let size = Double(dataset.featureCount + 1)
    let fit = Double(dataset.count) * size * size * (likelihood == .firth ? size : 1)
    let isLong = fit * size > 2e9
    if !isWald && !isLong {
      do {
        return (try LogisticInference(of: model, on: dataset, likelihood: likelihood), nil)
      } catch .notConverged {}
    }
    let wald = try LogisticInference(
      of: model, on: dataset, likelihood: likelihood, intervals: .wald)
    let reason = isLong ? "take too long for so large a file" : "have no end that can be found"
    return (wald, isWald ? nil : "intervals are Wald's, since profiles of the likelihood \(reason)")
  }
}

extension LogisticInference {
  /// A row a feature, and the bias last.
  var table: Table {
    var table = Table([
      "feature", .significant("weight", 5), .significant("standard error", 3), .fixed("z", 2),
      .significant("p", 2),
    ])
    func cells(_ coefficient: LogisticCoefficient) -> [Table.Cell] {
      [
        coefficient.estimate, coefficient.standardError, coefficient.z, coefficient.pValue,
      ].map(Table.Cell.number)
    }
    for coefficient in coefficients.dropFirst() {
      table.add([.text(coefficient.name?.excerpt ?? "")] + cells(coefficient))
    }
    table.addTotal([.text("bias")] + cells(coefficients[0]))
    return table
  }

  /// What a unit more of each feature multiplies the odds by.
  var oddsTable: Table {
    var table = Table([
      "feature", .significant("odds ratio", 4), .significant("from", 4), .significant("to", 4),
    ])
    for coefficient in coefficients.dropFirst() {
      let interval = coefficient.oddsRatioInterval
      table.add(
        [.text(coefficient.name?.excerpt ?? "")]
          + [coefficient.oddsRatio, interval.lowerBound, interval.upperBound].map(
            Table.Cell.number))
    }
    return table
  }

  /// The tables, and what their columns are.
  var elements: [Element] {
    let isProfile = intervals == .profile
    let firth =
      likelihood == .firth
      ? " Firth's likelihood moves probabilities toward ½: their mean is not the share of the class."
      : ""
    return [
      .table(table),
      .prose(
        "z is the weight in standard errors, and p is the p-value of "
          + (isProfile ? "the likelihood-ratio test" : "Wald's test")
          + " of a weight of 0.\(firth)"),
      .prose("## Odds"),
      .table(oddsTable),
      .prose(
        "A unit more of a feature multiplies the odds by the odds ratio; from and to are the ends of "
          + "its 95 % interval, by "
          + (isProfile ? "the profile of the likelihood." : "Wald's standard errors.")),
    ]
  }

  /// Numbers of the fit as a whole.
  var criteria: KeyValuePairs<String, Double> {
    [
      "deviance": deviance, "deviance without features": nullDeviance, "AIC": aic, "BIC": bic,
      "likelihood ratio": likelihoodRatio, "p of it": likelihoodRatioPValue,
    ]
  }

  /// The inference as one object.
  var json: JSONValue {
    .object([
      .init("likelihood", .string(likelihood == .firth ? "firth" : "plain")),
      .init("intervals", .string(intervals.rawValue)),
      .init("confidence", .number(confidence)),
      .init("log_likelihood", .numberOrNull(logLikelihood)),
      .init("deviance", .numberOrNull(deviance)),
      .init("null_deviance", .numberOrNull(nullDeviance)),
      .init("aic", .numberOrNull(aic)),
      .init("bic", .numberOrNull(bic)),
      .init("likelihood_ratio", .numberOrNull(likelihoodRatio)),
      .init("p", .numberOrNull(likelihoodRatioPValue)),
      .init("coefficients", .array(coefficients.map(json(of:)))),
    ])
  }

  private func json(of coefficient: LogisticCoefficient) -> JSONValue {
    .object([
      .init("name", coefficient.name.map(JSONValue.string) ?? .null),
      .init("estimate", .numberOrNull(coefficient.estimate)),
      .init("standard_error", .numberOrNull(coefficient.standardError)),
      .init("z", .numberOrNull(coefficient.z)),
      .init("p", .numberOrNull(coefficient.pValue)),
      .init("lower", .numberOrNull(coefficient.interval.lowerBound)),
      .init("upper", .numberOrNull(coefficient.interval.upperBound)),
      .init("odds_ratio", .numberOrNull(coefficient.oddsRatio)),
    ])
  }
}
