import CPosteriorLibc
import GSLNumerics

/// How good a method is after it has learned from few or from many examples.
///
/// In every repetition a quarter of the examples, drawn at random, is for testing. Of the others,
/// models learn from more and more of the others, drawn again for every number. All methods see the
/// same draws.
public struct LearningCurve: Sendable {
  /// The method.
  public let method: any ClassificationMethod
  /// One point for each number of examples, ascending.
  public let points: [Point]

  /// The accuracy with some number of examples.
  public struct Point: Sendable, Equatable {
    /// The number of examples that were learned from.
    public let trainingCount: Int
    /// The accuracy on the test part; nil if the method refused in a repetition.
    public let accuracy: Replicates?
    /// The mean cross-entropy on the test part, in nats; nil if the method refused or it is
    /// infinite.
    public let logLoss: Replicates?
    /// The error in the first repetition in which the method refused.
    public let refusal: FitError?
  }
}

extension LearningCurve: Equatable {
  /// Whether the points, and the methods' names, are the same.
  public static func == (left: LearningCurve, right: LearningCurve) -> Bool {
    left.method.name == right.method.name && left.points == right.points
  }
}

extension LearningCurve {
  /// How much a comparison of curves repeats, and on how many numbers of examples.
  public struct Extent: Sendable, Equatable {
    /// The number of repetitions. The default is 20.
    public var repetitionCount: Int
    /// The number of points. The default is 6.
    public var pointCount: Int

    /// An extent.
    ///
    /// - Precondition: There are at least two repetitions and one point.
    public init(repetitionCount: Int = 20, pointCount: Int = 6) {
      require(
        repetitionCount >= 2,
        "a standard error needs two repetitions or more, not \(repetitionCount)")
      require(pointCount >= 1, "a curve of \(pointCount) points")
      self.repetitionCount = repetitionCount
      self.pointCount = pointCount
    }
  }

  /// The curves of some methods on the same examples.
  ///
  /// - Parameters:
  ///   - methods: The methods.
  ///   - dataset: n examples of two or more classes.
  ///   - settings: Seed, and what methods are fitted with.
  ///   - extent: How many repetitions and points.
  ///   - threadLimit: How many repetitions are worked on at once at most. It makes no difference to
  ///     the result.
  ///   - advance: Is called with the number of repetitions just done, from any thread.
  /// - Returns: One curve a method; none if there are too few examples to part them, fewer than 8
  ///   or than 4 a class.
  /// - Complexity: One fit for each method, number of examples and repetition.
  public static func curves(
    of methods: [any ClassificationMethod], on dataset: Dataset,
    settings: ComparisonSettings = ComparisonSettings(), extent: Extent = Extent(),
    threadLimit: Int = processorCount, advance: @Sendable (_ repetitions: Int) -> Void = { _ in }
  ) -> [LearningCurve] {
    let counts = dataset.trainingCounts(pointCount: extent.pointCount)
    guard !counts.isEmpty else { return [] }
    let root = RandomSource(seed: settings.seed)
    let repetitions = concurrentMap(count: extent.repetitionCount, threadLimit: threadLimit) {
      defer { advance(1) }
      return dataset.learningScores(
        methods, counts, settings.fitting, using: root.stream("curve", $0))
    }
    return methods.enumerated().map { m, method in
      let points = counts.enumerated().map { c, count in
        Point(trainingCount: count, repetitions.map { $0[m * counts.count + c] })
      }
      return LearningCurve(method: method, points: points)
    }
  }
}

/// How good one model is on the test part.
private struct Score: Sendable {
  let accuracy: Double
  let logLoss: Double
}

extension LearningCurve.Point {
  fileprivate init(trainingCount: Int, _ outcomes: [Result<Score, FitError>]) {
    self.trainingCount = trainingCount
    var scores: [Score] = []
    var refusals: [FitError] = []
    for outcome in outcomes {
      switch outcome {
      case .success(let score): scores.append(score)
      case .failure(let reason): refusals.append(reason)
      }
    }
    refusal = refusals.first
    let isFinite = scores.allSatisfy(\.logLoss.isFinite)
    accuracy = refusals.isEmpty ? Replicates(scores.map(\.accuracy)) : nil
    logLoss = refusals.isEmpty && isFinite ? Replicates(scores.map(\.logLoss)) : nil
  }
}

extension Dataset {
  /// Numbers of examples to learn from, about evenly spaced on a logarithmic scale, up to three
  /// quarters of all.
  fileprivate func trainingCounts(pointCount: Int) -> [Int] {
    let largest = Int((0.75 * Double(count)).rounded())
    guard count >= 8, classCounts.allSatisfy({ $0 >= 4 }) else { return [] }
    let smallest = min(max(10, 3 * classCount), largest)
    let ratio = Double(largest) / Double(smallest)
    let counts = (0..<pointCount).map { k in
      let share = pointCount == 1 ? 1 : Double(k) / Double(pointCount - 1)
      return Int((Double(smallest) * pow(ratio, share)).rounded())
    }
    return counts.indices.filter { $0 == 0 || counts[$0] != counts[$0 - 1] }.map { counts[$0] }
  }

  /// The scores of one repetition: for each method those of all numbers of examples.
  fileprivate func learningScores(
    _ methods: [any ClassificationMethod], _ counts: [Int], _ settings: MethodSettings,
    using source: RandomSource
  ) -> [Result<Score, FitError>] {
    var source = source
    let (pool, test) = split(trainingFraction: 0.75, using: &source)
    let parts = counts.map { count in
      pool.split(trainingFraction: Double(count) / Double(pool.count), using: &source).training
    }
    return methods.flatMap { method in
      parts.enumerated().map { k, part in
        var source = source.stream("fit", k)
        do throws(FitError) {
          let fitted = try method.fit(part, settings, using: &source)
          let logits = try fitted.classifier.numberedLogits(test)
          let right = zip(indicesOfMaxima(logits), test.labels).count { $0 == $1 }
          return .success(
            Score(
              accuracy: Double(right) / Double(test.count),
              logLoss: CrossEntropyLoss().value(logits: logits, targets: .labels(test.labels))))
        } catch {
          return .failure(error)
        }
      }
    }
  }
}
