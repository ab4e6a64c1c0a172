import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct JSONRendererTests {
  // MARK: Known values (by hand)

  @Test func aReport() throws {
    var table = Table("word", "p", "n")
    table.add("\"a\"\n/", 0.1, 1)
    table.addTotal(nil, nil, -2)
    let figure = Figure(
      "f", alt: "A line.", x: "across", y: "up", .points("l", x: [1], y: [2], errors: [0.5]))
    let check = CheckResult(claim: "a", holds: false, value: 2, expected: 1, tolerance: 0.5)
    let summary = Summary(
      lesson: "L", title: "T", seed: .max, parameters: ["b": "1,2", "a": "0"], checks: [check])
    let text = report(
      [.table(table), .figure(figure, .omitted), .formula(Formula("x")), .refusal("no")], summary)
    #expect(
      text == #"""
        {
          "checks" : [
            {
              "claim" : "a",
              "expected" : 1,
              "holds" : false,
              "tolerance" : 0.5,
              "value" : 2
            }
          ],
          "figures" : [
            {
              "alt" : "A line.",
              "name" : "f",
              "series" : [
                {
                  "errors" : [
                    0.5
                  ],
                  "label" : "l",
                  "x" : [
                    1
                  ],
                  "y" : [
                    2
                  ]
                }
              ],
              "x" : "across",
              "y" : "up"
            }
          ],
          "formulas" : [
            "x"
          ],
          "lesson" : "L",
          "parameters" : {
            "a" : "0",
            "b" : "1,2"
          },
          "refusals" : [
            "no"
          ],
          "seed" : 18446744073709551615,
          "tables" : [
            {
              "columns" : [
                "word",
                "p",
                "n"
              ],
              "rows" : [
                [
                  "\"a\"\n/",
                  0.1,
                  1
                ]
              ],
              "totals" : [
                [
                  null,
                  null,
                  -2
                ]
              ]
            }
          ],
          "title" : "T"
        }

        """#)
  }

  @Test func imagesAreTheirCaptions() {
    let images = [ImageGrid.Image([0.125], width: 1, caption: "one"), .init([0.125], width: 1)]
    let text = report([.images(ImageGrid("f", alt: "Two.", .gray(), images), .omitted)])
    #expect(
      text.contains(
        #"""
          "figures" : [
            {
              "alt" : "Two.",
              "captions" : [
                "one",
                ""
              ],
              "name" : "f"
            }
          ],
        """#))
    #expect(!text.contains("0.125"))
  }

  // MARK: Properties

  private struct Tables: Decodable {
    struct Table: Decodable { let rows: [[Double]] }
    let tables: [Table]
  }

  @Test func everyNumberReadsBackExactly() throws {
    try forAll { generator in
      let numbers = (0..<4).map { _ in generator.number() }
      var table = Table("x")
      for number in numbers { table.add(number) }
      // JSONSerialization would read some numbers an ulp or two off.
      let read = try JSONDecoder().decode(Tables.self, from: Data(report([.table(table)]).utf8))
      #expect(read.tables[0].rows.map { $0[0] } == numbers)
    }
  }

  // MARK: Edges

  @Test func numbersThatJSONLacksAreStrings() throws {
    var table = Table("a", "b", "c")
    table.add(Double.infinity, -Double.infinity, Double.nan)
    let text = report([.table(table)])
    for string in [#""inf""#, #""-inf""#, #""nan""#] { #expect(text.contains(string)) }
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test func anEmptyReportIsAnObject() throws {
    let object = try JSONSerialization.jsonObject(with: Data(report([.prose("a")]).utf8))
    #expect((object as? [String: Any])?.count == 9)
  }

  private func report(_ elements: [Element], _ summary: Summary = Summary()) -> String {
    var renderer = JSONRenderer()
    #expect(elements.map { renderer.render($0) }.joined() == "")
    return renderer.finish(summary)
  }
}
