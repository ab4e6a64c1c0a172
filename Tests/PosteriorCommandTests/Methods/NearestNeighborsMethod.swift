import Foundation
import GSLNumerics
import Posterior

/// A method that the library does not have, in one file, by public declarations only: k nearest
/// neighbors.
struct NearestNeighborsMethod: ClassificationMethod {
  static let neighbors = MethodOption("neighbors", "Neighbors that are asked", default: 5)

  let name = "nearest-neighbors"
  let title = "nearest neighbors"
  let options = [Self.neighbors]

  func standardizes(_ settings: MethodSettings) -> Bool { true }

  func remark(_ settings: MethodSettings) -> String? {
    "\(Int(settings[Self.neighbors])) neighbors"
  }

  func learn(
    from examples: Dataset, _ settings: MethodSettings, using source: inout RandomSource,
    afterEpoch: (_ epoch: Int) -> Void
  ) throws(FitError) -> LearnedModel {
    LearnedModel(
      NearestNeighbors(
        neighborCount: Int(settings[Self.neighbors]), examples: examples.features.rows,
        labels: examples.labels, classCount: examples.classCount))
  }

  func model(
    from parameters: ModelObject, featureNames: [String], classNames: [String]
  ) throws(ModelFileError) -> any StorableClassifier {
    try parameters.requireOnly(["neighbors", "labels", "examples"])
    let labels = try parameters.numbers("labels").compactMap { Int(exactly: $0) }
    guard labels.allSatisfy(classNames.indices.contains) else {
      throw parameters.error(.value, "labels", "a label is not one of the classes")
    }
    return NearestNeighbors(
      neighborCount: Int(try parameters.number("neighbors")),
      examples: try parameters.rows(
        "examples", count: labels.count, columnCount: featureNames.count),
      labels: labels, classCount: classNames.count)
  }
}

/// The classes of the nearest examples vote; each class has one vote more, so that no probability
/// is 0.
struct NearestNeighbors: StorableClassifier {
  let neighborCount: Int
  let examples: [[Double]]
  let labels: [Int]
  let classCount: Int

  var featureCount: Int { examples[0].count }

  func logits(_ features: Matrix) -> Matrix { Matrix(features.rows.map(logits(of:))) }

  private func logits(of point: [Double]) -> [Double] {
    let distances = examples.map { zip($0, point).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
    let nearest = examples.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
    var votes = [Double](repeating: 1, count: classCount)
    for i in nearest.prefix(neighborCount) { votes[labels[i]] += 1 }
    return votes.map { log($0) }
  }

  var storedParameters: KeyValuePairs<String, ModelValue> {
    [
      "neighbors": .number(Double(neighborCount)), "labels": .numbers(labels.map(Double.init)),
      "examples": .rows(examples),
    ]
  }
}
