import CPosteriorKernels
import Testing

#if os(Linux)
  import Glibc
#else
  import Darwin
#endif

/// Kernels that read rows of the caller's memory, up to its last number and no further.
@Suite struct BoundsTests {
  /// Calls a function with numbers behind which memory cannot be read: reading it would end the
  /// program.
  static func withNumbersBeforeAGap(
    _ count: Int, _ body: (UnsafeMutablePointer<Double>) -> Void
  ) throws {
    let page = sysconf(Int32(_SC_PAGESIZE))
    let size = (count * 8 + page - 1) / page * page
    let memory = try #require(
      mmap(nil, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
    defer { munmap(memory, size + page) }
    try #require(mprotect(memory + size, page, PROT_NONE) == 0)
    let numbers = (memory + size - count * 8).bindMemory(to: Double.self, capacity: count)
    for i in 0..<count { numbers[i] = Double(i % 7) / 7 + 0.1 }
    body(numbers)
  }

  private static let shapes = (1...20).flatMap { count in (1...17).map { (count, $0) } }

  // MARK: Edges

  @Test func pointsAndRows() throws {
    for (count, width) in Self.shapes {
      try Self.withNumbersBeforeAGap(count * width) { points in
        let stride = (width + 8) / 8 * 8
        let some = [Double](repeating: 0.5, count: max(width * width, stride))
        var (memory, results) = (
          [Double](repeating: 0, count: 24 * stride + 8),
          [Double](repeating: 0, count: max(count, 8) * stride)
        )
        var (second, third) = (results, results)
        kernel_distances(count, width, points, some, some, some, 0, 1, &memory, &results)
        #expect(results[..<count].allSatisfy { $0 > 0 })
        kernel_whiten(count, width, points, some, some, some, &memory, &results)
        kernel_logits(count, width, stride, points, some, some, some, &results, &second)
        kernel_moments(count, width, points, some, &results, &second, &third)
        let labels = [Int](repeating: 0, count: count)
        kernel_deviations(count, width, stride, points, labels, some, &second, &results)
        if count % 8 == 0 {
          kernel_cross_entropies(count, width, points, labels, &results, &second, &third)
        }
        if width <= 7 { kernel_few_columns(width, count, 24, points, &memory, &third) }
      }
    }
  }

  @Test func oneRowAfterAnother() throws {
    for count in 1...40 {
      try Self.withNumbersBeforeAGap(count) { numbers in
        var (first, second, third) = (
          [Double](repeating: 0, count: 40), [Double](repeating: 0, count: 40), [0.0, 0.0]
        )
        var both = first + second
        kernel_exp(count, numbers, &first)
        #expect(first[..<count].allSatisfy { $0 > 1 })
        kernel_logistic(count, numbers, numbers, &first, &second, &third)
        kernel_sum_rows(1, count, numbers, &first)
        #expect(kernel_are_finite(count, numbers) == 1)
        kernel_rectify(count, numbers)
        // Labels take as much room as numbers.
        numbers.withMemoryRebound(to: Int.self, capacity: count) {
          kernel_signed_columns(1, count, 40, $0, [0], [1], &both)
        }
        #expect(both[..<count].allSatisfy { $0 == 1 })
      }
    }
  }
}
