import GSLNumerics

extension Dataset {
  /// The number of a class, by its name.
  ///
  /// ```swift
  /// let irises = try Dataset(csv: "Lessons/Data/iris.csv", label: "species")
  /// print(try irises.classIndex(named: "virginica"))  // 2
  /// ```
  ///
  /// - Parameter name: The name, byte by byte.
  /// - Returns: A number in 0..<K.
  /// - Throws: `UnknownClass` if no class has this name. It proposes the name that was meant, or
  ///   says which there are.
  /// - Complexity: O(K).
  public func classIndex(named name: String) throws(UnknownClass) -> Int {
    guard let index = classNames.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) else {
      throw UnknownClass(named: name, among: classNames)
    }
    return index
  }

  /// The examples of some classes, which are numbered in the order named.
  ///
  /// - Parameter names: The names of m classes.
  /// - Returns: Their examples, in their order, with labels in 0..<m.
  /// - Precondition: There are such classes, and none is named twice.
  /// - Complexity: O(nd).
  public func selecting(classes names: [String]) -> Dataset {
    var newLabels = [Int?](repeating: nil, count: classCount)
    for (newLabel, name) in names.enumerated() {
      let label = classNames.firstIndex { $0.utf8.elementsEqual(name.utf8) }
      require(label != nil, "there is no class '\(name)' among \(classNames)")
      require(newLabels[label ?? 0] == nil, "the class '\(name)' is named twice")
      newLabels[label ?? 0] = newLabel
    }
    let chosen = rows { newLabels[labels[$0]] != nil }
    return Dataset(
      features: chosen.features, labels: chosen.labels.compactMap { newLabels[$0] },
      featureNames: featureNames, classNames: names)
  }
}
