import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct LogisticObjectiveTests {
  /// The definition, without blocks, scales folded in by hand.
  static func value(
    _ features: Matrix, _ targets: [Double], _ penalty: Double, bias: Double, weights: [Double]
  ) -> Double {
    var sum = CompensatedSum()
    for (row, t) in zip(features.rows, targets) {
      let z = bias + zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
      sum.add(CrossEntropyLoss().value(logit: z, target: t))
    }
    let squares = weights.reduce(0) { $0 + $1 * $1 }
    return sum.value / Double(targets.count) + penalty / 2 * squares
  }

  static func drawCase(
    _ generator: inout Generator, count: Int
  ) -> (objective: LogisticObjective, centers: [Double], scales: [Double], penalty: Double) {
    let size = generator.integer(in: 0...4)
    let features = generator.matrix(count, size, in: -2...2)
    let targets = (0..<count).map { _ -> Double in
      switch generator.integer(in: 0...2) {
      case 0: 0
      case 1: 1
      default: generator.double(in: 0...1)
      }
    }
    let centers = generator.vector(size, in: -1...1)
    let scales = (0..<size).map { _ in [0.5, 1, 2][generator.integer(in: 0...2)] }
    let penalty = generator.integer(in: 0...1) == 0 ? 0 : generator.double(in: 0...2)
    return (
      LogisticObjective(
        features: features, targets: targets, centers: centers, scales: scales, penalty: penalty),
      centers, scales, penalty
    )
  }

  // MARK: Known values

  @Test func atTheOriginEveryLogitIsZero() {
    var objective = LogisticObjective(
      features: Matrix([[1], [3]]), targets: [1, 0], centers: [1], scales: [2], penalty: 4)
    var gradient = [0.0, 0.0]
    var hessian = Matrix(rowCount: 2, columnCount: 2)
    // Rows (1, 0) and (1, 1), residuals −½ and ½, weights ¼; λ/s² = 1.
    expectClose(
      objective.value([0, 0], gradient: &gradient, hessian: &hessian), 0.693_147_180_559_945_3,
      ulps: 2)
    #expect(gradient == [0, 0.25])
    #expect(hessian == Matrix([[0.25, 0.125], [0.125, 1.125]]))
  }

  // MARK: Properties

  @Test(arguments: [1, 2, 255, 256, 257, 700]) func blocksDoNotShow(_ count: Int) {
    forAll(cases: 100) { generator in
      var (objective, centers, scales, penalty) = Self.drawCase(&generator, count: count)
      let parameters = generator.vector(centers.count + 1, in: -1...1)
      var gradient = parameters
      let value = objective.value(parameters, gradient: &gradient)
      let weights = zip(parameters.dropFirst(), scales).map { $0 / $1 }
      let bias = parameters[0] - zip(weights, centers).reduce(0) { $0 + $1.0 * $1.1 }
      // Logits up to 30 are rounded some ten times, which the mean keeps.
      expectClose(
        value,
        Self.value(
          objective.features, objective.targets, penalty, bias: bias, weights: weights),
        relative: 1e-14, absolute: 1e-14)
      var again = gradient
      var hessian = Matrix(rowCount: gradient.count, columnCount: gradient.count)
      #expect(objective.value(parameters, gradient: &again, hessian: &hessian) == value)
      #expect(again == gradient)
      #expect(hessian == hessian.transposed)
    }
  }

  @Test func derivativesAreCentralDifferences() {
    forAll { generator in
      let count = generator.integer(in: 1...20)
      var objective = Self.drawCase(&generator, count: count).objective
      let size = objective.features.columnCount + 1
      let parameters = generator.vector(size, in: -1...1)
      var (gradient, above, below) = (parameters, parameters, parameters)
      var hessian = Matrix(rowCount: size, columnCount: size)
      _ = objective.value(parameters, gradient: &gradient, hessian: &hessian)
      // Truncation is h²/6 of a derivative, at most 6³/10 of it here, and rounding 2⁻⁵²/h of values
      // up to 40.
      let h = 1e-5
      for j in 0..<size {
        var (right, left) = (parameters, parameters)
        right[j] += h
        left[j] -= h
        let upper = objective.value(right, gradient: &above)
        let lower = objective.value(left, gradient: &below)
        expectClose(gradient[j], (upper - lower) / (2 * h), absolute: 1e-8)
        for k in 0..<size {
          expectClose(hessian[j, k], (above[k] - below[k]) / (2 * h), absolute: 1e-8)
        }
      }
    }
  }

  @Test func extremesAreThoseOfTheExamples() {
    forAll { generator in
      let count = [1, 5, 300][generator.integer(in: 0...2)]
      var (objective, centers, scales, _) = Self.drawCase(&generator, count: count)
      let parameters = generator.vector(centers.count + 1, in: -1...1)
      let step = generator.vector(centers.count + 1, in: -1...1)
      let rows = objective.features.rows.map { row in
        [1] + row.indices.map { (row[$0] - centers[$0]) / scales[$0] }
      }
      func logit(_ row: [Double], _ p: [Double]) -> Double {
        zip(row, p).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let found = objective.extremes(parameters, step: step)
      let hard = rows.indices.filter { [0, 1].contains(objective.targets[$0]) }
      let margins = rows.indices.map { i in
        hard.contains(i) ? (2 * objective.targets[i] - 1) * logit(rows[i], parameters) : -.infinity
      }
      expectClose(found.margin, margins.min()!, absolute: 1e-14)
      expectClose(
        found.change, hard.map { logit(rows[$0], step).magnitude }.max() ?? 0, absolute: 1e-14)
      expectClose(found.squaredLength, rows.map { logit($0, $0) }.max()!, ulps: 16)
    }
  }

  // MARK: Edges

  @Test func confidentPredictionsKeepTheirDigits() {
    var objective = LogisticObjective(
      features: Matrix([[1]]), targets: [1], centers: [0], scales: [1], penalty: 0)
    var gradient = [0.0, 0.0]
    var hessian = Matrix(rowCount: 2, columnCount: 2)
    // σ(50) − 1 = −σ(−50), where 1 − σ(50) is 0 in doubles.
    _ = objective.value([0, 50], gradient: &gradient, hessian: &hessian)
    expectClose(gradient[1], -1.928_749_847_963_917_8e-22)
    expectClose(hessian[1, 1], 1.928_749_847_963_917_8e-22)
    expectClose(objective.value([0, -1000], gradient: &gradient, hessian: &hessian), 1000)
    #expect(gradient == [-1, -1])
    #expect(hessian == Matrix(rowCount: 2, columnCount: 2))
  }
}
