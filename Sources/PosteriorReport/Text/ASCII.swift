extension String {
  /// The text in ASCII, for consoles whose fonts lack the rest or draw it wide: "−" becomes "-",
  /// "θ" becomes "theta", "10⁻⁵" becomes "10^-5". A character without a substitute becomes "?".
  package var inASCII: String {
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
  private static let scripts: [Character: (Character, String)] = {
    // A prime and a transpose are superscripts of themselves.
    let raised = TeXSymbols.superscripts.filter { $0 != $1 }.map { ($1, (Character("^"), $0)) }
    let lowered = TeXSymbols.subscripts.map { ($1, (Character("_"), $0)) }
    return Dictionary(uniqueKeysWithValues: raised + lowered).mapValues { kind, plain in
      (kind, plain.isASCII ? String(plain) : substitutes[plain] ?? "?")
    }
  }()

  private static let substitutes: [Character: String] = [
    "−": "-", "–": "-", "—": "-", "\u{A0}": " ", "─": "-", "═": "=", "│": "|", "·": "*",
    "█": "#", "░": ".",
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
    "∘": "o", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")",
    "\u{302}": "_hat", "\u{304}": "_bar", "\u{303}": "_tilde", "é": "e", "ö": "o", "ü": "u",
    "ä": "a", "è": "e", "§": "section ", "©": "(c)", "°": "deg",
  ]
}
