import GSLNumerics

extension Dataset {
  /// The features that vary, and the examples with these alone.
  ///
  /// - Throws: `FitError.constantFeature` if no feature varies.
  func varyingFeatures() throws(FitError) -> (columns: [Int], dataset: Dataset) {
    guard count > 0 else { throw .tooFewExamples(count: 0, needed: 2) }
    let ranges = ColumnMoments(features).ranges
    let columns = ranges.indices.filter { ranges[$0] > 0 }
    if columns.isEmpty, let name = featureNames.first {
      throw .constantFeature(name: name, value: features[0, 0], withinClasses: false)
    }
    let varying = Dataset(
      features: features.selecting(columns), labels: labels,
      featureNames: columns.map { featureNames[$0] }, classNames: classNames)
    return (columns, varying)
  }
}

extension Matrix {
  /// The matrix of some columns, in the order given.
  func selecting(_ columns: [Int]) -> Matrix {
    if columns.count == columnCount && columns.elementsEqual(0..<columnCount) { return self }
    var result: [Double] = []
    result.reserveCapacity(rowCount * columns.count)
    for start in stride(from: 0, to: elements.count, by: max(1, columnCount)) {
      for column in columns { result.append(elements[start + column]) }
    }
    return Matrix(rowCount: rowCount, columnCount: columns.count, elements: result)
  }
}
