import PosteriorTestSupport
import Testing

@testable import PosteriorLesson

@Suite struct BracketScannerTests {
  // MARK: Known values (by hand)

  @Test(arguments: [
    "f(x)", "let a = [1, 2]", #"print("(")"#, #"print("\"(")"#, #"let s = #"(""#,
    #"let s = "\(f("(")) {""#, "x // (", "x /* ( */", "/* /* ( */ { */", ##"let s = #"\("#"##,
    ##"let s = #"a\#(f(")"))("#"##, #"let s = """#, ##"let s = #"\#"("#"##, "",
    "let s = \"\"\"(\"\"\"", ")", "}",
  ])
  func closed(_ line: String) {
    #expect(!isOpen([line]), "\(line)")
  }

  @Test(arguments: [
    "f(", "let a = [1,", "func f() {", "let s = \"\"\"", "x /* (", #"f("a)""#,
    #"let s = "\(f("#, "/* /* */", "let s = #\"\"\"", "f(x // )",
    ##"let s = #"\#(f("##,
  ])
  func open(_ line: String) {
    #expect(isOpen([line]), "\(line)")
  }

  @Test func severalLines() {
    #expect(!isOpen(["f(", "  \"a)\",", "  b)"]))
    #expect(!isOpen(["let s = \"\"\"", "  ( \" [", "  \\(f(\")\"))", "  \"\"\""]))
    #expect(isOpen(["let s = #\"\"\"", "  \"\"\"", "  ("]))
    #expect(!isOpen(["/*", " ( \" */"]))
  }

  // MARK: Properties

  @Test func closesWhatItOpens() {
    forAll { generator in
      let tokens = ["(", "[", "{", "/* ( */", #""(""#, "\"\"\"\n{\n\"\"\"", "\n", "a", ##"#")"#"##]
      var closing: [String] = []
      var text = ""
      for _ in 0..<generator.integer(in: 0...12) {
        let token = generator.element(of: tokens)
        text += token + " "
        if let close = ["(": ")", "[": "]", "{": "}"][token] { closing.append(close) }
      }
      #expect(isOpen(text.split(separator: "\n").map(String.init)) == !closing.isEmpty)
      text += closing.reversed().joined()
      #expect(!isOpen(text.split(separator: "\n").map(String.init)), "\(text)")
    }
  }

  // MARK: Edges

  @Test func aStringOfOneLineEndsWithIt() {
    #expect(!isOpen(["let broken = \"("]))
  }

  private func isOpen(_ lines: [String]) -> Bool {
    var scanner = BracketScanner()
    for line in lines { scanner.read(line) }
    return scanner.isOpen
  }
}
