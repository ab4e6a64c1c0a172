/// Something that the library does, to be timed at some sizes.
struct Workload: Sendable {
  /// A short name, W1 and so on, which the results of other libraries bear too.
  let name: String
  /// What is done, in a few words.
  let title: String
  /// The sizes at which other libraries are timed.
  let sizes: [String]
  /// A size that takes a moment, to see that all works.
  let smokeSize: String
  /// Whether the work is shared between threads.
  var isConcurrent = false
  /// Makes or reads the data, which is not timed.
  let prepare: @Sendable (_ size: Size, _ setting: Setting) throws -> Job

  /// All workloads.
  static let all = [
    networkSteps, networkBatches, gaussianFit, logisticFit, smallFits, logDensity, softmaxDescent,
    softmaxFit, softmaxCrossEntropy,
  ]
}

/// What a workload is to be run with.
struct Setting: Sendable {
  /// Where the data are read from.
  let data: DataFolder
  /// How many threads may work.
  let threads: Int
}

/// Work whose data are ready.
struct Job {
  /// Whether the data were read from files; else they were made.
  let isRead: Bool
  /// How many pieces of work a run does: times are those of one.
  var pieceCount = 1
  /// Whether the result depends on the seed. Then each run has another one, and all results are
  /// looked at.
  var isRandom = false
  /// What is timed. It returns a function that computes how good the result is, which is not timed.
  let run: (_ seed: UInt64) throws -> () -> [Figure]
}

/// A figure that says how good a result is.
typealias Figure = (name: String, value: Double)
