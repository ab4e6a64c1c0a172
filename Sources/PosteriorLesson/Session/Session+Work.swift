import GSLNumerics
import Posterior
import PosteriorReport

// Work that takes a while.
extension Session {
  /// Whether the reader asked for a quick run; from then on the lesson says that it was one.
  func isQuick() -> Bool {
    hasSavedTime = hasSavedTime || options.quick
    return options.quick
  }

  /// How often an experiment is repeated, an eighth as often in a quick run, but at least eight
  /// times.
  func repetitionCount(_ count: Int) -> Int {
    isQuick() ? min(count, max(8, count / 8)) : count
  }

  /// The results of independent random experiments, worked on at once; each has the stream of the
  /// name and its index.
  func experiments<Result: Sendable, Failure: Error>(
    _ name: String, count: Int,
    _ experiment: @Sendable (_ index: Int, _ source: inout RandomSource) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    if options.listParameters { endWithParameters() }
    let root = RandomSource(seed: options.random.seed)
    return try Progress.during(name, total: count, style: style) { advance throws(Failure) in
      try concurrentMap(count: count, threadLimit: options.work.threads) { index throws(Failure) in
        defer { advance(1) }
        var source = root.stream(name, index)
        return try experiment(index, &source)
      }
    }
  }

  /// Some work, whose progress is shown.
  func withProgress<Result, Failure: Error>(
    _ name: String, total: Int, unit: String, epochs: Int?,
    _ work: (_ advance: @Sendable (_ steps: Int) -> Void) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if options.listParameters { endWithParameters() }
    return try Progress.during(
      name, total: total, style: style, unit: unit, epochs: epochs, work)
  }

  /// A stream of random numbers that belongs to the seed and to a name.
  func randomSource(_ name: String) -> RandomSource {
    RandomSource(seed: options.random.seed).stream(name)
  }
}
