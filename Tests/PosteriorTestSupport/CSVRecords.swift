/// The records of a CSV text after RFC 4180, with line feeds between them. An empty line is a
/// record of one empty field.
public func csvRecords(_ text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field = ""
  var isQuoted = false
  let scalars = Array(text.unicodeScalars)
  var next = 0
  while next < scalars.count {
    let scalar = scalars[next]
    next += 1
    if isQuoted && scalar == "\"" && next < scalars.count && scalars[next] == "\"" {
      field.unicodeScalars.append(scalar)
      next += 1
    } else if scalar == "\"" {
      isQuoted.toggle()
    } else if !isQuoted && (scalar == "," || scalar == "\n") {
      record.append(field)
      field = ""
      if scalar == "\n" {
        records.append(record)
        record = []
      }
    } else {
      field.unicodeScalars.append(scalar)
    }
  }
  return records
}
