import Testing

@testable import PosteriorReport

@Suite struct ElementSectionsTests {
  private let prose = Element.prose("Text.")
  private let check = Element.check(CheckResult(claim: "a", holds: true))
  private let table = Element.table(Table("a"))

  // MARK: Known values (by hand)

  @Test func headings() {
    #expect(Element.prose("## 1 · *One*\nText").heading?.level == 2)
    #expect(Element.prose("## 1 · One\nText\nmore").belowHeading == .prose("\nText\nmore"))
    #expect(Element.prose("Text\n## 1").heading == nil && check.heading == nil)
    #expect(prose.belowHeading == prose && table.belowHeading == table)
    #expect(Element.prose("# Title").belowHeading == .prose(""))
  }

  @Test func proseIsCutAtItsSections() {
    let text = Element.prose("A.\n\n## 1 · One\nB.\n### b\n```\n## c\n```\n## 2\n")
    #expect(
      text.sections == [
        .prose("A."), .prose("## 1 · One\nB.\n### b\n```\n## c\n```"), .prose("## 2"),
      ])
    #expect(Element.prose("## 1").sections == [.prose("## 1")] && table.sections == [table])
  }
}
