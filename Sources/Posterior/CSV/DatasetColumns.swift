/// Which columns of a table a data set is made of.
struct DatasetColumns {
  let label: Int
  let features: [Int]

  init(
    _ header: CSVHeader, label: String, features: [String]?, ignored: [String]
  ) throws(CSVError) {
    func failure(_ problem: CSVError.Problem, column: String? = nil) -> CSVError {
      CSVError(problem, file: header.file, column: column)
    }
    let labelColumn = try header.index(of: label, isLabel: true)
    var isIgnored = header.columnNames.map { _ in false }
    for name in ignored { isIgnored[try header.index(of: name)] = true }
    var wanted = header.columnNames.indices.filter { $0 != labelColumn }
    if let features {
      wanted = []
      for name in features { wanted.append(try header.index(of: name)) }
    }
    if isIgnored[labelColumn] || wanted.contains(labelColumn) {
      throw failure(.labelConflict, column: label)
    }
    var isWanted = isIgnored
    for column in wanted where !isIgnored[column] {
      if isWanted[column] {
        throw failure(.repeatedFeature, column: header.columnNames[column])
      }
      isWanted[column] = true
    }
    self.label = labelColumn
    self.features = wanted.filter { !isIgnored[$0] }
    if self.features.isEmpty { throw failure(.noFeatures) }
    // d² doubles of 8 bytes.
    if self.features.count > Int(Double(1 << 27).squareRoot()) {
      throw failure(.tooManyFeatures(count: self.features.count))
    }
  }
}
