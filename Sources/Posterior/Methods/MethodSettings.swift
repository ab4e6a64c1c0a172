import GSLNumerics

/// The settings of a fit by any method: the values of options, and limits on the work.
public struct MethodSettings: Sendable, Equatable {
  /// In which units features are learned from, where a method may do either.
  public enum Preparation: Sendable {
    /// As they are.
    case asInFile
    /// With mean 0 and standard deviation 1; those of one value only are left out.
    case standardized
  }

  /// In which units features are learned from; a method may have its own preparation whatever
  /// stands here.
  public var preparation: Preparation
  /// The most parameters for which a regression takes Newton's method, which solves for all at
  /// once; with more it takes limited-memory BFGS. Nil: Newton's method for any number.
  public var newtonLimit: Int?
  /// The most steps of a network's training: it has fewer epochs, though not below 10, where they
  /// would take more. Nil: no limit.
  public var stepLimit: Int?
  private var values: [MethodOption: Double]

  /// Settings.
  ///
  /// - Parameters:
  ///   - values: The values of options; the others have their defaults.
  ///   - preparation: In which units features are learned from. The default is as they are.
  ///   - newtonLimit: The most parameters for Newton's method. The default is no limit.
  ///   - stepLimit: The most steps of a network's training. The default is no limit.
  /// - Precondition: The values are in the ranges of their options.
  public init(
    _ values: [MethodOption: Double] = [:], preparation: Preparation = .asInFile,
    newtonLimit: Int? = nil, stepLimit: Int? = nil
  ) {
    self.values = [:]
    self.preparation = preparation
    self.newtonLimit = newtonLimit
    self.stepLimit = stepLimit
    for (option, value) in values { self[option] = value }
  }

  /// The settings of a comparison: standardized features, a penalty of 0.001, Newton's method for
  /// 60 parameters at most, and 20,000 steps at most.
  public static let compared = MethodSettings(
    [.ridge: 0.001], preparation: .standardized, newtonLimit: 60, stepLimit: 20_000)

  /// The value of an option: its default, unless another was set.
  ///
  /// - Precondition: A new value is in the range of the option.
  public subscript(option: MethodOption) -> Double {
    get { values[option] ?? option.defaultValue }
    set {
      require(option.range.contains(newValue), "\(option.demand), not \(newValue)")
      values[option] = newValue
    }
  }

  /// How a regression with this number of parameters is fitted.
  func solver(parameterCount: Int) -> (solver: Solver, tolerance: Double) {
    parameterCount <= newtonLimit ?? .max ? (.newton, 1e-10) : (.limitedMemoryBFGS, 1e-8)
  }
}
