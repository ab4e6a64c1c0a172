import Posterior
import Testing

@testable import PosteriorReport

@Suite struct TableConfusionTests {
  static let garments = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
  ]

  // MARK: Known values (by hand)

  @Test func shortNamesAreHeadings() {
    let confusion = ConfusionMatrix(
      truth: [0, 0, 0, 1], predictions: [0, 0, 1, 1], classNames: ["cat", "dog"])
    let table = Table(confusion: confusion)
    #expect(
      TextTable(table, style: TextStyle()).lines == [
        #"true \ predicted   cat   dog   recall"#, "─────────────────────────────────────",
        "cat                  2     1     67 %", "dog                  ·     1    100 %",
      ])
    #expect(table.rows[1] == [.text("dog"), .integer(0), .integer(1), .number(1)])
  }

  @Test func rightPredictionsAreBold() {
    let confusion = ConfusionMatrix(truth: [0, 1], predictions: [0, 0], classNames: ["a", "b"])
    var page = MarkdownRenderer()
    #expect(
      page.render(.table(Table(confusion: confusion))) == #"""

        | true \ predicted | a | b | recall |
        |---|---:|---:|---:|
        | a | **1** | · | 100 % |
        | b | 1 | **·** | 0 % |

        """#)
    let lines = TextTable(Table(confusion: confusion), style: TextStyle(hasEscapes: true)).lines
    #expect(lines[2] == "a                  \u{1B}[1m1\u{1B}[0m   ·    100 %")
    #expect(lines[3] == "b                  1   \u{1B}[1m·\u{1B}[0m      0 %")
  }

  @Test(arguments: [1, 99, 1000, 9999])
  func tenClassesFitEightyColumns(_ count: Int) {
    let labels = (0..<10).flatMap { Array(repeating: $0, count: count) }
    let predictions = labels.indices.map { $0 % 7 == 0 ? ($0 / 7) % 10 : labels[$0] }
    let confusion = ConfusionMatrix(
      truth: labels, predictions: predictions, classNames: Self.garments)
    let lines = TextTable(Table(confusion: confusion), style: TextStyle()).lines
    #expect(lines.count == 12)
    #expect(lines.allSatisfy { $0.displayWidth <= 74 }, "\(lines)")
    #expect(lines[0].contains(#/ 7 +8 +9 +recall$/#) && lines[11].hasPrefix("9 Ankle boot "))
  }

  @Test func namesAreHeadingsAsLongAsTheyFit() {
    // 16 for the names of the rows, 10 for each of five columns and their gaps, 8 for the recall.
    for (name, heading) in [("aaaaaaaa", "bbbbbbbb"), ("aaaaaaaaa", "1")] {
      let names = [name] + ["b", "c", "d", "e"].map { String(repeating: $0, count: 8) }
      let table = Table(confusion: ConfusionMatrix(truth: [], predictions: [], classNames: names))
      #expect(table.columns[2].title == heading)
    }
  }

  @Test func numbersAsNames() {
    let confusion = ConfusionMatrix(truth: [2], predictions: [2], classCount: 10)
    let table = Table(confusion: confusion)
    #expect(table.columns[1].title == "0" && table.rows[2][0] == .text("2"))
  }

  // MARK: Edges

  @Test func aClassWithoutExamplesHasNoRecall() {
    let confusion = ConfusionMatrix(truth: [0], predictions: [1], classNames: ["a", "b"])
    #expect(Table(confusion: confusion).rows[1] == [.text("b"), .integer(0), .integer(0), .empty])
  }

  @Test func otherTablesKeepTheirZerosAndTheirGaps() {
    var table = Table("a", "b")
    table.add(0, 1)
    #expect(table.texts(of: table.rows) == [["0", "1"]])
    #expect(TextTable(table, style: TextStyle(columns: 3)).lines == ["a:", "0", "b:", "1"])
  }
}
