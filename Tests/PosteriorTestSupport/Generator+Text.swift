extension Generator {
  /// A word of letters, some of them wide, Greek, raised or combining.
  public mutating func word() -> String {
    let letters = ["a", "b", "x", "Q", "7", ".", "é", "θ", "₂", "日", "ば", "e\u{301}", "−", "✓"]
    return (0..<integer(in: 1...12)).map { _ in letters[integer(in: 0...letters.count - 1)] }
      .joined()
  }

  /// A finite number whose magnitude is anything from 10⁻³⁰⁰ to 10³⁰⁰, or zero.
  public mutating func number() -> Double {
    if integer(in: 0...19) == 0 { return 0 }
    let magnitude = double(in: 1...10) * Double("1e\(integer(in: -300...300))")!
    return integer(in: 0...1) == 0 ? magnitude : -magnitude
  }

  /// One of the elements.
  public mutating func element<Element>(of elements: [Element]) -> Element {
    elements[integer(in: 0...elements.count - 1)]
  }
}
