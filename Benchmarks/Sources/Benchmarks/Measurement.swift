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
  let first: Double
  /// Memory in use before the first run, and the most during all, in MB of 2²⁰ bytes.
  let memoryBefore: Double
  let memoryPeak: Double
  /// How good the last result is.
  let figures: [Figure]

  /// Runs a job: once, then as often as wanted, or as the budget allows.
  ///
  /// A first run of more than half the budget is the only one.
  init(_ job: Job, repetitions: Int, budget: Double) throws {
    Memory.resetPeak()
    memoryBefore = Memory.peak
    let begin = wallTime()
    var (result, wall, processor) = try Self.timed(job)
    first = wall
    if wall > budget / 2 {
      (samples, processorSamples) = ([wall], [processor])
    } else {
      while samples.count < repetitions,
        samples.isEmpty || wallTime() - begin + (samples.max() ?? 0) < budget
      {
        (result, wall, processor) = try Self.timed(job)
        samples.append(wall)
        processorSamples.append(processor)
      }
    }
    memoryPeak = Memory.peak
    figures = result()
  }

  private static func timed(
    _ job: Job
  ) throws -> (result: () -> [Figure], wall: Double, processor: Double) {
    let (processor, wall) = (processorTime(), wallTime())
    let result = try job.run()
    return (result, wallTime() - wall, processorTime() - processor)
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
