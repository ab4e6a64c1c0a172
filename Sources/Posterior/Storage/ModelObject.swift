import GSLNumerics

/// An object of a model's file, and what may be asked of it.
///
/// Every question that has no answer in the file throws an error that says why, and on which line.
public struct ModelObject: Sendable {
  private let file: String?
  private let members: [JSONValue.Member]
  /// The name of the object in messages, after "in".
  private let name: String
  /// The line of its key; none for the whole file.
  private let line: Int?

  /// The object that a whole file is.
  init(_ value: JSONValue, file: String?) throws(ModelFileError) {
    guard case .object(let members) = value else {
      throw ModelFileError(
        .format, file: file, "the file holds \(value.kindName), not a model",
        hint: "A model's file is written by 'posterior fit --model'.")
    }
    (self.file, self.members, name, line) = (file, members, "the model", nil)
  }

  /// The object of a key.
  func object(_ key: String) throws(ModelFileError) -> ModelObject {
    let member = try member(key)
    guard case .object(let members) = member.value else {
      throw wrongKind(member, "an object")
    }
    return ModelObject(file: file, members: members, name: "'\(key)'", line: member.line)
  }

  private init(file: String?, members: [JSONValue.Member], name: String, line: Int) {
    (self.file, self.members, self.name, self.line) = (file, members, name, line)
  }

  /// Whether there is such a key.
  func has(_ key: String) -> Bool { members.contains { $0.key == key } }

  /// Throws if there is any other key.
  public func requireOnly(_ keys: [String]) throws(ModelFileError) {
    guard let stray = members.first(where: { !keys.contains($0.key) }) else { return }
    throw ModelFileError(
      .format, file: file, line: stray.line, value: stray.key,
      "unknown key '\(stray.key.excerpt)' in \(name)")
  }

  /// The string of a key.
  func string(_ key: String) throws(ModelFileError) -> String {
    let member = try member(key)
    guard case .string(let text) = member.value else { throw wrongKind(member, "a string") }
    return text
  }

  /// The number of a key.
  public func number(_ key: String) throws(ModelFileError) -> Double {
    let member = try member(key)
    guard case .number(let value) = member.value else { throw wrongKind(member, "a number") }
    return value
  }

  /// The strings of a key.
  public func strings(_ key: String) throws(ModelFileError) -> [String] {
    let member = try member(key)
    guard case .array(let elements) = member.value else {
      throw wrongKind(member, "an array of strings")
    }
    var strings: [String] = []
    for element in elements {
      guard case .string(let string) = element else {
        throw error(.format, key, "'\(key)' holds \(element.kindName), where a string should be")
      }
      strings.append(string)
    }
    return strings
  }

  /// The names of a key: not empty, and no two the same.
  func names(_ key: String) throws(ModelFileError) -> [String] {
    let names = try strings(key)
    var seen: Set<[UInt8]> = []
    for name in names {
      if name.isEmpty { throw error(.value, key, value: name, "a name in '\(key)' is empty") }
      guard seen.insert(Array(name.utf8)).inserted else {
        throw error(.value, key, value: name, "'\(name.excerpt)' stands in '\(key)' twice")
      }
    }
    if names.isEmpty { throw error(.value, key, "the list '\(key)' is empty") }
    return names
  }

  /// An error at a key, to be thrown.
  ///
  /// - Parameters:
  ///   - problem: What kind of problem it is; mostly `.value`.
  ///   - key: The key whose value is at fault.
  ///   - value: The value at fault.
  ///   - message: What is wrong.
  ///   - hint: What to do about it.
  public func error(
    _ problem: ModelFileError.Problem, _ key: String, value: String? = nil, _ message: String,
    hint: String? = nil
  ) -> ModelFileError {
    let place = members.first { $0.key == key }?.line ?? line
    return ModelFileError(problem, file: file, line: place, value: value, message, hint: hint)
  }

  private func member(_ key: String) throws(ModelFileError) -> JSONValue.Member {
    guard let member = members.first(where: { $0.key == key }) else {
      throw ModelFileError(
        .format, file: file, line: line, value: key, "the key '\(key)' is missing in \(name)")
    }
    return member
  }

  private func wrongKind(_ member: JSONValue.Member, _ wanted: String) -> ModelFileError {
    error(
      .format, member.key, "'\(member.key)' is \(member.value.kindName), but should be \(wanted)")
  }
}

// MARK: Numbers

extension ModelObject {
  /// The numbers of a key: the wanted number of them, or any.
  public func numbers(_ key: String, count: Int? = nil) throws(ModelFileError) -> [Double] {
    try numbers(try member(key).value, count, key, "'\(key)'")
  }

  /// The rows of a key.
  public func rows(_ key: String, count: Int, columnCount: Int) throws(ModelFileError) -> [[Double]]
  {
    try rows(try member(key).value, count, columnCount, key, "'\(key)'")
  }

  /// The square matrices of a key.
  public func matrices(_ key: String, count: Int, size: Int) throws(ModelFileError) -> [Matrix] {
    let values = try elements(try member(key).value, count, key, "'\(key)'", of: "matrices")
    var matrices: [Matrix] = []
    for (k, value) in values.enumerated() {
      matrices.append(Matrix(try rows(value, size, size, key, "matrix \(k + 1) of '\(key)'")))
    }
    return matrices
  }

  /// The numbers of a key, each of them above 0.
  public func positiveNumbers(_ key: String, count: Int) throws(ModelFileError) -> [Double] {
    let numbers = try numbers(key, count: count)
    try requirePositive(numbers, key)
    return numbers
  }

  /// Throws unless the numbers of a key are above 0.
  public func requirePositive(_ numbers: [Double], _ key: String) throws(ModelFileError) {
    if let stray = numbers.first(where: { !($0 > 0) }) {
      throw error(.value, key, value: "\(stray)", "\(stray) in '\(key)' is not above 0")
    }
  }

  /// The probabilities of a key: not below 0, with a sum of 1 within 10⁻⁹.
  public func probabilities(_ key: String, count: Int) throws(ModelFileError) -> [Double] {
    let numbers = try numbers(key, count: count)
    if let stray = numbers.first(where: { $0 < 0 }) {
      throw error(.value, key, value: "\(stray)", "\(stray) in '\(key)' is below 0")
    }
    let sum = numbers.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-9 else {
      throw error(.value, key, value: "\(sum)", "the \(key) sum to \(sum), not to 1")
    }
    return numbers
  }

  private func rows(
    _ value: JSONValue, _ count: Int, _ columnCount: Int, _ key: String, _ name: String
  ) throws(ModelFileError) -> [[Double]] {
    var rows: [[Double]] = []
    for (i, row) in try elements(value, count, key, name, of: "rows").enumerated() {
      rows.append(try numbers(row, columnCount, key, "row \(i + 1) of \(name)"))
    }
    return rows
  }

  private func numbers(
    _ value: JSONValue, _ count: Int?, _ key: String, _ name: String
  ) throws(ModelFileError) -> [Double] {
    guard case .numbers(let numbers) = value else {
      if let stray = try elements(value, count, key, name, of: "numbers").first(where: \.isNoNumber)
      {
        throw error(
          .value, key, value: stray.kindName,
          "\(name) holds \(stray.kindName), where a number should be")
      }
      return []
    }
    try requireCount(numbers.count, count, key, name)
    return numbers
  }

  private func elements(
    _ value: JSONValue, _ count: Int?, _ key: String, _ name: String, of things: String
  ) throws(ModelFileError) -> [JSONValue] {
    let elements: [JSONValue]
    switch value {
    case .array(let values): elements = values
    case .numbers(let numbers): elements = numbers.map(JSONValue.number)
    default:
      throw error(.format, key, "\(name) is \(value.kindName), but should be an array of \(things)")
    }
    try requireCount(elements.count, count, key, name)
    return elements
  }

  private func requireCount(
    _ found: Int, _ wanted: Int?, _ key: String, _ name: String
  ) throws(ModelFileError) {
    guard let wanted, found != wanted else { return }
    throw error(
      .value, key, value: "\(found)", "\(name) has length \(found), but \(wanted) is needed")
  }
}

extension JSONValue {
  fileprivate var isNoNumber: Bool { if case .number = self { false } else { true } }
}
