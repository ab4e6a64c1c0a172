extension RandomSource {
  /// Puts the elements in random order, all orders equally probable.
  ///
  /// Swift's `shuffle(using:)` is free to change its algorithm with the compiler; this one is the
  /// same for ever.
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

  /// The integers 0, …, `count` − 1 in random order, all orders equally probable.
  ///
  /// - Precondition: `count` is at least 0.
  /// - Complexity: O(count).
  public mutating func permutation(_ count: Int) -> [Int] {
    require(count >= 0, "cannot permute \(count) numbers")
    var indices = Array(0..<count)
    shuffle(&indices)
    return indices
  }
}
