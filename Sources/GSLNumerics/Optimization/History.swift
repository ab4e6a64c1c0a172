/// The course of an iteration that makes a loss small: what it recorded, step by step.
public struct History: Sendable, Equatable {
  /// The loss at the start and after each step: a minimized function's value, a fit's mean loss
  /// with its penalty. Of a training in batches, the mean loss of each step's batch, before the
  /// step and without a penalty.
  public private(set) var losses: [Double]
  /// The largest magnitude of a partial derivative, at the start and after each step; none of a
  /// training in batches.
  public private(set) var gradientNorms: [Double]
  /// Of a training in batches, each epoch's mean of the examples' losses, of each batch before the
  /// step that was taken with it; otherwise none.
  ///
  /// It is not the loss of any one model: the model changed while it was measured. With whole
  /// batches it is that of the model before the step.
  public private(set) var epochLosses: [Double] = []
  /// How often the loss or its gradient was evaluated.
  public package(set) var evaluationCount: Int

  /// The history of an iteration that recorded its start and the point after each step.
  package init(losses: [Double] = [], gradientNorms: [Double] = [], evaluationCount: Int = 0) {
    self.losses = losses
    self.gradientNorms = gradientNorms
    self.evaluationCount = evaluationCount
  }

  /// The number of steps.
  public var stepCount: Int { gradientNorms.isEmpty ? losses.count : losses.count - 1 }

  /// Records the start, or the point after a step.
  package mutating func record(_ loss: Double, gradientNorm: Double) {
    losses.append(loss)
    gradientNorms.append(gradientNorm)
  }

  /// Records a batch's mean loss before the step that is taken with it.
  package mutating func record(batchLoss: Double) {
    losses.append(batchLoss)
    evaluationCount += 1
  }

  /// Records the mean of the losses of an epoch.
  package mutating func record(epochLoss: Double) { epochLosses.append(epochLoss) }

  /// The history of a course that goes on where this one ended.
  package func followed(by next: History) -> History {
    History(
      losses: losses + next.losses.dropFirst(),
      gradientNorms: gradientNorms + next.gradientNorms.dropFirst(),
      evaluationCount: evaluationCount + next.evaluationCount)
  }
}
