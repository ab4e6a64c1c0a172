import Foundation
import PosteriorTestSupport
import Testing

/// A lesson as a program.
struct Lesson: Sendable, CustomTestStringConvertible {
  /// The name of its folder and of its program.
  let name: String

  /// All lessons, in order.
  static let all: [Lesson] = {
    let folders = try? FileManager.default.contentsOfDirectory(atPath: "\(package)/Lessons")
    return (folders ?? []).filter { $0.hasPrefix("Lesson") }.sorted().map(Lesson.init)
  }()

  /// The two on which the machinery that all lessons share is tried.
  static let samples = [number(1), number(3)]

  /// The lesson with a number.
  static func number(_ number: Int) -> Lesson { all[number - 1] }

  var testDescription: String { name }

  /// The number, with two digits.
  var number: String { String(name.prefix { $0 != "-" }.filter(\.isNumber)) }

  var sourceFile: String { "\(Self.package)/Lessons/\(name)/main.swift" }

  /// The page that is made of the lesson.
  var page: String { "\(Self.package)/docs/lessons/\(number).md" }

  var program: String { builtProgram(name) }

  /// The folder of the package.
  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}

/// A lesson's report in JSON.
struct Report: Decodable {
  struct Check: Decodable {
    let claim: String
    let holds: Bool
  }

  struct Table: Decodable {
    let columns: [String]
    let rows: [[Cell]]
    let totals: [[Cell]]
  }

  enum Cell: Decodable, Equatable {
    case number(Double)
    case text(String)
    case empty

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = container.decodeNil() ? .empty : .text(try container.decode(String.self))
      }
    }
  }

  struct Figure: Decodable {
    let name: String
    let alt: String
    /// The texts below images; nil where gnuplot draws.
    let captions: [String]?
  }

  let lesson: String
  let title: String
  let seed: UInt64
  let parameters: [String: String]
  let tables: [Table]
  let figures: [Figure]
  let checks: [Check]
}
