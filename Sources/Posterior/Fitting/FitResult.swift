/// A model that an iteration found, and how it got there.
public struct FitResult<Model: Sendable>: Sendable {
  /// The model.
  public let model: Model
  /// The course of the objective.
  public let history: FitHistory
}

extension FitResult: Equatable where Model: Equatable {}

/// The course of an iteration that minimizes an objective.
public struct FitHistory: Sendable, Equatable {
  /// The objective, the mean loss with its penalty, at the start and after each step.
  public let objective: [Double]
  /// The largest magnitude of a partial derivative, at the start and after each step.
  public let gradientNorm: [Double]
  /// How often the objective or its gradient was evaluated.
  public let evaluationCount: Int

  /// The number of steps.
  public var stepCount: Int { objective.count - 1 }
}
