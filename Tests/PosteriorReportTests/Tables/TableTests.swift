import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct TableTests {
  // MARK: Known values (by hand)

  @Test func rowsAndTotals() {
    var table = Table("word", .fixed("probability", 3), "bits")
    table.add("calm", 0.5, 1)
    table.addTotal("average", nil, 1.75)
    #expect(table.columns.map(\.title) == ["word", "probability", "bits"])
    #expect(table.rows == [[.text("calm"), .number(0.5), .integer(1)]])
    #expect(table.totals == [[.text("average"), .empty, .number(1.75)]])
  }

  @Test func columnsWithFormats() {
    let table = Table(
      "a", .fixed("b", 2), .significant("c", 3), .scientific("d", 4), .percent("e"),
      .percent("f", 1))
    #expect(
      table.columns.map(\.format)
        == [.automatic, .fixed(2), .significant(3), .scientific(4), .percent(0), .percent(1)])
  }

  // MARK: Edges

  @Test func aRowOfTheWrongLengthIsRefused() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var table = Table("a", "b")
      table.add("only one")
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("a row of 1 cells does not fit a table of 2 columns"))
  }
}
