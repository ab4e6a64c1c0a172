import Posterior

extension Table {
  /// How often each class was taken for each other: true classes from top to bottom, predicted ones
  /// from left to right, and at the end of each row its recall.
  ///
  /// Right predictions, on the diagonal, are bold; a dot stands for no example. Where the names of
  /// the classes are too long for headings, the classes are numbered; ten classes with up to 9,999
  /// examples each fit 80 columns.
  ///
  /// ```swift
  /// let model = try GaussianClassifier(maximumLikelihood: dataset)
  /// show(Table(confusion: ConfusionMatrix(of: model, on: dataset)))
  /// ```
  public init(confusion: ConfusionMatrix) {
    let names = confusion.classNames
    let headings = Self.fits(names) ? names : names.indices.map(String.init)
    let rows = Self.fits(names) ? names : names.enumerated().map { "\($0) \($1)" }
    self.init(
      [#"true \ predicted"#] + headings.map { Column($0, .automatic) } + [.percent("recall")])
    for (label, counts) in confusion.counts.enumerated() {
      let recall = confusion.recall(of: label).map(Cell.number) ?? .empty
      add([.text(rows[label])] + counts.map(Cell.integer) + [recall])
    }
    isConfusion = true
  }

  /// Whether names fit above the columns, in 80 columns of text; numbers do not look well below
  /// longer ones.
  private static func fits(_ names: [String]) -> Bool {
    let widths = names.map(\.displayWidth)
    return widths.allSatisfy { $0 <= 12 }
      && max(16, widths.max() ?? 0) + widths.reduce(0) { $0 + max($1, 3) + 2 } + 8 <= 74
  }

  /// Whether a cell counts right predictions.
  func isRight(row: Int, column: Int) -> Bool { isConfusion && column == row + 1 }
}
