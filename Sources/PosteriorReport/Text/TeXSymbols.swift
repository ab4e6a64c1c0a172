/// The commands of TeX that the terminal can show.
enum TeXSymbols {
  /// Accents, as combining characters after the letter.
  static let accents = ["hat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}"]

  /// Commands whose argument is shown as it is.
  static let upright: Set = [
    "text", "mathrm", "mathbf", "mathbb", "mathcal", "operatorname", "boldsymbol",
  ]

  /// Commands that only set the size of a bracket.
  static let sizes: Set = [
    "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "displaystyle",
  ]

  /// Functions, shown by their name.
  static let functions: Set = [
    "ln", "log", "exp", "max", "min", "arg", "sin", "cos", "tanh", "det", "Pr",
  ]

  static let fractions = ["1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔", "1/8": "⅛"]

  static let symbols = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Sigma": "Σ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "partial": "∂", "nabla": "∇",
    "infty": "∞", "sum": "Σ", "prod": "∏", "int": "∫", "cdot": "·", "times": "×", "pm": "±",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈",
    "sim": "∼", "propto": "∝", "ll": "≪", "gg": "≫", "to": "→", "rightarrow": "→",
    "Rightarrow": "⇒", "mapsto": "↦", "in": "∈", "mid": "|", "vert": "|", "Vert": "‖",
    "lVert": "‖", "rVert": "‖", "ldots": "…", "dots": "…", "cdots": "⋯", "quad": "  ",
    "qquad": "    ", "top": "ᵀ", "prime": "′", "circ": "∘", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈", "rceil": "⌉",
  ]

  static let superscripts = table(
    "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWᵀ′",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵀ′")

  static let subscripts = table(
    "0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

  private static func table(_ plain: String, _ raised: String) -> [Character: Character] {
    Dictionary(zip(plain, raised), uniquingKeysWith: { first, _ in first })
  }
}
