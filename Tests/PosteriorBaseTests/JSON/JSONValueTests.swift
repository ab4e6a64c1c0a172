import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorBase

@Suite struct JSONValueTests {
  // MARK: Known values

  @Test func everyKindOfValueIsRead() throws {
    let text = #" { "a" : [ 1 , 2.5e1,-0.0 ] , "b":[true,false,null],"c":{}, "d":[], "é":"x" } "#
    #expect(
      try JSONValue(parsing: Array(text.utf8))
        == .object([
          .init("a", .numbers([1, 25, -0.0])),
          .init("b", .array([.bool(true), .bool(false), .null])),
          .init("c", .object([])), .init("d", .array([JSONValue]())), .init("é", .string("x")),
        ]))
  }

  @Test func escapesAreRead() throws {
    let text = #""\"\\\/\b\f\n\r\t\u0041\u00e9\uD83D\uDE00\u0000""#
    #expect(
      try JSONValue(parsing: Array(text.utf8)) == .string("\"\\/\u{8}\u{c}\n\r\tAé😀\0"))
  }

  @Test func membersKnowTheirLines() throws {
    let text = "{\n\"a\": 1,\r\n\"b\": 2,\r\"c\":\n\n3}"
    guard case .object(let members) = try JSONValue(parsing: Array(text.utf8)) else {
      Issue.record("not an object")
      return
    }
    #expect(members.map(\.line) == [2, 3, 4])
  }

  @Test func theTextIsLaidOutByLines() {
    let value = JSONValue.object([
      .init("name", .string("a\"\\\n\u{1}\u{7f}é")),
      .init("numbers", .array([1.0, -0.0, 0.1, 1e300])),
      .init("rows", .array([[1.0, 2], [3, 4]])), .init("none", .object([])),
      .init("empty", .array([[Double]]())), .init("words", .array(["a", "b"])),
    ])
    #expect(
      value.text == #"""
        {
          "name": "a\"\\\n\u0001\u007fé",
          "numbers": [1, -0.0, 0.1, 1e+300],
          "rows": [
            [1, 2],
            [3, 4]
          ],
          "none": {},
          "empty": [],
          "words": ["a", "b"]
        }
        """#)
  }

  @Test func aLiteralIsAnObjectInItsOrder() {
    let value: JSONValue = ["b": .orNull(1.5), "a": .orNull(nil as String?), "c": .orNull(3)]
    #expect(
      value == .object([.init("b", .number(1.5)), .init("a", .null), .init("c", .number(3))]))
    #expect(JSONValue.orNull(Double.nan) == .null && JSONValue.orNull("x") == .string("x"))
  }

  @Test func largeIntegersKeepTheirDigits() {
    #expect(JSONValue.integer(UInt64.max).text == "18446744073709551615")
    #expect(JSONValue.integer(-(1 << 53) - 1).text == "-9007199254740993")
    #expect(JSONValue.integer(Int8.min).text == "-128")
  }

  @Test func theSpreadLayoutIsThatOfFoundation() throws {
    let numbers = [1, -0.0, 0.1, 1e16, 1e300, 5e-300, .infinity, -.infinity, .nan]
    let text = "a\"\\/\n\r\t\u{8}\u{c}\u{1}\u{1f}\u{7f}é\u{2028}😀\u{0}"
    let value: JSONValue = [
      "empty": .array([String]()), "nested": .array([[1.0], []]), "none": .object([]),
      "null": .null, "numbers": .array(numbers), "text": .string(text), "true": .bool(true),
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let expected = try encoder.encode(Foundations(numbers: numbers, text: text))
    #expect(value.text(.spread) == String(decoding: expected, as: UTF8.self))
  }

  private struct Foundations: Encodable {
    var empty: [String] = []
    var nested = [[1.0], []]
    var none: [String: Int] = [:]
    var null: [String: Int]?
    var numbers: [Double]
    var text: String
    var `true` = true

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(empty, forKey: .empty)
      try container.encode(nested, forKey: .nested)
      try container.encode(none, forKey: .none)
      try container.encode(null, forKey: .null)
      try container.encode(numbers, forKey: .numbers)
      try container.encode(text, forKey: .text)
      try container.encode(`true`, forKey: .true)
    }

    enum CodingKeys: CodingKey { case empty, nested, none, null, numbers, text, `true` }
  }

  @Test func whatIsNoNumberIsNull() {
    #expect(JSONValue.numberOrNull(.infinity).text == "null")
    #expect(JSONValue.numberOrNull(0.5).text == "0.5")
    #expect(JSONValue.integer(1 << 53).text == "9007199254740992")
  }

  // MARK: Properties

  @Test func everyDoubleComesBack() throws {
    try forAll(cases: 20_000) { generator in
      let number = Double(bitPattern: generator.next())
      guard number.isFinite else { return }
      guard case .number(let read) = try JSONValue(parsing: JSONValue.number(number).bytes) else {
        Issue.record("\(number) is not a number")
        return
      }
      #expect(read.bitPattern == number.bitPattern)
    }
  }

  @Test func everyValueComesBack() throws {
    try forAll(cases: 1000) { generator in
      let value = generator.jsonValue(depth: 4)
      let read = try JSONValue(parsing: value.bytes)
      #expect(read == value)
    }
  }

  /// A text is taken for JSON or refused; nothing ends the program.
  @Test func noTextIsTooStrange() {
    let letters = Array(#"{}[]",:.-+eE0123456789 tfnulrasbd\u"#.utf8) + [10, 13, 0xC3, 0xA9, 0]
    forAll(cases: 20_000) { generator in
      let bytes = (0..<generator.integer(in: 0...12)).map { _ in
        letters[generator.integer(in: 0...(letters.count - 1))]
      }
      if let value = try? JSONValue(parsing: bytes) {
        #expect((try? JSONValue(parsing: value.bytes)) == value)
      }
    }
  }

  // MARK: Edges

  static let refusals: [(text: String, problem: JSONError.Problem, line: Int)] = [
    ("", .syntax, 1), ("\n ", .syntax, 2), ("{", .syntax, 1), ("[1", .syntax, 1),
    ("[1,]", .syntax, 1),
    ("[,1]", .syntax, 1), ("{\"a\":1,}", .syntax, 1), ("{a:1}", .syntax, 1),
    ("{\"a\" 1}", .syntax, 1),
    ("[1 2]", .syntax, 1), ("1 2", .syntax, 1), ("{}\n}", .syntax, 2), ("nul", .syntax, 1),
    ("nullx", .syntax, 1), ("True", .syntax, 1), ("NaN", .syntax, 1), ("Infinity", .syntax, 1),
    ("-Infinity", .syntax, 1), ("01", .syntax, 1), ("-", .syntax, 1), ("+1", .syntax, 1),
    (".5", .syntax, 1), ("1.", .syntax, 1), ("1e", .syntax, 1), ("1e+", .syntax, 1),
    ("1e-+1", .syntax, 1), ("0x1p3", .syntax, 1), ("1_000", .syntax, 1), ("'a'", .syntax, 1),
    ("\"a", .syntax, 1), ("\"a\nb\"", .syntax, 1), ("\"\t\"", .syntax, 1), (#""\x""#, .syntax, 1),
    (#""\u12G4""#, .syntax, 1), (#""\u123"#, .syntax, 1), ("// a\n1", .syntax, 1),
    ("\n[1e400]", .tooLarge, 2), ("[-1e400]", .tooLarge, 1),
    ("{\"a\":1,\n\"a\":2}", .repeatedKey, 2), (#"{"a":1,"\u0061":2}"#, .repeatedKey, 1),
    ("\n\"\\uD800\"", .encoding, 2), (#""\uDC00\uD800""#, .encoding, 1),
    (#""\uD800\u0041""#, .encoding, 1),
    ("\u{FEFF}1", .syntax, 1),
  ]

  @Test func whatIsNoJSONIsRefused() {
    for (text, problem, line) in Self.refusals {
      do {
        let value = try JSONValue(parsing: Array(text.utf8))
        Issue.record("'\(text)' was read as \(value)")
      } catch {
        #expect(error.problem == problem && error.line == line, "'\(text)': \(error)")
      }
    }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3], [0xED, 0xA0, 0x80], [0x22, 0, 0x22]]
      as [[UInt8]]
    {
      #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
    }
    do {
      _ = try JSONValue(parsing: Array("{\n\"a\n".utf8) + [0x80])
    } catch {
      #expect(error.problem == .encoding && error.line == 3)
      #expect(error.message == "byte 6 is not UTF-8 text")
    }
  }

  @Test func aRepeatedKeyIsNamed() {
    do {
      _ = try JSONValue(parsing: Array("{\"a\": 1, \"a\": 2}".utf8))
    } catch {
      #expect(error.value == "a" && error.message == "the key 'a' is repeated")
    }
  }

  /// An é of one scalar and of two are two keys, and two strings.
  @Test func textIsComparedByItsBytes() throws {
    let value = try JSONValue(parsing: Array(#"{"\u00e9": 1, "e\u0301": 2}"#.utf8))
    #expect(value == .object([.init("\u{e9}", .number(1)), .init("e\u{301}", .number(2))]))
    #expect(JSONValue.string("\u{e9}") != .string("e\u{301}"))
  }

  @Test func deepTextsAreRefused() throws {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONError.self) { try JSONValue(parsing: deep) }
    let brackets = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    _ = try JSONValue(parsing: Array(brackets.utf8))
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array("[\(brackets)]".utf8)) }
    // Brackets one after another are not deep.
    let wide = "[" + String(repeating: "[],", count: 1000) + "{}]"
    _ = try JSONValue(parsing: Array(wide.utf8), depthLimit: 2)
  }

  @Test func infiniteNumbersCannotBeWritten() async {
    await #expect(processExitsWith: .failure) { _ = JSONValue.number(.nan).bytes }
    await #expect(processExitsWith: .failure) { _ = JSONValue.numbers([-.infinity]).bytes }
  }
}

extension Generator {
  /// A random value of JSON.
  fileprivate mutating func jsonValue(depth: Int) -> JSONValue {
    switch integer(in: 0...(depth > 0 ? 7 : 4)) {
    case 0: .null
    case 1: .bool(integer(in: 0...1) == 1)
    case 2: .number(double(in: -1e6...1e6))
    case 3: .string(jsonText())
    case 4: .array(vector(integer(in: 0...3), in: -1...1))
    case 5, 6: .array((0..<integer(in: 0...3)).map { _ in jsonValue(depth: depth - 1) })
    default:
      .object(
        (0..<integer(in: 0...3)).map { k in
          .init("\(k)" + jsonText(), jsonValue(depth: depth - 1))
        })
    }
  }

  private mutating func jsonText() -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "\n", "\0", "é", "\u{301}", "😀", "/", "\u{2028}",
    ]
    return String(
      String.UnicodeScalarView((0..<integer(in: 0...4)).map { _ in scalars[integer(in: 0...9)] }))
  }
}
