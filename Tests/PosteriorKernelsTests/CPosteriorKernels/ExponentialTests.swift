import CPosteriorKernels
import Foundation
import PosteriorTestSupport
import Testing

@Suite struct ExponentialTests {
  /// eˣ in place.
  func exponentials(_ x: [Double]) -> [Double] {
    var y = x
    y.withUnsafeMutableBufferPointer { kernel_exp($0.count, $0.baseAddress, $0.baseAddress) }
    return y
  }

  /// eˣ − 1 in place.
  func exponentialsMinusOne(_ x: [Double]) -> [Double] {
    var y = x
    y.withUnsafeMutableBufferPointer { kernel_expm1($0.count, $0.baseAddress, $0.baseAddress) }
    return y
  }

  // MARK: Known values (Tests/Reference/exponential.py: mpmath, 50 digits)

  @Test func errorsInUnitsOfTheLastPlace() throws {
    let cases = try Fixture.load("Numerics/exponential").cases
    let x = try cases.map { try #require($0["x"]).number }
    for (name, results, bound) in [
      ("exp", exponentials(x), 1.0), ("expm1", exponentialsMinusOne(x), 2.0),
    ] {
      for (row, result) in zip(cases, results) {
        let nearest = try #require(row[name]).number
        let rest = try #require(row[name + "_rest"]).number
        let error = (result - nearest) / nearest.ulp - rest
        let isTooLarge = try #require(row["x"]).number > 700
        if name == "expm1" && isTooLarge { continue }
        #expect(abs(error) <= bound, "\(name) \(row)")
      }
    }
  }

  @Test func oneIsExact() {
    #expect(exponentials([0, -0.0]) == [1, 1])
    #expect(exponentialsMinusOne([0, -0.0]) == [0, 0])
  }

  // MARK: Properties

  /// The C library is within 0.6 ulp of the exact value, and a result within 1 ulp is then at most
  /// one number away.
  @Test func exponentialsAreNeighborsOfTheLibrarys() {
    forAll { generator in
      let x = generator.vector(50, in: -1...1) + generator.vector(50, in: -746...710)
      for (x, y) in zip(x, exponentials(x)) { expectClose(y, exp(x), ulps: 1, "exp(\(x))") }
      let small = generator.vector(20, in: -2...2) + generator.vector(20, in: -750...700)
      for (x, y) in zip(small, exponentialsMinusOne(small)) {
        expectClose(y, expm1(x), ulps: 2, "expm1(\(x))")
      }
    }
  }

  @Test func anElementDependsOnNoneBesideIt() {
    let x = (0..<20).map { Double($0) - 9.7 }
    let all = exponentials(x)
    let allMinusOne = exponentialsMinusOne(x)
    for count in 0...20 {
      var y = [Double](repeating: -7, count: 21)
      kernel_exp(count, x, &y)
      #expect(y[..<count] == all[..<count])
      #expect(y[count...].allSatisfy { $0 == -7 })
      kernel_expm1(count, x, &y)
      #expect(y[..<count] == allMinusOne[..<count])
      #expect(y[count...].allSatisfy { $0 == -7 })
    }
  }

  // MARK: Edges

  @Test func infinitiesAndNaN() {
    expectSameBits(
      exponentials([.infinity, -.infinity, .nan, 1e308, -1e308]),
      [.infinity, 0, .nan, .infinity, 0])
    expectSameBits(exponentialsMinusOne([-.infinity, .nan, -1e308, -60]), [-1, .nan, -1, -1])
  }

  @Test func theEndsOfTheRange() {
    // The largest double has the logarithm 709.7827128933840, the least 744.4400719213812 below 0,
    // and half of that is 0.
    #expect(exponentials([709.782712893384])[0].isFinite)
    #expect(exponentials([709.7827128933841]) == [.infinity])
    #expect(exponentials([-745.1332191019411]) == [.leastNonzeroMagnitude])
    #expect(exponentials([-745.1332191019412]) == [0])
  }
}
