extension RandomSource {
  /// Puts the elements in random order, all orders equally probable.
  ///
  /// Swift's `shuffle(using:)` is free to change its algorithm with the compiler; this one is the
  /// same for ever.
  ///
  /// ```swift
  /// var cards = ["a", "b", "c", "d"]
  /// source.shuffle(&cards)
  /// print(cards.joined())  // acdb
  /// ```
  ///
  /// - Parameter elements: n elements.
  /// - Complexity: O(n), n − 1 integers.
  ///
  /// Reference: Knuth, *The Art of Computer Programming*, vol. 2, 3rd ed., §3.4.2, algorithm P
  /// (Fisher and Yates).
  @inlinable
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, integer(below: last + 1))
    }
  }
}
