import Foundation
import PosteriorTestSupport
import Testing

/// Whether tests of a minute are to run, too.
private let areSlowTestsWanted =
  ProcessInfo.processInfo.environment["POSTERIOR_SLOW_TESTS"] != nil

/// Networks on the bands along a cubic curve, against 24 trained with PyTorch for each way of
/// training them.
@Suite struct CubicReferenceTests {
  /// What PyTorch reached: five-number summaries and counts.
  struct Reached: Decodable {
    struct Summary: Decodable {
      let replicates: Int
      /// Least, quartiles and largest.
      let test_big: [Double]
      let collapsed: Int
    }

    let configs: [String: Summary]

    static func load() throws -> Reached {
      let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      let file = tests.appending(path: "Fixtures/Classifiers/torch_cubic_reference.json")
      return try JSONDecoder().decode(Reached.self, from: Data(contentsOf: file))
    }
  }

  static func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  func expectCompatible(_ reference: CubicReference, replicates: Int) throws {
    let reached = try #require(try Reached.load().configs[reference.name])
    let results = try reference.results(replicates: replicates, seed: 1)
    expectClose(
      Self.median(results.map(\.accuracy)), reached.test_big[2], absolute: 0.02, reference.name)
    let collapsed = results.count { $0.isCollapsed }
    let p = fisherExactTest(
      first: (collapsed, replicates), second: (reached.collapsed, reached.replicates))
    #expect(p > 0.01, "\(reference.name): \(collapsed) of \(replicates) collapsed")
  }

  // MARK: Known values

  @Test func aFewNetworksAreAsGoodAsPyTorchs() throws {
    let reference = try #require(CubicReference.all.first { $0.name == "msedefinit" })
    try expectCompatible(reference, replicates: 4)
  }

  @Test(.enabled(if: areSlowTestsWanted), .serialized, arguments: CubicReference.all)
  func distributionsAreThoseOfPyTorch(_ reference: CubicReference) throws {
    try expectCompatible(reference, replicates: 24)
  }

  /// scipy 1.17.1, `fisher_exact`.
  @Test func fishersExactTest() {
    let cases: [(Int, Int, Int, Int, Double)] = [
      (5, 24, 0, 24, 0.049645390070921974),
      (5, 24, 3, 24, 0.700775998358697),
      (0, 24, 0, 24, 1.0),
      (24, 24, 0, 24, 6.202011224319716e-14),
      (1, 10, 9, 12, 0.0036913550845439386),
      (7, 30, 1, 24, 0.06327042814161143),
    ]
    for (a, n, b, m, p) in cases {
      expectClose(fisherExactTest(first: (a, n), second: (b, m)), p, relative: 1e-12, absolute: 0)
    }
  }
}
