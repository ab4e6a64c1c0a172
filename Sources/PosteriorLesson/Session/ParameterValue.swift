import Posterior
import PosteriorReport

/// A type that a lesson's parameter can have.
public protocol ParameterValue {
  /// Reads the text after the equals sign on the command line.
  ///
  /// - Throws: `ParameterError` when the text is not such a value; any other error when the value
  ///   makes no sense.
  init(parameterText text: String) throws

  /// The value as it would be given on the command line.
  var parameterText: String { get }

  /// The form of a value, such as "a number": it completes a sentence that begins with "Give".
  static var parameterForm: String { get }

  /// The same in a word or two, after the number of values if it is a list: "number",
  /// "probabilities".
  static var parameterKind: String { get }

  /// The number of values in a list, nil for a single value. A list keeps the length of its
  /// default.
  var parameterCount: Int? { get }
}

/// Why a parameter's text cannot be used.
public struct ParameterError: Error, CustomStringConvertible {
  /// One line.
  public let description: String

  /// An error with a message.
  public init(_ description: String) {
    self.description = description
  }
}

extension ParameterValue {
  /// nil: a single value.
  public var parameterCount: Int? { nil }
}

extension Double: ParameterValue {
  /// Completes a sentence that begins with "Give".
  public static var parameterForm: String { "a number" }

  /// The kind of value, in a list of parameters.
  public static var parameterKind: String { "number" }

  /// Reads a finite decimal number, such as 0.25 or 1e-3.
  public init(parameterText text: String) throws {
    let isDecimal = text.allSatisfy { "0123456789+-.eE".contains($0) }
    guard isDecimal, let value = Double(text), value.isFinite else {
      throw ParameterError("'\(text.excerpt)' is not a number")
    }
    self = value
  }

  /// The shortest decimal that reads back as the same number.
  public var parameterText: String { description }
}

extension Int: ParameterValue {
  /// Completes a sentence that begins with "Give".
  public static var parameterForm: String { "a whole number" }

  /// The kind of value, in a list of parameters.
  public static var parameterKind: String { "whole number" }

  /// Reads a whole number.
  public init(parameterText text: String) throws {
    guard let value = Int(text) else {
      throw ParameterError("'\(text.excerpt)' is not a whole number")
    }
    self = value
  }

  /// The decimal digits.
  public var parameterText: String { description }
}

extension [Double]: ParameterValue {
  /// Completes a sentence that begins with "Give".
  public static var parameterForm: String { "numbers between commas" }

  /// The kind of value, in a list of parameters.
  public static var parameterKind: String { "numbers" }

  /// Reads numbers between commas.
  public init(parameterText text: String) throws {
    self = try text.split(separator: ",", omittingEmptySubsequences: false).map {
      try Double(parameterText: $0.trimmed)
    }
  }

  /// The numbers, between commas.
  public var parameterText: String { map(\.parameterText).joined(separator: ",") }

  /// The number of numbers.
  public var parameterCount: Int? { count }
}

extension Categorical: ParameterValue {
  /// Completes a sentence that begins with "Give".
  public static var parameterForm: String { "probabilities between commas that sum to 1" }

  /// The kind of value, in a list of parameters.
  public static var parameterKind: String { "probabilities" }

  /// Reads probabilities between commas.
  public init(parameterText text: String) throws {
    try self.init(probabilities: [Double](parameterText: text))
  }

  /// The probabilities, between commas.
  public var parameterText: String { probabilities.parameterText }

  /// The number of classes.
  public var parameterCount: Int? { probabilities.count }
}
