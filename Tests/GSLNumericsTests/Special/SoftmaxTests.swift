import CPosteriorGSL
import GSLNumerics
import PosteriorTestSupport
import Testing

@Suite struct SoftmaxTests {
  // MARK: Known values (Tests/Fixtures/Numerics/softmax.json: mpmath, 60 digits)

  @Test func rowsMatchTheReference() throws {
    for entry in try Fixture.load("Numerics/softmax").cases {
      let logits = entry["logits"]!.vector
      let id = entry["id"]!.string
      guard entry["expect"] == nil else {
        #expect(isAllNaN(softmax(logits)) && isAllNaN(logSoftmax(logits)))
        continue
      }
      expectLogSumExp(of: logits, entry["logsumexp"]!.number, id)
      let label = entry["label"]!.integer
      let probabilities = softmax(logits)
      let logarithms = logSoftmax(logits)
      expectClose(-logarithms[label], entry["nll"]!.number, ulps: 4, id)
      for k in logits.indices {
        expectClose(probabilities[k], entry["softmax"]!.vector[k], ulps: 4, id)
        expectClose(logarithms[k], entry["log_softmax"]!.vector[k], ulps: 4, id)
        // The difference is as accurate as its terms, both at most 1.
        expectClose(
          probabilities[k] - (k == label ? 1 : 0), entry["nll_gradient"]!.vector[k],
          absolute: 0x1p-51, id)
      }
    }
  }

  /// Expects at most 4 ulp of the result or, where the result cancels, of the largest logit.
  private func expectLogSumExp(of logits: [Double], _ expected: Double, _ comment: String) {
    let largest = max(expected.magnitude, logits.max()!.magnitude)
    expectClose(logSumExp(logits), expected, absolute: 4 * largest.ulp, comment)
  }

  private func isAllNaN(_ values: [Double]) -> Bool { values.allSatisfy(\.isNaN) }

  @Test func theLargestIsFound() {
    #expect(indexOfMaximum([1, 3, 2, 3]) == 1 && indexOfMaximum([-.infinity]) == 0)
    #expect(indicesOfMaxima(Matrix([[1, 2], [2, 1], [0, 0]])) == [1, 0, 0])
  }

  // MARK: Properties

  /// Up to 12 logits that lie close together or far apart, some of them −∞, at least one finite.
  private func logits(_ generator: inout Generator) -> [Double] {
    let spread = [1e-3, 1, 30, 800][generator.integer(in: 0...3)]
    let count = generator.integer(in: 1...12)
    var logits = generator.vector(count, in: -spread...spread)
    for k in logits.indices.dropFirst() where generator.integer(in: 0...9) == 0 {
      logits[k] = -.infinity
    }
    return logits
  }

  @Test func probabilitiesSumToOne() {
    forAll { generator in
      let logits = logits(&generator)
      let probabilities = softmax(logits)
      #expect(probabilities.allSatisfy { (0...1).contains($0) })
      expectClose(probabilities.compensatedSum(), 1, ulps: logits.count)
    }
  }

  @Test func aSharedShiftChangesNothing() {
    forAll { generator in
      // Multiples of 2⁻²⁰ below 2¹⁰, shifted by an integer: exact.
      let logits = logits(&generator).map { ($0 * 0x1p20).rounded() * 0x1p-20 }
      let shift = Double(generator.integer(in: -1_000_000...1_000_000))
      let shifted = logits.map { $0 + shift }
      #expect(softmax(shifted) == softmax(logits))
      #expect(logSoftmax(shifted) == logSoftmax(logits))
      let largest = max(shift.magnitude, logits.max()!.magnitude) + 3
      expectClose(
        logSumExp(shifted), logSumExp(logits) + shift, absolute: 2 * largest.ulp)
    }
  }

  @Test func logSumExpIsBetweenTheMaximumAndLogKMore() {
    forAll { generator in
      let logits = logits(&generator)
      let (largest, result) = (logits.max()!, logSumExp(logits))
      #expect(result >= largest)
      let bound = largest + logSumExp([Double](repeating: 0, count: logits.count))
      #expect(result <= bound + 4 * max(bound.magnitude, largest.magnitude).ulp)
    }
  }

  @Test func permutingTheLogitsPermutesTheProbabilities() {
    forAll { generator in
      let logits = logits(&generator)
      let order = logits.indices.shuffled(using: &generator)
      let permuted = order.map { logits[$0] }
      // Another order of summation: the compensated sum differs by an ulp at most.
      for (actual, k) in zip(softmax(permuted), order) {
        expectClose(actual, softmax(logits)[k], ulps: 2)
      }
      expectClose(logSumExp(permuted), logSumExp(logits), ulps: 4)
    }
  }

  @Test func aHigherLogitHasAHigherProbability() {
    forAll { generator in
      let logits = logits(&generator)
      let raised = logits.indices.randomElement(using: &generator)!
      var higher = logits
      higher[raised] += generator.double(in: 1e-3...10)
      #expect(softmax(higher)[raised] >= softmax(logits)[raised])
      #expect(logSumExp(higher) >= logSumExp(logits))
      #expect(softmax(logits)[indexOfMaximum(logits)!] == softmax(logits).max()!)
    }
  }

  @Test func twoClassesAreTheLogisticFunction() {
    forAll { generator in
      let z = generator.double(in: -700...700)
      expectClose(softmax([z, 0])[0], logistic(z), ulps: 4)
      expectClose(logSoftmax([z, 0])[0], logLogistic(z), ulps: 4)
      expectClose(logSumExp([z, 0]), softplus(z), ulps: 4)
    }
  }

  @Test func theRoundingOfADifferenceIsMadeGood() {
    forAll { generator in
      // Logits on different grids: their difference, exact in integers, needs more than 53 bits and
      // is split into two doubles.
      let high = generator.integer(in: 0...(1 << 52))
      let low = generator.integer(in: -(1 << 52)...0)
      let (top, other) = (Double(high) * 0x1p-50, Double(low) * 0x1p-43)
      let difference = low << 7 - high
      let leading = Double(difference)
      let trailing = Double(difference - Int(leading))
      let ratio = exp(leading * 0x1p-50) * exp(trailing * 0x1p-50)
      expectClose(softmax([top, other])[1], ratio / (1 + ratio), ulps: 4)
      expectClose(logSoftmax([top, other])[0], -log1p(ratio), ulps: 4)
    }
  }

  @Test func logSoftmaxIsTheLogitLessLogSumExp() {
    forAll { generator in
      let logits = logits(&generator)
      let normalizer = logSumExp(logits)
      for (k, logarithm) in logSoftmax(logits).enumerated() {
        let largest = max(logits[k].magnitude, normalizer.magnitude, 1)
        expectClose(
          logarithm, logits[k] - normalizer,
          absolute: largest.isFinite ? 8 * largest.ulp : 0)
      }
    }
  }

  @Test func matricesAreTakenRowByRow() {
    forAll { generator in
      let (n, count) = (generator.integer(in: 0...5), generator.integer(in: 1...6))
      let matrix = generator.matrix(n, count, in: -50...50)
      #expect(softmax(matrix).rows == matrix.rows.map { softmax($0) })
      #expect(logSoftmax(matrix).rows == matrix.rows.map { logSoftmax($0) })
      #expect(logSumExp(matrix) == matrix.rows.map { logSumExp($0) })
      #expect(indicesOfMaxima(matrix) == matrix.rows.map { indexOfMaximum($0) })
    }
  }

  // MARK: Edges

  @Test func logitsThatNameNoDistribution() {
    for logits in [
      [Double.infinity, 0], [.nan, 0], [0, .nan], [-.infinity], [.infinity, .infinity],
    ] {
      #expect(isAllNaN(softmax(logits)))
      #expect(isAllNaN(logSoftmax(logits)))
    }
    #expect(logSumExp([.infinity, 0]) == .infinity && logSumExp([-.infinity]) == -.infinity)
    #expect(logSumExp([0, .nan]).isNaN && logSumExp([.infinity, .nan]).isNaN)
    #expect(indexOfMaximum([1, .nan, 2]) == 1)
  }

  @Test func emptyLists() {
    #expect(softmax([Double]()) == [] && logSoftmax([Double]()) == [])
    #expect(logSumExp([Double]()) == -.infinity && indexOfMaximum([]) == nil)
    let columnless = Matrix(rowCount: 2, columnCount: 0)
    #expect(softmax(columnless) == columnless && logSoftmax(columnless) == columnless)
    #expect(logSumExp(columnless) == [-.infinity, -.infinity])
  }

  @Test func rowsWithoutColumnsHaveNoMaximum() async {
    await #expect(processExitsWith: .failure) {
      _ = indicesOfMaxima(Matrix(rowCount: 2, columnCount: 0))
    }
  }
}
