extension Categorical: ExpressibleByArrayLiteral {
  /// A distribution written out in the source: `[0.75, 0.25]`.
  ///
  /// - Precondition: The list is a distribution. Probabilities from a user go through
  ///   `init(probabilities:)`, which throws.
  public init(arrayLiteral probabilities: Double...) {
    do {
      try self.init(probabilities: probabilities)
    } catch {
      // A literal is the programmer's own: a wrong one is a mistake in the source.
      fatalError("\(probabilities): \(error)")
    }
  }
}
