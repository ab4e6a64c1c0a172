/// A model after some epochs of training, and how it got there.
public struct TrainingResult<Model: Sendable>: Sendable {
  /// The model.
  public let model: Model
  /// The losses during the training, without the penalty.
  public let history: TrainingHistory
}

extension TrainingResult: Equatable where Model: Equatable {}
