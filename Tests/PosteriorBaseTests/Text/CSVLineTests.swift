import PosteriorBase
import Testing

@Suite struct CSVLineTests {
  // MARK: Known values (RFC 4180)

  @Test func whatMeansSomethingIsQuoted() {
    #expect(csvLine(["a b", "1.5", "é"]) == "a b,1.5,é\n")
    #expect(csvLine(["a,b", "say \"x\"", "# 1"]) == "\"a,b\",\"say \"\"x\"\"\",\"# 1\"\n")
    #expect(csvLine(["two\nlines"]) == "\"two\nlines\"\n")
  }

  // MARK: Edges

  @Test func anEmptyFieldAloneIsSeen() {
    #expect(csvLine([""]) == "\"\"\n")
    #expect(csvLine(["", ""]) == ",\n")
  }
}
