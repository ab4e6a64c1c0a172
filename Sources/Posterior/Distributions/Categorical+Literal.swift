extension Categorical: ExpressibleByArrayLiteral {
  /// A distribution written out in the source: `[0.75, 0.25]`.
  ///
  /// - Precondition: The probabilities are one. What comes from a reader goes through
  ///   `init(probabilities:)`, which throws.
  public init(arrayLiteral probabilities: Double...) {
    do {
      try self.init(probabilities: probabilities)
    } catch {
      fatalError("\(probabilities): \(error)")
    }
  }
}
