import GSLNumerics

/// A model that an iteration found, and how it got there.
public struct FitResult<Model: Sendable>: Sendable {
  /// The model.
  public let model: Model
  /// The losses on the way.
  public let history: History
}

extension FitResult: Equatable where Model: Equatable {}
