import GSLNumerics

// Work that takes a while: it is shared among the cores of the machine (`--threads` sets how many),
// its progress is shown on the terminal, and its results are the same whatever the number of
// threads.

/// The results of repetitions of one random experiment.
///
/// ```swift
/// let earth = Normal(mean: 15, standardDeviation: 8)
/// let errors = replicates("test errors", count: 200) { source in
///   let sample = earth.sample(50, using: &source)
///   return Normal(maximumLikelihood: sample).mean - earth.mean
/// }
/// ```
///
/// The experiment runs beside others. It may use the lesson's constants (`let`) and the functions
/// that are marked `nonisolated`, and no variables.
///
/// - Parameters:
///   - name: The name of the experiment: of its random numbers, as in `randomSource(_:)`, and of
///     its progress line.
///   - count: The number of repetitions; with `--quick` an eighth of it, but at least eight.
///   - file: The source file of the lesson; leave it out.
///   - experiment: Draws from a source of its own, and returns one result.
/// - Returns: That many results, in an order that depends on the seed and the name only.
///   `Replicates` summarizes numbers.
/// - Throws: The error of the first repetition that throws.
/// - Precondition: The count is not negative.
@MainActor
public func replicates<Result: Sendable, Failure: Error>(
  _ name: String, count: Int, file: String = #filePath,
  _ experiment: @Sendable (_ source: inout RandomSource) throws(Failure) -> Result
) throws(Failure) -> [Result] {
  let session = Session.running(file)
  return try session.experiments(name, count: session.repetitionCount(count)) {
    _, source throws(Failure) in try experiment(&source)
  }
}

/// The results of one experiment under several conditions: sample sizes, learning rates, folds.
///
/// ```swift
/// let spreads = experiments("sizes", over: [10, 100, 1000]) { size, source in
///   Normal(maximumLikelihood: source.normals(size)).standardDeviation
/// }
/// ```
///
/// - Parameters:
///   - name: The name of the experiment: of its random numbers and its progress line.
///   - conditions: What the results are computed for.
///   - file: The source file of the lesson; leave it out.
///   - experiment: Computes the result for a condition, with a source of random numbers of its own.
///     As in `replicates(_:count:_:)`, it may use constants and functions that are marked
///     `nonisolated`.
/// - Returns: One result a condition, in their order.
/// - Throws: The error of the first condition that throws.
@MainActor
public func experiments<Condition: Sendable, Result: Sendable, Failure: Error>(
  _ name: String, over conditions: [Condition], file: String = #filePath,
  _ experiment:
    @Sendable (_ condition: Condition, _ source: inout RandomSource) throws(Failure) ->
    Result
) throws(Failure) -> [Result] {
  try Session.running(file).experiments(name, count: conditions.count) {
    index, source throws(Failure) in try experiment(conditions[index], &source)
  }
}

/// Does some work, such as a training, and shows its progress at a terminal: the epoch, the images
/// per second and the time that is left. At the end the line is erased.
///
/// ```swift
/// let sum = withProgress("numbers", total: 1000, unit: "numbers") { advance in
///   (1...1000).reduce(0) { sum, number in
///     advance(1)
///     return sum + number
///   }
/// }
/// ```
///
/// - Parameters:
///   - name: The name of the work.
///   - total: The number of steps in all epochs.
///   - unit: What a step is, in the plural.
///   - epochs: How many times the work goes over all data; nil if there are no epochs.
///   - file: The source file of the lesson; leave it out.
///   - body: The work. It calls its argument with the number of steps just done, from any thread;
///     that costs some nanoseconds.
/// - Returns: The result of the work.
/// - Throws: Its error.
@MainActor
public func withProgress<Result, Failure: Error>(
  _ name: String, total: Int, unit: String = "", epochs: Int? = nil, file: String = #filePath,
  _ body: (_ advance: @Sendable (_ steps: Int) -> Void) throws(Failure) -> Result
) throws(Failure) -> Result {
  try Session.running(file).withProgress(
    name, total: total, unit: unit, epochs: epochs, body)
}

/// Whether the reader asked for a quick run, for a lesson that then makes its experiments smaller.
///
/// `replicates(_:count:_:)` repeats less often already. At its end the lesson says that it was
/// quick.
@MainActor
public func isQuick(file: String = #filePath) -> Bool { Session.running(file).isQuick() }

/// The path of a file in `Lessons/Data`.
///
/// - Parameters:
///   - name: The file's name, such as "iris.csv".
///   - file: The source file of the lesson, `Lessons/LessonNN-Topic/main.swift`.
public func dataFile(_ name: String, file: String = #filePath) -> String {
  let lessons = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
  return installedFile((lessons + ["Data", name[...]]).joined(separator: "/"))
}
