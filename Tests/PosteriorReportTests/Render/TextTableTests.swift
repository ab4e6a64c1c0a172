import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct TextTableTests {
  static let table = {
    var table = Table("animal", .percent("truth"), .fixed("cost", 3))
    table.add("Cat", 0.25, -1.5)
    table.add("パンダ", 1.0, nil)
    table.addTotal("total", 1.25, 0.0)
    return table
  }()

  // MARK: Known values (by hand)

  @Test func columns() {
    #expect(
      TextTable(Self.table, style: TextStyle()).lines == [
        "animal   truth     cost", "───────────────────────", "Cat       25 %   −1.500",
        "パンダ   100 %", "───────────────────────", "total    125 %        0",
      ])
  }

  @Test func narrowGapsWhereWideOnesDoNotFit() {
    // 19 columns of text and two gaps of 3 or 2.
    #expect(TextTable(Self.table, style: TextStyle(columns: 23)).lines[1].count == 23)
    #expect(TextTable(Self.table, style: TextStyle(columns: 22)).lines[1].count == 21)
  }

  @Test func recordsWhereColumnsDoNotFit() {
    #expect(
      TextTable(Self.table, style: TextStyle(columns: 20)).lines == [
        "animal: Cat", "truth: 25 %", "cost: −1.500", "", "animal: パンダ", "truth: 100 %", "",
        "animal: total", "truth: 125 %", "cost: 0",
      ])
  }

  @Test func looksAndLetters() {
    let lines = TextTable(Self.table, style: TextStyle(hasEscapes: true, isASCII: true)).lines
    #expect(lines[0] == "\u{1B}[1manimal   truth     cost\u{1B}[0m")
    #expect(lines[1] == "\u{1B}[2m-----------------------\u{1B}[0m")
    #expect(lines[3] == "???      100 %")
  }

  // MARK: Properties

  @Test func columnsAlign() {
    forAll { generator in
      var table = Table("text", "number", "integer")
      for _ in 0..<generator.integer(in: 1...6) {
        table.add(
          generator.word(), generator.double(in: -100...100), generator.integer(in: -99...99))
      }
      let lines = TextTable(table, style: TextStyle(columns: 200)).lines
      let width = lines[1].displayWidth
      for (row, line) in zip([0] + Array(2..<lines.count), [lines[0]] + lines[2...]) {
        // The last column is aligned to the right, so every line reaches the rule's end.
        #expect(line.displayWidth == width, "row \(row)")
      }
      #expect(lines.count == 2 + table.rows.count)
    }
  }

  @Test func noLineExceedsTheTerminalUnlessAWordDoes() {
    forAll { generator in
      var table = Table("a heading of words", "b", "c")
      for _ in 0..<3 {
        table.add(
          "\(generator.word()) \(generator.word())", generator.number(),
          generator.integer(in: 0...9))
      }
      let columns = generator.integer(in: 20...80)
      let style = TextStyle(columns: columns)
      let available = columns - (style.margin == 0 ? 0 : style.margin + 4)
      for line in TextTable(table, style: style).lines {
        #expect(line.displayWidth <= available || !line.contains(" "), "\(line)")
      }
    }
  }

  // MARK: Edges

  @Test func aTableWithoutRowsHasAHead() {
    #expect(TextTable(Table("a", "b"), style: TextStyle()).lines == ["a   b", "─────"])
    #expect(TextTable(Table("a", "b"), style: TextStyle(columns: 3)).lines == [])
  }
}
