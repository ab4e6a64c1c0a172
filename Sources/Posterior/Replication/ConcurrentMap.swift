import CPosteriorLibc
import Dispatch
import GSLNumerics
import Synchronization

/// The results of independent tasks, worked on by several processor cores at once,
///
///     [task(0), task(1), …, task(count − 1)]
///
/// in the order of the tasks. The tasks are handed out one by one, each to the next thread that is
/// free, so that uneven ones are shared evenly. A task that draws random numbers takes a stream of
/// its own; then the results do not depend on the number of threads:
///
/// ```swift
/// let root = RandomSource(seed: 1)
/// let means = concurrentMap(count: 200) { index in
///   var source = root.stream("means", index)
///   return Normal(maximumLikelihood: source.normals(50)).mean
/// }
/// print(Replicates(means).standardError)  // 0.0107
/// ```
///
/// - Parameters:
///   - count: The number of tasks.
///   - threadLimit: How many tasks are worked on at once at most; there are never more than
///     processor cores. The default is all cores. With 1, everything runs on the caller's thread.
///   - task: Computes the result of the task with an index in 0..<count. Handing it out costs about
///     a microsecond: tasks of less than ten are better grouped.
/// - Returns: `count` results, in the order of the indices.
/// - Throws: The error of the task with the smallest index among those that throw. No task is begun
///   after an error.
/// - Precondition: The count is not negative, and the limit is at least 1.
/// - Complexity: The work of all tasks, divided by the number of threads.
public func concurrentMap<Result: Sendable, Failure: Error>(
  count: Int, threadLimit: Int = processorCount,
  _ task: @Sendable (_ index: Int) throws(Failure) -> Result
) throws(Failure) -> [Result] {
  require(count >= 0, "there cannot be \(count) tasks")
  require(threadLimit >= 1, "\(threadLimit) threads do no work; the limit is at least 1")
  var outcomes = [Swift.Result<Result, Failure>?](repeating: nil, count: count)
  let next = Atomic(0)
  let hasFailed = Atomic(false)
  outcomes.withUnsafeMutableBufferPointer { buffer in
    // Safe: each task writes to an element of its own, and no task reads before all have ended.
    nonisolated(unsafe) let places = buffer
    DispatchQueue.concurrentPerform(iterations: min(threadLimit, count)) { _ in
      while !hasFailed.load(ordering: .relaxed) {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let outcome = Swift.Result { () throws(Failure) in try task(index) }
        if case .failure = outcome { hasFailed.store(true, ordering: .relaxed) }
        places[index] = outcome
      }
    }
  }
  // Tasks begin in the order of their indices: all before the first that failed were done, too.
  var results: [Result] = []
  results.reserveCapacity(count)
  for case let outcome? in outcomes { results.append(try outcome.get()) }
  return results
}

/// The number of processor cores.
public let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
