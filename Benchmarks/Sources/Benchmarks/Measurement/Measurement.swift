#if os(Linux)
  import Glibc
#else
  import Darwin
#endif

/// The times and the memory that runs of a job took.
struct Measurement {
  /// The wall time of each run but the first, in seconds.
  private(set) var samples: [Double] = []
  /// The processor's time of each of these runs.
  private(set) var processorSamples: [Double] = []
  /// The wall time of the first run.
  private(set) var first = 0.0
  /// Memory in use before the first run, in MB of 2²⁰ bytes.
  let memoryBefore: Double
  /// The most memory in use during the runs, or during the first if the results of all are looked
  /// at.
  private(set) var memoryPeak = 0.0
  /// How good the last result is, or, where chance has a part, all of them.
  private(set) var figures: [(name: String, values: [Double])] = []

  /// Runs a job: once, then as often as wanted, or as the budget allows.
  ///
  /// A first run of more than half the budget is the only one.
  ///
  /// - Parameters:
  ///   - job: The work.
  ///   - seed: That of the first run; the next has the next.
  ///   - repetitions: How often the job is run after the first time.
  ///   - budget: The seconds that all runs may take.
  init(_ job: Job, seed: UInt64, repetitions: Int, budget: Double) throws {
    Memory.resetPeak()
    memoryBefore = Memory.peak
    var run = try Run(job, seed)
    first = run.wall
    look(run, job)
    if run.wall > budget / 2 {
      (samples, processorSamples) = ([run.wall], [run.processor])
    } else {
      var spent = run.wall
      while samples.count < repetitions, spent + (samples.max() ?? 0) < budget {
        run = try Run(job, seed + UInt64(samples.count) + 1)
        samples.append(run.wall)
        processorSamples.append(run.processor)
        spent += run.wall
        look(run, job)
      }
    }
    if !job.isRandom { figures = run.result().map { ($0.name, [$0.value]) } }
  }

  /// Notes the peak of memory, and the quality of a result where the next one may have another.
  private mutating func look(_ run: Run, _ job: Job) {
    // Once a result was looked at, the peak is no longer the job's.
    if figures.isEmpty { memoryPeak = Memory.peak }
    guard job.isRandom else { return }
    let values = run.result()
    if figures.isEmpty { figures = values.map { ($0.name, []) } }
    for (i, figure) in values.enumerated() { figures[i].values.append(figure.value) }
  }
}

/// A run of a job.
private struct Run {
  let result: () -> [Figure]
  let wall: Double
  let processor: Double

  init(_ job: Job, _ seed: UInt64) throws {
    let start = (wall: wallTime(), processor: processorTime())
    result = try job.run(seed)
    (wall, processor) = (wallTime() - start.wall, processorTime() - start.processor)
  }
}

/// The middle of some numbers, or the mean of the two in the middle.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

private func wallTime() -> Double { seconds(CLOCK_MONOTONIC) }

private func processorTime() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

private func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
