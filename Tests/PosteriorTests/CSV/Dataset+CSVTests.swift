import GSLNumerics
import Testing

@testable import Posterior

@Suite struct DatasetCSVTests {
  func read(
    _ text: String, label: String = "y", features: [String]? = nil, ignoring: [String] = [],
    options: CSVOptions = CSVOptions()
  ) throws(CSVError) -> Dataset {
    try Dataset(
      csvBytes: Array(text.utf8), named: "t.csv", label: label, features: features,
      ignoring: ignoring, options: options)
  }

  // MARK: Known values

  @Test func examplesFeaturesAndClassesAreTakenFromTheirColumns() throws {
    let text = "y,b,name,a\nno,1,Ann,2\nyes,3,Bob,4\nno,5,Cy,6\n"
    let dataset = try read(text, ignoring: ["name"])
    #expect(dataset.features == Matrix([[1, 2], [3, 4], [5, 6]]))
    #expect(dataset.labels == [0, 1, 0])
    #expect(dataset.featureNames == ["b", "a"])
    #expect(dataset.classNames == ["no", "yes"])
    let chosen = try read(text, features: ["a", "b"])
    #expect(chosen.features == Matrix([[2, 1], [4, 3], [6, 5]]))
    #expect(chosen.featureNames == ["a", "b"])
    #expect(try read(text, features: ["a", "b"], ignoring: ["b", "name"]).featureNames == ["a"])
  }

  @Test func classesAreInTheOrderOfTheirBytesOrNumbers() throws {
    func classes(_ labels: [String]) throws -> [String] {
      try read("x,y\n" + labels.map { "1,\($0)\n" }.joined() + "1,\(labels[0])\n").classNames
    }
    #expect(
      try classes(["b", "a", "B", "ä", "Z", "10", "9"]) == ["10", "9", "B", "Z", "a", "b", "ä"])
    #expect(try classes(["10", "9", "-1", "0"]) == ["-1", "0", "9", "10"])
    #expect(try classes(["1", "01", "0"]) == ["0", "01", "1"])
    #expect(try classes(["10", "9", "1.5"]) == ["1.5", "10", "9"])
  }

  @Test func labelsFollowTheirClassesIntoTheirOrder() throws {
    let dataset = try read("x,y\n1,c\n2,a\n3,b\n4,c\n5,c\n6,a\n")
    #expect(dataset.labels == [2, 0, 1, 2, 2, 0])
    #expect(dataset.classNames == ["a", "b", "c"])
  }

  @Test func composedAndDecomposedLabelsAreDifferentClasses() throws {
    let dataset = try read("x,y\n1,\u{E9}\n2,e\u{301}\n3,\u{E9}\n")
    #expect(dataset.classCount == 2)
    #expect(dataset.labels == [1, 0, 1])
    #expect(dataset.classNames.map { $0.utf8.count } == [3, 2])
  }

  @Test func rowsWithMissingValuesAreDroppedOnRequest() throws {
    let text = """
      species,island,bill,sex
      Adelie,Torgersen,39.1,male
      Adelie,Torgersen,NA,NA
      Gentoo,Biscoe,46.1,NA
      Gentoo,NA,50.0,female
      """
    let table = try CSVTable(
      bytes: Array(text.utf8), name: "p.csv", options: CSVOptions(dropMissing: true))
    let dataset = try Dataset(table, label: "species", features: ["bill"])
    #expect(dataset.features.elements == [39.1, 46.1, 50])
    #expect(dataset.labels == [0, 1, 1])
    #expect(table.rowCount - dataset.count == 1)
    #expect(try Dataset(table, label: "sex", features: ["bill"]).classNames == ["female", "male"])
  }

  @Test func aNumberTooSmallForADoubleIsZero() throws {
    #expect(try read("x,y\n1e-400,a\n1,b\n").features.elements == [0, 1])
  }

  @Test func twoExamplesMayBeOfTwoClasses() throws {
    #expect(try read("x,y\n1,a\n2,b\n").classCounts == [1, 1])
  }

  @Test func asManyFeaturesAsHaveACovarianceOfOneGibibyteAreRead() throws {
    let names = (1...11_585).map { "x\($0)" }.joined(separator: ",")
    let row = String(repeating: "1,", count: 11_585)
    #expect(try read("\(names),y\n\(row)a\n\(row)b\n").featureCount == 11_585)
  }

  // MARK: The data of the lessons

  static let shapes: [(String, String, [String], [Int], Int)] = [
    ("iris", "species", ["setosa", "versicolor", "virginica"], [50, 50, 50], 4),
    ("wine", "cultivar", ["cultivar_1", "cultivar_2", "cultivar_3"], [59, 71, 48], 13),
    ("breast_cancer", "diagnosis", ["benign", "malignant"], [357, 212], 30),
  ]

  @Test(arguments: shapes) func theLessonsDataHaveTheirKnownShapes(
    _ name: String, _ label: String, _ classes: [String], _ counts: [Int], _ featureCount: Int
  ) throws {
    let dataset = try Dataset(csv: lessonData(name), label: label)
    #expect(dataset.classNames == classes)
    #expect(dataset.classCounts == counts)
    #expect(dataset.featureCount == featureCount)
    #expect(dataset.count == counts.reduce(0, +))
  }

  @Test func pokemonAreDividedByTheirNumber() throws {
    let table = try CSVTable(path: lessonData("pokemon_water_normal"))
    let id = try table.numbers(named: "id")
    let all = try Dataset(table, label: "type", features: ["defense", "special_defense"])
    #expect(all.classNames == ["Normal", "Water"])
    let training = all.rows { id[$0] < 400 }
    let test = all.rows { id[$0] >= 400 }
    #expect(training.classCounts == [61, 79])
    #expect(test.classCounts == [37, 33])
    #expect(training.features.row(0) == [65, 64])
    #expect(try table.column(named: "name").contains("Farfetch’d"))
  }
}
