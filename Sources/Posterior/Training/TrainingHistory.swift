/// The course of a training.
public struct TrainingHistory: Sendable, Equatable {
  /// The mean loss of each step's batch, before the step.
  public internal(set) var stepLosses: [Double] = []
  /// Each epoch's mean of the examples' losses, of each batch before the step that was taken with
  /// it.
  ///
  /// It is not the loss of any one model: the model changed while it was measured. With whole
  /// batches it is that of the model before the step.
  public internal(set) var epochLosses: [Double] = []
}
