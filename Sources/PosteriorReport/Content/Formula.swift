/// A formula in TeX, usually with the numbers of the lesson put in.
///
/// ```swift
/// let bits = entropy([0.75, 0.25], in: .bits)
/// let formula = Formula(#"H(p) = -\sum_k p_k \log_2 p_k = \#(bits, .fixed(3))"#)
/// print(formula.tex)  // H(p) = -\sum_k p_k \log_2 p_k = 0.811
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
