import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct CSVTableTests {
  func table(_ text: String, _ options: CSVOptions = CSVOptions()) throws(CSVError) -> CSVTable {
    try CSVTable(bytes: Array(text.utf8), name: "t.csv", options: options)
  }

  // MARK: Known values

  @Test(arguments: [
    "a,b\n1,x\n2,y\n", "a,b\n1,x\n2,y", "a,b\r\n1,x\r\n2,y\r\n", "a,b\r1,x\r2,y\r",
    "\u{FEFF}a,b\n1,x\n2,y\n\n\n", "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"",
    "\n\na,b\n\n1,x\n \t\n2,y\n ",
    " a , b\n1 ,x\t\n 2,\ty ", "a,b\n \"1\" ,x\n2, \"y\"\t\r\n",
  ])
  func whatSaysTheSameIsReadTheSame(_ text: String) throws {
    let table = try table(text)
    #expect(table.columnNames == ["a", "b"])
    #expect(try table.numbers(named: "a") == [1, 2])
    #expect(try table.column(named: "b") == ["x", "y"])
  }

  @Test func quotesKeepSeparatorsSpacesLineEndsAndQuotes() throws {
    let table = try table(
      "a,b\n\"1,5\",\" x \"\n\"say \"\"hi\"\"\",\"two\r\nlines\"\n\"\",\"\"\"\"\n")
    #expect(try table.column(named: "a") == ["1,5", "say \"hi\"", ""])
    #expect(try table.column(named: "b") == [" x ", "two\r\nlines", "\""])
    #expect(table.lines == [2, 3, 5])
  }

  @Test func rowsKnowTheirLines() throws {
    #expect(try table("\"a\n1\",b\n1,2\n\n\"\r\r\",4\r\n5,6").lines == [3, 5, 8])
  }

  @Test func otherSeparatorsAndTheDecimalComma() throws {
    let semicolon = CSVOptions(separator: .semicolon, decimalMark: .comma)
    #expect(try table("a;b\n1,5;2\n", semicolon).numbers(named: "a") == [1.5])
    let tab = try table("a\tb\n\t x \n", CSVOptions(separator: .tab))
    #expect(try tab.column(named: "a") == [""])
    #expect(try tab.column(named: "b") == ["x"])
    #expect(try table("a|b\n1|2", CSVOptions(separator: .bar)).numbers(named: "b") == [2])
    #expect(
      try table("a,b\n\"1,5\",2", CSVOptions(decimalMark: .comma)).numbers(named: "a") == [1.5])
  }

  @Test func rowsWithoutMissingValuesStayTogether() throws {
    let gaps = try table(
      "a,b,c\n1,2,x\nNA,3,y\n4,,z\n5,?,w\n6,7,\"two\nlines\"\n8,null,v\n9,nan,NULL\n")
    let complete = try gaps.withoutMissing()
    #expect(try complete.numbers(named: "a") == [1, 6])
    #expect(try complete.column(named: "c") == ["x", "two\nlines"])
    #expect(complete.lines == [2, 6])
    #expect(try gaps.withoutMissing(in: ["a"]).numbers(named: "a") == [1, 4, 5, 6, 8, 9])
    #expect(try gaps.withoutMissing(in: []).rowCount == 7)
    #expect(throws: CSVError.self) { try gaps.withoutMissing(in: ["d"]) }
  }

  @Test func composedAndDecomposedNamesAreDifferentColumns() throws {
    let table = try table("\u{E9},e\u{301}\n1,2\n")
    #expect(try table.numbers(named: "\u{E9}") == [1])
    #expect(try table.numbers(named: "e\u{301}") == [2])
  }

  // MARK: Properties

  /// Writes records after RFC 4180, with quotes where they are needed or by chance.
  func written(_ records: [[String]], _ generator: inout Generator) -> String {
    let newline = ["\n", "\r\n", "\r"][generator.integer(in: 0...2)]
    return records.map { record in
      record.map { field in
        let needsQuotes =
          field.isEmpty || field.utf8.contains { [9, 10, 13, 32, 34, 44].contains($0) }
        guard needsQuotes || generator.integer(in: 0...3) == 0 else { return field }
        return "\""
          + field.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
      }.joined(separator: ",") + newline
    }.joined()
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let pieces = ["a", "é", "😀", ",", "\"", "\n", "\r", "\r\n", " ", "\t", ";", "1.5", "NA"]
    try forAll { generator in
      let width = generator.integer(in: 1...4)
      let names = (0..<width).map { "column \($0)" }
      let rows = (0..<generator.integer(in: 1...5)).map { _ in
        (0..<width).map { _ in
          (0..<generator.integer(in: 0...3)).map { _ in
            pieces[generator.integer(in: 0...(pieces.count - 1))]
          }.joined()
        }
      }
      let table = try table(written([names] + rows, &generator))
      #expect(table.rowCount == rows.count)
      for (j, name) in names.enumerated() {
        let column = try table.column(named: name)
        #expect(column.map { Array($0.utf8) } == rows.map { Array($0[j].utf8) })
      }
    }
  }

  @Test func noBytesTrapAndEveryErrorIsOneLine() {
    let valid = Array("\u{FEFF}id,\"na\"\"me\",x\r\n1,é,1.5\n2,\"b\n\",-2e3\n3,,NA\n".utf8)
    let nasty =
      Array("\",\n\r;\t \u{0}\u{1F}\u{FF}ePK09.-".utf8) + [0xFF, 0xC3, 0xE0, 0xED, 0xF4, 0x80]
    forAll(cases: 3000) { generator in
      var bytes = generator.integer(in: 0...3) == 0 ? [] : valid
      for _ in 0..<generator.integer(in: 0...20) {
        let position = generator.integer(in: 0...bytes.count)
        let byte = nasty[generator.integer(in: 0...(nasty.count - 1))]
        switch generator.integer(in: 0...3) {
        case 0 where position < bytes.count: bytes[position] = byte
        case 1 where position < bytes.count: bytes.remove(at: position)
        case 2: bytes = Array(bytes[..<position])
        default: bytes.insert(byte, at: position)
        }
      }
      do throws(CSVError) {
        let options = CSVOptions(dropMissing: generator.integer(in: 0...1) == 0)
        let dataset = try Dataset(csvBytes: bytes, named: "f", label: "id", options: options)
        #expect(dataset.count > 0)
      } catch {
        let lines = bytes[...].lineBreakCount + 1
        #expect((1...lines).contains(error.line ?? 1))
        #expect(!error.description.utf8.contains { $0 < 0x20 })
        #expect(error.description.hasPrefix("f:") && !error.kind.isEmpty)
      }
    }
  }

  // MARK: Edges

  @Test func oneColumnIsATable() throws {
    #expect(try table("a\n1\n\n\"\"\n").column(named: "a") == ["1", ""])
  }
}
