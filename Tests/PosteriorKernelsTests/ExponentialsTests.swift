import Foundation
import GSLNumerics
import PosteriorKernels
import PosteriorTestSupport
import Testing

@Suite struct ExponentialsTests {
  func changed(
    _ numbers: [Double], _ change: (UnsafeMutableBufferPointer<Double>) -> Void
  ) -> [Double] {
    var numbers = numbers
    numbers.withUnsafeMutableBufferPointer { change($0) }
    return numbers
  }

  func tanh(_ z: [Double]) -> [Double] { changed(z) { $0.replaceByHyperbolicTangents() } }

  // MARK: Properties

  @Test func functionsAreThoseOfOneNumber() {
    forAll { generator in
      let z =
        generator.vector(generator.integer(in: 0...20), in: -2...2)
        + generator.vector(10, in: -40...40) + generator.vector(5, in: -700...700)
      for (z, e) in zip(z, changed(z) { $0.replaceByExponentials() }) {
        expectClose(e, exp(z), ulps: 1)
      }
      // Three roundings after an exponential within 1 ulp, whose error counts for at most one of
      // the sum's.
      for (z, p) in zip(z, changed(z) { $0.replaceByLogistics() }) {
        expectClose(p, logistic(z), ulps: 5, "logistic(\(z))")
      }
      // e⁻²ᵃ − 1 within 2 ulp; the quotient doubles a relative error at most.
      for (z, t) in zip(z, tanh(z)) { expectClose(t, Foundation.tanh(z), ulps: 6, "tanh(\(z))") }
    }
  }

  @Test func softmaxOfRows() {
    forAll { generator in
      let width = generator.integer(in: 1...12)
      let rows = (0..<generator.integer(in: 0...5)).map { _ in
        generator.vector(width, in: -20...20)
      }
      let results = changed(rows.flatMap { $0 }) { $0.replaceBySoftmax(width: width) }
      for (i, row) in rows.enumerated() {
        // Differences of logits below 40 are rounded by 2⁻⁴⁸ = 3.6·10⁻¹⁵ at most, in an exponential
        // and in the sum, and twice twelve sums and some products by 10⁻¹⁶.
        for (p, expected) in zip(results[(i * width)...], softmax(row)) {
          expectClose(p, expected, relative: 1.2e-14, absolute: 0)
        }
      }
    }
  }

  @Test func aSharedShiftOfTheLogitsChangesNoBit() {
    forAll { generator in
      let row = generator.vector(7, in: -4...4).map { ($0 * 1024).rounded() / 1024 }
      let shift = Double(generator.integer(in: -700...700))  // exact beside 1/1024
      #expect(
        changed(row) { $0.replaceBySoftmax(width: 7) }
          == changed(row.map { $0 + shift }) { $0.replaceBySoftmax(width: 7) })
    }
  }

  // MARK: Edges

  @Test func theHyperbolicTangentIsOdd() {
    #expect(tanh([0, -0.0]).map(\.sign) == [.plus, .minus])
    #expect(tanh([0, -0.0, .infinity, -.infinity, 400, -400]) == [0, 0, 1, -1, 1, -1])
    #expect(
      tanh([.leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1e-300]) == [
        .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1e-300,
      ])
    #expect(tanh([.nan])[0].isNaN)
    forAll { generator in
      let z = generator.vector(9, in: -3...3)
      #expect(tanh(z.map { -$0 }) == tanh(z).map { -$0 })
    }
  }

  @Test func theEndsOfTheLogisticFunction() {
    let p = changed([.infinity, -.infinity, 800, -800, 0, .nan]) { $0.replaceByLogistics() }
    #expect(p[..<5] == [1, 0, 1, 0, 0.5])
    #expect(p[5].isNaN)
  }

  @Test func saturatedRowsAndNaN() {
    let p = changed([1000, 0, -1000, .nan, 1, 2]) { $0.replaceBySoftmax(width: 3) }
    #expect(p[..<3] == [1, 0, 0])
    #expect(p[3...].allSatisfy { $0.isNaN })
    let q = changed([1, .nan, 2]) { $0.replaceBySoftmax(width: 3) }
    #expect(q.allSatisfy { $0.isNaN })
  }
}
