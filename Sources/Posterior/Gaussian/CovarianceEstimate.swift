import GSLNumerics

/// The means and covariances of a dataset's classes, estimated, or the reason why they cannot be.
struct CovarianceEstimate {
  private let dataset: Dataset
  private let model: CovarianceModel
  private let divisor: VarianceDivisor
  private let shrinkage: Double
  private let scatter: GroupScatter

  /// The means, one list a class.
  var means: [[Double]] { scatter.means.rows }
  /// What rounding took from the means.
  var remainders: [[Double]] { scatter.remainders.rows }

  init(
    _ dataset: Dataset, model: CovarianceModel, divisor: VarianceDivisor, shrinkage: Double
  ) throws(FitError) {
    require((0...1).contains(shrinkage), "a shrinkage of \(shrinkage) is outside 0...1")
    self.dataset = dataset
    self.model = model
    self.divisor = divisor
    self.shrinkage = shrinkage
    try Self.requireExamples(dataset, model, isSingularAllowed: shrinkage > 0)
    scatter = GroupScatter(
      dataset.features, labels: dataset.labels, groupCount: dataset.classCount,
      isPooled: model.isShared, content: model.isDiagonal ? .squares : .products)
  }

  /// The covariances: one if shared, else one a class.
  func covariances() throws(FitError) -> [ClassCovariance] {
    var result: [ClassCovariance] = []
    for bin in 0..<scatter.squares.rowCount {
      let variances = scatter.squares.row(bin).map { $0 / degreesOfFreedom(bin) }
      try requireUsable(variances, bin)
      result.append(
        model.isDiagonal ? .diagonal(variances) : try factored(scatter.products[bin], bin))
    }
    return result
  }

  /// The divisor of the sums of squares.
  private func degreesOfFreedom(_ bin: Int) -> Double {
    let (count, groups) =
      model.isShared ? (dataset.count, dataset.classCount) : (scatter.counts[bin], 1)
    return Double(divisor == .unbiased ? count - groups : count)
  }

  /// Σ = (1 − α) S + α diag S of a bin's S, factored.
  private func factored(_ products: Matrix, _ bin: Int) throws(FitError) -> ClassCovariance {
    let divisor = degreesOfFreedom(bin)
    var matrix = products.map { $0 / divisor }
    if shrinkage > 0 {
      let diagonal = matrix.diagonal
      matrix *= 1 - shrinkage
      for j in diagonal.indices { matrix[j, j] = diagonal[j] }
    }
    do {
      return .full(matrix, try CholeskyFactorization(matrix))
    } catch {
      switch error {
      // A matrix of sums of products has no negative pivot but by rounding.
      case .singular(let column, _), .notPositiveDefinite(let column, _):
        throw collinear(column, matrix, bin)
      case .notFinite(_, let column, _):
        throw outOfRange(column)
      default:
        throw outOfRange(0)
      }
    }
  }

  /// The error that names the column and those it is a combination of.
  private func collinear(_ column: Int, _ covariance: Matrix, _ bin: Int) -> FitError {
    .collinearFeature(
      name: dataset.featureNames[column],
      others: covariance.regressors(ofColumn: column).map { dataset.featureNames[$0] },
      className: className(bin))
  }

  private func className(_ bin: Int) -> String? {
    model.isShared || dataset.classCount == 1 ? nil : dataset.classNames[bin]
  }
}

// MARK: What data must have

extension CovarianceEstimate {
  private static func requireExamples(
    _ dataset: Dataset, _ model: CovarianceModel, isSingularAllowed: Bool
  ) throws(FitError) {
    let counts = dataset.classCounts
    let dimensions = model.isDiagonal || isSingularAllowed ? 1 : max(dataset.featureCount, 1)
    for (k, count) in counts.enumerated() {
      let needed = model.isShared ? 1 : dimensions + 1
      if count < needed {
        throw .tooFewRows(className: dataset.classNames[k], count: count, needed: needed)
      }
    }
    if dataset.count < dimensions + dataset.classCount {
      throw .tooFewExamples(count: dataset.count, needed: dimensions + dataset.classCount)
    }
  }

  /// Throws unless every variance is a number that can be divided by, and not made of rounding.
  private func requireUsable(_ variances: [Double], _ bin: Int) throws(FitError) {
    for (j, variance) in variances.enumerated() {
      let mean = means.lazy.map { $0[j].magnitude }.max() ?? 0
      // Rounding gives a constant a variance, in sums of millions of numbers, but a smaller one
      // than this.
      let isDoubtful = !variance.isNormal || variance < 0x1p-80 * mean * mean
      guard isDoubtful else { continue }
      try requireVarying(j, bin)
      if !variance.isNormal { throw outOfRange(j) }
    }
  }

  private func outOfRange(_ j: Int) -> FitError {
    .featureRange(
      name: dataset.featureNames[j],
      largest: dataset.features.column(j).lazy.map(\.magnitude).max() ?? 0)
  }

  /// Throws if a feature has one value only, in all examples or within the classes of a bin.
  private func requireVarying(_ j: Int, _ bin: Int) throws(FitError) {
    let values = dataset.features.column(j)
    let isConstant = values.allSatisfy { $0 == values[0] }
    var first: [Double?] = Array(repeating: nil, count: dataset.classCount)
    for (value, label) in zip(values, dataset.labels) where model.isShared || label == bin {
      if let known = first[label] {
        guard value == known else { return }
      } else {
        first[label] = value
      }
    }
    throw .constantFeature(
      name: dataset.featureNames[j], value: first[bin] ?? values[0], withinClasses: !isConstant,
      className: isConstant ? nil : className(bin))
  }
}
