import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct TeXTests {
  // MARK: Known values (by hand)

  @Test(arguments: [
    (#"H(p) = -\sum_k p_k \log_2 p_k"#, "H(p) = −Σₖ pₖ log₂ pₖ"),
    (#"\theta^k (1-\theta)^{n-k}"#, "θᵏ (1−θ)ⁿ⁻ᵏ"),
    (#"\frac{k}{\theta} - \frac{n-k}{1-\theta}"#, "k/θ − (n−k)/(1−θ)"),
    (#"\tfrac1n \sum_i x_i"#, "1/n Σᵢ xᵢ"), (#"\frac{a=b}{2}"#, "(a=b)/2"),
    (#"\frac12 + \frac{1}{3}"#, "½ + ⅓"),
    (#"\hat\theta = k/n, \bar x, \tilde{y}"#, "θ\u{302} = k/n, x\u{304}, y\u{303}"),
    (#"\int_0^1 f(x) \, dx"#, "∫₀¹ f(x) dx"), (#"\sqrt{2} \sqrt{a + b}"#, "√2 √(a + b)"),
    (#"D(p \,\|\, q) \le \infty"#, "D(p ‖ q) ≤ ∞"), (#"e^{-z}, x^\top, f''"#, "e⁻ᶻ, xᵀ, f′′"),
    (#"\mathcal{N}(0 \mid 0,\, 0.1^2)"#, "N(0 | 0, 0.1²)"),
    (#"\left(\text{coin and } \mathrm{e}\right)"#, "(coin and e)"),
    (#"x^{Q} + x^{QQ} + x_Q + x_{QQ}"#, "x^Q + x^(QQ) + x_Q + x_(QQ)"),
    (#"\{a\} ~ \% 7\!"#, "{a} % 7"), (#"\max_q \Pr(A)"#, "max_q Pr(A)"),
    (#"\begin{aligned} a &= b \\ &= c \end{aligned}"#, "a = b\n= c"),
  ])
  func formulas(_ tex: String, _ unicode: String) {
    #expect(TeX.unicode(tex) == unicode)
  }

  // MARK: Properties

  @Test(arguments: TeXSymbols.symbols.keys.sorted()) func everySymbolIsKnown(_ name: String) {
    #expect(TeX.unicode(#"a \\#(name) b"#)?.contains("\\") == false)
  }

  @Test func everyLetterComesThrough() {
    let pieces = [#"\theta "#, "x", "7", "{", "}", "^", "_", " ", #"\frac "#, #"\hat "#, "-", "&"]
    forAll(cases: 5000) { generator in
      let tex = (0..<generator.integer(in: 0...10)).map { _ in generator.element(of: pieces) }
        .joined()
      // Only a brace that was not opened makes this formula unreadable.
      guard let text = TeX.unicode(tex) else { return #expect(tex.contains("}"), "\(tex)") }
      let thetas = text.unicodeScalars.count { $0 == "θ" }
      #expect(thetas == tex.matches(of: /\\theta/).count, "\(tex) became \(text)")
    }
  }

  // MARK: Edges

  @Test(arguments: [#"\mystery"#, #"\frac{\mystery}{2}"#, #"\begin{matrix} a"#, "a } b", "}"])
  func whatIsNotKnownIsLeftToTheCaller(_ tex: String) {
    #expect(TeX.unicode(tex) == nil)
  }

  @Test(arguments: [("", ""), ("{a", "a"), ("a^", "a"), (#"\"#, ""), (#"\frac1"#, "1/")])
  func whatBreaksOffIsReadAsFarAsItGoes(_ tex: String, _ unicode: String) {
    #expect(TeX.unicode(tex) == unicode)
  }
}
