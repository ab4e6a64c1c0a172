import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct TableTextTests {
  // MARK: Known values (by hand)

  @Test func anAutomaticColumnHasEquallyManyDecimals() {
    #expect(texts("x", 1, 0.25, -3.5) == ["1.00", "0.25", "−3.50"])
    #expect(texts("x", 1, 2, 30) == ["1", "2", "30"])
  }

  @Test func anAutomaticColumnWithAPowerOfTenIsWrittenCellByCell() {
    #expect(texts("x", 1, 0.25, 1e-9) == ["1", "0.25", "1·10⁻⁹"])
  }

  @Test func aFormatHoldsForNumbersOnly() {
    var table = Table(.fixed("x", 2))
    table.add(1.5)
    table.add(7)
    table.add(-7)
    table.add("text")
    table.add(nil)
    table.add(0.0)
    #expect(table.texts(of: table.rows) == [["1.50"], ["7"], ["−7"], ["text"], [""], ["0"]])
  }

  @Test func totalsCountForTheDecimals() {
    var table = Table("x")
    table.add(1.0)
    table.addTotal(0.125)
    #expect(table.texts(of: table.rows) == [["1.000"]])
    #expect(table.texts(of: table.totals) == [["0.125"]])
  }

  @Test func columnsOfNumbersAreNumeric() {
    var table = Table("text", "numbers", "integers", "sum only", "nothing")
    table.add("a", 1.0, 1, nil, nil)
    table.addTotal("b", nil, nil, 2, nil)
    #expect((0..<5).map(table.isNumeric) == [false, true, true, true, false])
  }

  // MARK: Properties

  @Test func anAutomaticColumnShowsNoLessThanEachOfItsNumbers() {
    forAll { generator in
      let numbers = (0..<5).map { _ in
        generator.double(in: -1000...1000) * generator.element(of: [1, 0.01, 0])
      }
      var table = Table("x")
      for number in numbers { table.add(number) }
      for (text, number) in zip(table.texts(of: table.rows).flatMap { $0 }, numbers) {
        let shown = Double(text.replacing("−", with: "-")) ?? .nan
        expectClose(shown, number, relative: 5.001e-6, absolute: 0)
      }
    }
  }

  // MARK: Edges

  @Test func whatIsNotFiniteDoesNotCountForTheDecimals() {
    #expect(texts("x", 1.5, .infinity, .nan) == ["1.5", "∞", "NaN"])
  }

  private func texts(_ column: Table.Column, _ values: Double...) -> [String] {
    var table = Table(column)
    for value in values { table.add(value) }
    return table.texts(of: table.rows).flatMap { $0 }
  }
}
