extension String {
  /// The text in ASCII, for consoles whose fonts lack the rest or draw it wide: "−" becomes "-", "θ" becomes "theta",
  /// "10⁻⁵" becomes "10^-5". A character without a substitute becomes "?".
  var inASCII: String {
    var result = ""
    var mark: Character?
    for scalar in unicodeScalars {
      let character = Character(scalar)
      if let (kind, plain) = Self.scripts[character] {
        if mark != kind { result.append(kind) }
        result.append(plain)
        mark = kind
      } else {
        mark = nil
        result += scalar.isASCII ? String(scalar) : Self.substitutes[character] ?? "?"
      }
    }
    return result
  }

  /// Superscripts and subscripts with their mark and the plain character.
  private static let scripts: [Character: (Character, Character)] = {
    let raised = TeXSymbols.superscripts.filter { $0.key.isASCII || $0.key == "−" }
      .map { ($0.value, (Character("^"), $0.key == "−" ? "-" : $0.key)) }
    let lowered = TeXSymbols.subscripts.filter { $0.key.isASCII || $0.key == "−" }
      .map { ($0.value, (Character("_"), $0.key == "−" ? "-" : $0.key)) }
    return Dictionary(raised + lowered, uniquingKeysWith: { first, _ in first })
  }()

  private static let substitutes: [Character: String] = [
    "−": "-", "–": "-", "—": "-", "\u{A0}": "\u{A0}", "─": "-", "═": "=", "│": "|", "·": "*",
    "×": "x", "•": "*",
    "✓": "ok", "✗": "FAILED", "…": "...", "⋯": "...", "’": "'", "‘": "'", "“": "\"", "”": "\"",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "∼": "~", "±": "+-", "→": "->", "⇒": "=>",
    "↦": "|->", "∞": "inf", "Σ": "sum", "∏": "prod", "∫": "int", "√": "sqrt", "∂": "d",
    "∈": "in", "‖": "||", "∝": "~", "≪": "<<", "≫": ">>", "′": "'", "ℓ": "l", "∇": "grad",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "π": "pi", "ρ": "rho",
    "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma",
    "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
    "∘": "o", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")", "ᵦ": "_beta", "ᵧ": "_gamma",
    "\u{302}": "_hat", "\u{304}": "_bar", "\u{303}": "_tilde", "é": "e", "ö": "o", "ü": "u",
    "ä": "a", "è": "e", "§": "section ", "©": "(c)",
  ]
}
