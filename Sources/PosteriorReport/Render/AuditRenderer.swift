import PosteriorBase

/// A lesson for those who audit what it says: each element as a line of JSON: its kind,
/// its words, and the number that a check expects.
package struct AuditRenderer: Renderer {
  package init() {}

  package mutating func render(_ element: Element) -> String {
    switch element {
    case .prose(let markdown): line("prose", markdown)
    case .formula(let formula): line("formula", formula.tex)
    case .figure(let figure, _): line("figure", figure.alt)
    case .images(let grid, _): line("figure", grid.alt)
    case .check(let check): line("check", check.claim, expected: check.expected)
    case .table, .code, .refusal: ""
    }
  }

  package mutating func finish(_ summary: Summary) -> String { "" }

  private func line(_ kind: String, _ text: String, expected: Double? = nil) -> String {
    let numbers = expected.map { $0.isFinite ? [JSONValue.number($0)] : [] } ?? []
    return JSONValue.array([.string(kind), .string(text)] + numbers).text + "\n"
  }
}
