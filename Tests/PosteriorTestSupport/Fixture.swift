import Foundation

/// A table of reference values, computed in 50- or 60-digit arithmetic, from Tests/Fixtures.
public struct Fixture: Decodable {
  /// The cases, each an object of named values.
  public let cases: [[String: FixtureValue]]

  /// Reads Tests/Fixtures/`name`.json.
  public static func load(_ name: String) throws -> Fixture {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "Fixtures/\(name).json"))
    return try JSONDecoder().decode(Fixture.self, from: data)
  }
}

/// A value of a fixture. The strings "inf", "-inf" and "nan" stand for the numbers that JSON lacks.
public enum FixtureValue: Decodable, Sendable {
  case bool(Bool)
  case number(Double)
  case string(String)
  case list([FixtureValue])
  case object([String: FixtureValue])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self =
        ["inf": .infinity, "-inf": -.infinity, "nan": .nan][value].map(Self.number)
        ?? .string(value)
    } else if let value = try? container.decode([FixtureValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: FixtureValue].self))
    }
  }

  /// The value as a number; a test that asks the wrong kind of value stops.
  public var number: Double {
    guard case .number(let value) = self else { fatalError("\(self) is not a number") }
    return value
  }

  /// The value as an integer.
  public var integer: Int { Int(number) }

  /// The value as a truth value.
  public var bool: Bool {
    guard case .bool(let value) = self else { fatalError("\(self) is not a truth value") }
    return value
  }

  /// The value as text.
  public var string: String {
    guard case .string(let value) = self else { fatalError("\(self) is not a string") }
    return value
  }

  /// The value as a list.
  public var list: [FixtureValue] {
    guard case .list(let value) = self else { fatalError("\(self) is not a list") }
    return value
  }

  /// The value as an object.
  public var object: [String: FixtureValue] {
    guard case .object(let value) = self else { fatalError("\(self) is not an object") }
    return value
  }

  /// The value as a vector.
  public var vector: [Double] { list.map(\.number) }

  /// The value as the rows of a matrix.
  public var matrix: [[Double]] { list.map(\.vector) }
}

/// The bytes of Tests/Fixtures/`path`.
public func fixtureBytes(_ path: String) throws -> [UInt8] {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return Array(try Data(contentsOf: tests.appending(path: "Fixtures/\(path)")))
}
