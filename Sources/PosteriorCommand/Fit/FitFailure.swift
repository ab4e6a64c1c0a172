import GSLNumerics
import Posterior

/// Why a fit failed, with the file, and with what helps in terms of the command's options.
struct FitFailure: ExplainedError {
  let kind: String
  let file: String?
  let column: String?
  let value: String?
  let message: String
  let hint: String?

  init(
    _ error: FitError, of dataset: Dataset, by method: any ClassificationMethod, file: String
  ) {
    self.file = file
    if case .tooFewExamples(let count, let needed) = error,
      let column = dataset.dependentColumn(withinClasses: !method.options.contains(.ridge))
    {
      kind = "feature.collinear"
      self.column = dataset.featureNames[column]
      value = nil
      message =
        "the feature is a linear combination of those before it, as \(dataset.featureCount) features of "
        + "\(count) examples must be: at least \(needed) are needed"
    } else {
      kind = error.kind
      column = error.column
      value = error.value
      message = error.message
    }
    hint = Self.hint(error, method)
  }

  private static func hint(_ error: FitError, _ method: any ClassificationMethod) -> String? {
    let remedy = method.remedy.map { ", or \($0)" } ?? ""
    switch error {
    case .tooFewRows(_, let count, _) where count > 0:
      return "Use --method \(GaussianMethod.lda.name)\(remedy), or add examples."
    case .tooFewExamples, .collinearFeature: return "Leave features out (--ignore)\(remedy)."
    case .constantFeature(let name, _, _, _):
      return "Leave it out (--ignore \(name.asColumnOption))."
    case .separated:
      return method.options.contains(.firth)
        ? "Use Firth's likelihood (--firth), or add a penalty (--ridge 0.01)."
        : "Add a penalty (--ridge 0.01)."
    case .notConverged: return "Change the units of features to comparable ones\(remedy)."
    case .tooManyParameters: return "Leave features out (--ignore)."
    default: return error.hint
    }
  }
}

extension ClassificationMethod {
  /// What makes an impossible fit possible, by an option of the method.
  fileprivate var remedy: String? {
    if options.contains(.shrinkage) { return "shrink the covariance (--shrinkage 0.1)" }
    return options.contains(.ridge) ? "add a penalty (--ridge 0.01)" : nil
  }
}

extension Dataset {
  /// The first feature that is a linear combination of those before it and a constant, or one a
  /// class.
  fileprivate func dependentColumn(withinClasses: Bool) -> Int? {
    let scatter = GroupScatter(
      features, labels: withinClasses ? labels : labels.map { _ in 0 },
      groupCount: withinClasses ? classCount : 1, isPooled: true, content: .products)
    do {
      _ = try CholeskyFactorization(scatter.products[0])
      return nil
    } catch .singular(let column, _), .notPositiveDefinite(let column, _) {
      return column
    } catch {
      return nil
    }
  }
}
