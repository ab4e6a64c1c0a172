/// A formula in TeX, usually with the numbers of the lesson put in.
///
/// ```swift
/// show(Formula(#"H(p) = -\sum_k p_k \log_2 p_k = \#(bits, .fixed(3))\ \text{bits}"#))
/// ```
///
/// The page typesets it; the terminal shows it as one line of Unicode.
public struct Formula: Sendable, Equatable {
  /// The formula in TeX, without dollar signs.
  public let tex: String

  /// A formula.
  public init(_ tex: String) {
    self.tex = tex
  }
}
