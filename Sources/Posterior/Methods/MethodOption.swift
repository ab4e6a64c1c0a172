import GSLNumerics

/// An option of a method: a number that a fit may vary in.
///
/// A method of another package may have options of its own.
public struct MethodOption: Sendable, Hashable {
  /// The name, as in `--ridge`.
  public let name: String
  /// The effect, as a sentence without its period.
  public let summary: String
  /// The value, unless another is given.
  public let defaultValue: Double
  /// The values that it may have.
  public let range: ClosedRange<Double>
  /// The demand on a value, as a sentence without its period: "A shrinkage is from 0 to 1".
  public let demand: String

  /// An option.
  ///
  /// - Precondition: The default is in the range.
  public init(
    _ name: String, _ summary: String, default defaultValue: Double, in range: ClosedRange<Double>,
    demand: String
  ) {
    require(range.contains(defaultValue), "the default \(defaultValue) is not in \(range)")
    self.name = name
    self.summary = summary
    self.defaultValue = defaultValue
    self.range = range
    self.demand = demand
  }

  /// A count, from 1 to a million.
  public init(_ name: String, _ summary: String, default defaultValue: Int) {
    self.init(
      name, summary, default: Double(defaultValue), in: 1...1_000_000,
      demand: "--\(name) is a number from 1 to 1000000")
  }
}

extension MethodOption {
  /// 1 for variances with divisor N − K, or Nₖ − 1 for a class, and 0 for N and Nₖ.
  public static let unbiased = MethodOption(
    "unbiased", "Divide by N − K, and by Nₖ − 1 for a class, instead of N and Nₖ", default: 0,
    in: 0...1, demand: "--unbiased is 0 or 1")

  /// How far covariance matrices are moved toward their diagonals.
  public static let shrinkage = MethodOption(
    "shrinkage", "Move the covariance toward its diagonal, by a share from 0 to 1", default: 0,
    in: 0...1, demand: "A shrinkage is from 0 to 1")

  /// The penalty λ on the weights of a regression.
  public static let ridge = MethodOption(
    "ridge",
    "Add (λ/2)|w|² to the mean loss, with weights in the units of the file, or of standardized features",
    default: 0, in: 0...1e300, demand: "A ridge penalty is a number from 0 to 1e300")

  /// 1 for Firth's penalized likelihood, and 0 for the likelihood.
  public static let firth = MethodOption(
    "firth",
    "Maximize Firth's penalized likelihood, which has a maximum for separated classes, too",
    default: 0, in: 0...1, demand: "--firth is 0 or 1")

  /// The units of a network's hidden layer.
  public static let hidden = MethodOption("hidden", "Units of the hidden layer", default: 16)

  /// The epochs of a training.
  public static let epochs = MethodOption(
    "epochs", "The number of passes over all examples", default: 200)

  /// The examples of one step of a training.
  public static let batch = MethodOption("batch", "Examples of a step", default: 32)

  /// The learning rate of Adam.
  public static let rate = MethodOption(
    "rate", "The learning rate of Adam", default: 0.01, in: .leastNonzeroMagnitude...1e6,
    demand: "A learning rate is above 0 and at most 1e6")
}
