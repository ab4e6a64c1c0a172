import GSLNumerics

/// Why a list of numbers is not a probability distribution and cannot be made one.
public enum DistributionError: Error, Equatable, Sendable {
  /// The quantity that the numbers were meant to be.
  public enum Quantity: String, Sendable {
    /// Shares that should sum to 1.
    case probability
    /// Shares of an unknown total.
    case weight
    /// How often each outcome was seen.
    case count

    /// The name of several.
    var pluralName: String { self == .probability ? "probabilities" : rawValue + "s" }
  }

  /// There are no numbers.
  case empty(Quantity)
  /// A number is NaN or infinite.
  case notFinite(Quantity, index: Int, value: Double)
  /// A number is below 0.
  case negative(Quantity, index: Int, value: Double)
  /// The probabilities do not sum to 1, or the weights or counts sum to 0.
  case sum(Quantity, value: Double)
}

extension DistributionError: CustomStringConvertible {
  /// One line that says what is wrong and where. Indices count from 0.
  public var description: String {
    switch self {
    case .empty(let quantity):
      "there are no \(quantity.pluralName)"
    case .notFinite(let quantity, let index, let value):
      "\(quantity.rawValue) \(index) is \(text(value)), not a finite number"
    case .negative(let quantity, let index, let value):
      "\(quantity.rawValue) \(index) is \(text(value)), below 0"
    case .sum(.probability, let value):
      "the probabilities sum to \(text(value, unlike: "1")), not 1"
    case .sum(let quantity, let value):
      "the \(quantity.pluralName) sum to \(text(value)), which no division makes 1"
    }
  }
}

/// A number with 6 significant digits, without the noise of binary rounding after them, or with as
/// many more as it takes to differ from `other`.
private func text(_ value: Double, unlike other: String = "") -> String {
  let candidates = (6...17).lazy.map { decimalText(value, digits: $0, notation: .general) }
  let text = candidates.first { $0 != other } ?? other
  return text.replacing("-", with: "−")
}

extension DistributionError {
  /// How far the sum of probabilities may be from 1: room for the rounding of a million terms, none
  /// for a mistyped table.
  static let sumTolerance = 1e-9

  /// Throws unless the numbers are at least one, finite and not negative.
  static func check(_ values: [Double], as quantity: Quantity) throws(DistributionError) {
    guard !values.isEmpty else { throw .empty(quantity) }
    for (k, value) in values.enumerated() {
      guard value.isFinite else { throw .notFinite(quantity, index: k, value: value) }
      guard value >= 0 else { throw .negative(quantity, index: k, value: value) }
    }
  }

  /// Throws unless the numbers are probabilities that sum to 1 within `sumTolerance`.
  package static func checkProbabilities(_ values: [Double]) throws(DistributionError) {
    try check(values, as: .probability)
    let sum = values.compensatedSum()
    guard (sum - 1).magnitude <= sumTolerance else { throw .sum(.probability, value: sum) }
  }

  /// Stops the program unless the numbers are probabilities. For arguments: a wrong one is a
  /// mistake of the caller, not of the data.
  static func requireProbabilities(_ values: [Double]) {
    do { try checkProbabilities(values) } catch { fatalError(error.description) }
  }

  /// Stops the program unless both lists are probabilities of the same number of outcomes.
  package static func requireProbabilities(truth: [Double], model: [Double]) {
    require(
      truth.count == model.count,
      "the truth has \(truth.count) probabilities but the model has \(model.count)")
    requireProbabilities(truth)
    requireProbabilities(model)
  }
}
