import GSLNumerics
import Posterior
import Synchronization
import PosteriorTestSupport
import Testing

@Suite struct ConcurrentMapTests {
  private struct Failure: Error, Equatable { let index: Int }

  // MARK: Known values (by hand)

  @Test func resultsAreInTheOrderOfTheTasks() {
    #expect(concurrentMap(count: 5) { $0 * $0 } == [0, 1, 4, 9, 16])
    #expect(concurrentMap(count: 3, threadLimit: 1) { "\($0)" } == ["0", "1", "2"])
  }

  @Test func theErrorOfTheSmallestIndexIsThrown() {
    for threadLimit in [1, 2, 7] {
      #expect(throws: Failure(index: 2)) {
        try concurrentMap(count: 40, threadLimit: threadLimit) { index in
          // The second of the two fails first.
          if index == 2 { work(100_000) }
          if index == 2 || index == 3 { throw Failure(index: index) }
          return index
        }
      }
    }
  }

  @Test func nothingBeginsAfterAnError() {
    let begun = Atomic(0)
    #expect(throws: Failure(index: 0)) {
      try concurrentMap(count: 10_000, threadLimit: 1) { index in
        begun.wrappingAdd(1, ordering: .relaxed)
        throw Failure(index: index)
      }
    }
    #expect(begun.load(ordering: .relaxed) == 1)
  }

  @Test func errorsKeepTheirType() {
    // Compiles only if the error thrown is known to be a Failure.
    func first() throws(Failure) -> [Int] {
      try concurrentMap(count: 1) { index throws(Failure) in throw Failure(index: index) }
    }
    #expect(throws: Failure(index: 0)) { try first() }
  }

  @Test func thereIsAProcessor() {
    #expect(processorCount >= 1)
  }

  @Test(.enabled(if: processorCount >= 2)) func twoTasksRunAtOnce() {
    // Each waits for the other, which would take for ever on one thread; after ten minutes, that is
    // what it does.
    let arrived = Atomic(0)
    let met = concurrentMap(count: 2, threadLimit: 2) { _ in
      arrived.wrappingAdd(1, ordering: .sequentiallyConsistent)
      let end = ContinuousClock.now + .seconds(600)
      while arrived.load(ordering: .sequentiallyConsistent) < 2 && ContinuousClock.now < end {}
      return arrived.load(ordering: .sequentiallyConsistent) == 2
    }
    #expect(met == [true, true])
  }

  @Test func aLimitOfOneIsTheCallersThread() {
    let running = Atomic(0)
    let most = Atomic(0)
    _ = concurrentMap(count: 50, threadLimit: 1) { _ in
      let now = running.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
      most.max(now, ordering: .sequentiallyConsistent)
      work(1000)
      running.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    }
    #expect(most.load(ordering: .sequentiallyConsistent) == 1)
  }

  // MARK: Properties

  @Test func theNumberOfThreadsMakesNoDifference() {
    forAll { generator in
      let (root, count) = (
        RandomSource(seed: UInt64(generator.integer(in: 0...1000))), generator.integer(in: 0...40)
      )
      let draw: @Sendable (Int) -> [Double] = { index in
        var source = root.stream("draw", index)
        return source.normals(1 + index % 5)
      }
      let expected = (0..<count).map(draw)
      #expect(concurrentMap(count: count, threadLimit: 1, draw) == expected)
      #expect(
        concurrentMap(count: count, threadLimit: generator.integer(in: 2...9), draw) == expected)
    }
  }

  @Test func everyTaskIsDoneOnce() {
    let done = Mutex([Int]())
    _ = concurrentMap(count: 2000) { index in done.withLock { $0.append(index) } }
    #expect(done.withLock { $0.sorted() } == Array(0..<2000))
  }

  @Test func callsNest() {
    let rows = concurrentMap(count: 6) { row in concurrentMap(count: 5) { row * $0 } }
    #expect(rows == (0..<6).map { row in (0..<5).map { row * $0 } })
  }

  // MARK: Edges

  @Test func noTasks() {
    #expect(concurrentMap(count: 0) { $0 } == [])
  }

  @Test func mistakesOfTheCaller() async {
    await #expect(processExitsWith: .failure) { _ = concurrentMap(count: -1) { $0 } }
    await #expect(processExitsWith: .failure) { _ = concurrentMap(count: 1, threadLimit: 0) { $0 } }
  }

  /// Takes a while.
  private func work(_ count: Int) {
    var source = RandomSource(seed: 1)
    for _ in 0..<count { _ = source.next() }
  }
}
