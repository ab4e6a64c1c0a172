import CPosteriorLibc
import Posterior

extension CompareWork {
  /// The comparison as one JSON object; null where there is no number.
  func json(warnings: [String]) -> JSONValue {
    let pair = comparison.generativeAgainstDiscriminative
    let best = comparison.best.map { $0.method }
    return [
      "n": .integer(dataset.count), "features": .array(dataset.featureNames),
      "classes": .array(dataset.classNames),
      "counts": .array(dataset.classCounts.map { .integer($0) }),
      "folds": .integer(comparison.foldCount), "seed": .integer(settings.seed),
      "ridge": .number(settings.ridge), "shrinkage": .number(settings.shrinkage),
      "constant_features": .array(comparison.constantFeatures),
      "methods": .array(comparison.results.map(method)),
      "generative_vs_discriminative":
        pair.map { $0.json(MethodComparison.generative, discriminative) } ?? .null,
      "best": best.map { .string($0.name) } ?? .null,
      "best_vs_majority": bestAgainstBaseline ?? .null,
      "decisions": decisions?.json ?? .null,
      "learning_curves": .array(curves.map(\.json)),
      "warnings": .array(warnings),
    ]
  }

  private var bestAgainstBaseline: JSONValue? {
    guard let best = comparison.best, let baseline = comparison.baseline else { return nil }
    return comparison.bestAgainstMajority?.json(best.method, baseline.method)
  }

  private func method(_ result: MethodResult) -> JSONValue {
    let evaluation = result.evaluation
    let interval = evaluation?.accuracyInterval()
    var members: [JSONValue.Member] = [
      .init("method", .string(result.method.name)),
      .init("accuracy", .orNull(evaluation?.accuracy)),
      .init("accuracy_interval", interval.map { .array([$0.lower, $0.upper]) } ?? .null),
      .init("log_loss", .orNull(evaluation?.logLoss)),
      .init("brier", .orNull(evaluation?.brierScore)),
      .init("calibration_error", .orNull(evaluation?.calibrationError)),
      .init("refusal", result.refusal?.json ?? .null),
    ]
    if let seconds = times[result.method.name] {
      members.append(.init("fit_seconds", .orNull(seconds)))
    }
    return .object(members)
  }
}

extension MethodResult.Refusal {
  fileprivate var json: JSONValue {
    [
      "kind": .string(reason.kind), "column": .orNull(reason.column),
      "value": .orNull(reason.value), "message": .string(reason.message),
      "hint": .orNull(reason.hint), "folds": .integer(count),
    ]
  }
}

extension PairedComparison {
  fileprivate func json(
    _ first: any ClassificationMethod, _ second: any ClassificationMethod
  ) -> JSONValue {
    let interval = differenceInterval()
    return [
      "first": .string(first.name), "second": .string(second.name),
      "both_right": .integer(bothRightCount), "only_first_right": .integer(onlyFirstRightCount),
      "only_second_right": .integer(onlySecondRightCount), "both_wrong": .integer(bothWrongCount),
      "accuracy_difference": .number(accuracyDifference),
      "interval": .array([interval.lowerBound, interval.upperBound]),
      "mcnemar_p": .number(mcNemarProbability), "verdict": .string(verdict.rawValue),
    ]
  }
}

extension DecisionComparison {
  fileprivate var json: JSONValue {
    [
      "lda": decision(generative), "logistic": decision(discriminative),
      "standard_deviations": .array(deviations.map { .numberOrNull($0) }),
      "angle_degrees": .orNull(angle.map { $0 * 180 / .pi }),
      "angle_between": .string("w_per_sd"),
    ]
  }

  private func decision(_ result: Result<LinearDecision, FitError>) -> JSONValue {
    guard let decision = try? result.get() else { return .null }
    return [
      "w": .array(decision.weights.map { .numberOrNull($0) }), "b": .numberOrNull(decision.bias),
      "w_per_sd": .array(weightsPerDeviation(of: decision).map { .numberOrNull($0) }),
    ]
  }
}

extension LearningCurve {
  fileprivate var json: JSONValue {
    [
      "method": .string(method.name),
      "points": .array(
        points.map { point in
          [
            "n": .integer(point.trainingCount), "accuracy": .orNull(point.accuracy?.mean),
            "accuracy_se": .orNull(point.accuracy?.standardError),
            "log_loss": .orNull(point.logLoss?.mean),
            "log_loss_se": .orNull(point.logLoss?.standardError),
            "refusal": .orNull(point.refusal?.message),
          ]
        }),
    ]
  }
}
