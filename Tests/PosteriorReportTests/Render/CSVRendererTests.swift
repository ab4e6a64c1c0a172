import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct CSVRendererTests {
  // MARK: Known values (by hand)

  @Test func tables() {
    var first = Table("word", .fixed("p", 2), "to", "to", "to")
    first.add("a, \"b\"", 1.0 / 3, 1, 2, nil)
    first.addTotal("sum", 1e-300, -3, Double.infinity, -0.0)
    var second = Table("# of", "x")
    second.add("#1", "two\r\nlines")
    #expect(
      text([first, second]) == """
        # table 1
        word,p,to,to (2),to (3)
        "a, ""b""\",0.3333333333333333,1,2,
        sum,1e-300,-3,inf,-0.0

        # table 2
        "# of",x
        "#1","two\r\nlines"

        """)
  }

  @Test func onlyTablesAreWritten() {
    var renderer = CSVRenderer()
    #expect(renderer.render(.prose("a")) == "")
    #expect(renderer.render(.check(CheckResult(claim: "a", holds: true))) == "")
    #expect(renderer.finish(Summary()) == "")
  }

  // MARK: Properties

  @Test func readsBack() {
    let pieces = [",", "\"", "\n", "\r\n", "#", " ", "a", "日", ""]
    forAll { generator in
      var table = Table("text", "number")
      for _ in 0..<generator.integer(in: 0...4) {
        table.add(
          (0..<4).map { _ in generator.element(of: pieces) }.joined(), generator.number())
      }
      let records = csvRecords(text([table]))
      #expect(records.prefix(2) == [["# table 1"], ["text", "number"]])
      let cells = records.dropFirst(2).map { record -> [Table.Cell] in
        [.text(record[0]), .number(Double(record[1]) ?? .nan)]
      }
      #expect(cells == table.rows)
    }
  }

  // MARK: Edges

  @Test func aLineIsNeverEmpty() {
    var table = Table("a")
    table.add(nil)
    #expect(text([table]) == "# table 1\na\n\"\"\n")
  }

  private func text(_ tables: [Table]) -> String {
    var renderer = CSVRenderer()
    return tables.map { renderer.render(.table($0)) }.joined()
  }
}
