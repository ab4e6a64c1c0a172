import GSLNumerics

extension Dataset {
  /// The examples with the given indices, in their order; an index may occur more than once.
  ///
  /// All classes keep their names and numbers, even if no example of a class is left.
  ///
  /// ```swift
  /// print(dataset.rows([0, 5]).labels)  // [0, 1]
  /// ```
  ///
  /// - Parameter indices: m numbers in 0..<n.
  /// - Precondition: The indices are in 0..<n.
  /// - Complexity: O(md).
  public func rows(_ indices: [Int]) -> Dataset {
    var elements: [Double] = []
    elements.reserveCapacity(indices.count * featureCount)
    for index in indices {
      require(labels.indices.contains(index), "row \(index) is outside a data set of \(count) rows")
      let start = index * featureCount
      elements += features.elements[start..<(start + featureCount)]
    }
    return Dataset(
      features: Matrix(rowCount: indices.count, columnCount: featureCount, elements: elements),
      labels: indices.map { labels[$0] }, featureNames: featureNames, classNames: classNames)
  }

  /// The examples whose index passes a test, in their order.
  ///
  /// - Parameter isIncluded: Whether an example is taken, by its index.
  /// - Complexity: O(nd).
  public func rows(where isIncluded: (Int) throws -> Bool) rethrows -> Dataset {
    rows(try labels.indices.filter(isIncluded))
  }

  /// The data set with some of its features, in the order named.
  ///
  /// ```swift
  /// let widths = dataset.selecting(features: ["width"])
  /// print(widths.features.column(0))  // [2.0, 1.5, 3.0, 3.5, 3.0, 5.0]
  /// ```
  ///
  /// - Parameter names: m names of features.
  /// - Precondition: There are such features, and none is named twice.
  /// - Complexity: O(nm + d).
  public func selecting(features names: [String]) -> Dataset {
    let columns = names.map { name in
      let column = featureNames.firstIndex { $0.utf8.elementsEqual(name.utf8) }
      require(column != nil, "there is no feature '\(name)' among \(featureNames)")
      return column ?? 0
    }
    require(Set(columns).count == columns.count, "a feature is named twice in \(names)")
    var elements: [Double] = []
    elements.reserveCapacity(count * columns.count)
    for row in 0..<count {
      for column in columns { elements.append(features.elements[row * featureCount + column]) }
    }
    return Dataset(
      features: Matrix(rowCount: count, columnCount: columns.count, elements: elements),
      labels: labels, featureNames: columns.map { featureNames[$0] }, classNames: classNames)
  }
}
