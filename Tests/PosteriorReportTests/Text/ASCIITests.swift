import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct ASCIITests {
  // MARK: Known values (by hand)

  @Test(arguments: [
    ("10⁻⁵", "10^-5"), ("H(p) = −Σₖ pₖ", "H(p) = -sum_k p_k"), ("θ̂ ≈ ½", "theta_hat ~ 1/2"),
    ("xᵢ², x₁₂³", "x_i^2, x_12^3"), ("x² y²", "x^2 y^2"), ("“a” – b…", "\"a\" - b..."),
    ("✓ fine ✗", "ok fine FAILED"), ("f′ xᵀ", "f' x^T"), ("πᵪ", "pi_chi"), ("日", "?"),
    ("1\u{A0}bit", "1 bit"), ("plain ASCII ~^_", "plain ASCII ~^_"), ("", ""),
  ])
  func substitutes(_ text: String, _ ascii: String) {
    #expect(text.inASCII == ascii)
  }

  // MARK: Properties

  @Test func theResultIsASCII() {
    forAll { generator in
      let scalars = (0..<generator.integer(in: 0...20)).compactMap { _ in
        Unicode.Scalar(UInt32(generator.integer(in: 0...0x2FFF)))
      }
      let text = String(String.UnicodeScalarView(scalars))
      #expect(text.inASCII.unicodeScalars.allSatisfy { $0.isASCII })
      #expect(text.inASCII.inASCII == text.inASCII)
    }
  }

  @Test func allThatTeXBecomesHasASubstitute() {
    let symbols =
      Array(TeXSymbols.symbols.values) + TeXSymbols.accents.values + TeXSymbols.fractions.values
      + TeXSymbols.superscripts.values.map(String.init)
      + TeXSymbols.subscripts.values.map(String.init)
    for symbol in symbols { #expect(!symbol.inASCII.contains("?"), "\(symbol)") }
  }
}
