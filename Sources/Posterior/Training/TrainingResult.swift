/// A model after some epochs of training, and how it got there.
public struct TrainingResult<Model: Sendable>: Sendable {
  /// The model.
  public let model: Model
  /// Each epoch's mean loss, of each batch before the step that was taken with it, without the penalty.
  ///
  /// It is not the loss of any one model: the model changed while it was measured.
  public let epochLosses: [Double]
}

extension TrainingResult: Equatable where Model: Equatable {}
