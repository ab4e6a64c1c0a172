import Foundation
import GSLNumerics
import PosteriorTestSupport
import Posterior

/// The tables of Lessons/Data.
enum DataTable {
  /// The header and the records of a table.
  static func records(_ name: String) throws -> (header: [String], records: [[String]]) {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = tests.deletingLastPathComponent().appending(path: "Lessons/Data/\(name).csv")
    var records = csvRecords(try String(contentsOf: file, encoding: .utf8))
    return (records.removeFirst(), records)
  }

  /// A table of numbers with the label in its last column.
  static func dataset(_ name: String) throws -> Dataset {
    let (header, records) = try records(name)
    let labels = records.map { $0[header.count - 1] }
    let classes = Set(labels).sorted()
    return Dataset(
      features: Matrix(records.map { $0.dropLast().compactMap { Double($0) } }),
      labels: labels.compactMap { classes.firstIndex(of: $0) },
      featureNames: Array(header.dropLast()), classNames: classes)
  }
}
