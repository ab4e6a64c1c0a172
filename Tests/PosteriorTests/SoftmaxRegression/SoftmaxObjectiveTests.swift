import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct SoftmaxObjectiveTests {
  struct Case {
    var objective: SoftmaxObjective
    let centers: [Double]
    let scales: [Double]
    let penalty: Double
    let targets: Matrix
    let parameters: [Double]
  }

  static func drawCase(_ generator: inout Generator, count: Int) -> Case {
    let (size, classCount) = (generator.integer(in: 0...3), generator.integer(in: 2...4))
    let features = generator.matrix(count, size, in: -2...2)
    let labels = (0..<count).map { _ in generator.integer(in: 0...(classCount - 1)) }
    let areLabels = generator.integer(in: 0...1) == 0
    let targets = Matrix(
      labels.map { label in
        areLabels
          ? (0..<classCount).map { $0 == label ? 1 : 0 } : generator.probabilities(classCount)
      })
    let centers = generator.vector(size, in: -1...1)
    let scales = (0..<size).map { _ in [0.5, 1, 2][generator.integer(in: 0...2)] }
    let penalty = generator.integer(in: 0...1) == 0 ? 0 : generator.double(in: 0...2)
    return Case(
      objective: SoftmaxObjective(
        features: features, targets: areLabels ? .labels(labels) : .probabilities(targets),
        classCount: classCount, centers: centers, scales: scales, penalty: penalty),
      centers: centers, scales: scales, penalty: penalty, targets: targets,
      parameters: generator.vector(classCount * (size + 1), in: -1...1))
  }

  static func dot(_ a: some Sequence<Double>, _ b: some Sequence<Double>) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The rows (1, x), centered and scaled.
  static func rows(_ item: Case) -> [[Double]] {
    item.objective.features.rows.map { row in
      [1] + row.indices.map { (row[$0] - item.centers[$0]) / item.scales[$0] }
    }
  }

  static func classes(_ item: Case, _ parameters: [Double]) -> [[Double]] {
    let width = item.objective.width
    return (0..<item.objective.classCount).map {
      Array(parameters[($0 * width)..<(($0 + 1) * width)])
    }
  }

  /// The definition, without blocks.
  static func value(_ item: Case) -> Double {
    let classes = classes(item, item.parameters)
    var sum = CompensatedSum()
    for (row, target) in zip(rows(item), item.targets.rows) {
      let logits = classes.map { dot(row, $0) }
      sum.add(CrossEntropyLoss().value(logits: logits, target: target))
    }
    let weights = classes.flatMap { zip($0.dropFirst(), item.scales).map { $0 / $1 } }
    return sum.value / Double(item.targets.rowCount) + item.penalty / 2 * dot(weights, weights)
  }

  // MARK: Known values

  @Test func atTheOriginAllClassesAreEqual() {
    var objective = SoftmaxObjective(
      features: Matrix([[1], [3]]), targets: .labels([1, 0]), classCount: 2, centers: [1],
      scales: [2], penalty: 4)
    var gradient = [0.0, 0, 0, 0]
    var hessian = Matrix(rowCount: 4, columnCount: 4)
    // Rows (1, 0) and (1, 1), residuals (½, −½) and (−½, ½), weights ¼; λ/s² = 1.
    expectClose(
      objective.value([0, 0, 0, 0], gradient: &gradient, hessian: &hessian),
      0.693_147_180_559_945_3, ulps: 2)
    #expect(gradient == [0, -0.25, 0, 0.25])
    let expected: [[Double]] = [
      [0.25, 0.125, -0.25, -0.125], [0.125, 1.125, -0.125, -0.125],
      [-0.25, -0.125, 0.25, 0.125], [-0.125, -0.125, 0.125, 1.125],
    ]
    #expect(hessian == Matrix(expected))
  }

  // MARK: Properties

  @Test(arguments: [1, 2, 255, 256, 257, 700]) func blocksDoNotShow(_ count: Int) {
    forAll(cases: 30) { generator in
      var item = Self.drawCase(&generator, count: count)
      var gradient = item.parameters
      let value = item.objective.value(item.parameters, gradient: &gradient)
      // Logits up to 20 are rounded some ten times, which the mean keeps.
      expectClose(value, Self.value(item), relative: 1e-14, absolute: 1e-14)
      var again = gradient
      var hessian = Matrix(rowCount: gradient.count, columnCount: gradient.count)
      #expect(
        item.objective.value(item.parameters, gradient: &again, hessian: &hessian) == value)
      #expect(again == gradient)
      #expect(hessian == hessian.transposed)
    }
  }

  @Test func derivativesAreCentralDifferences() {
    forAll { generator in
      let count = generator.integer(in: 1...20)
      var item = Self.drawCase(&generator, count: count)
      let size = item.parameters.count
      var (gradient, above, below) = (item.parameters, item.parameters, item.parameters)
      var hessian = Matrix(rowCount: size, columnCount: size)
      _ = item.objective.value(item.parameters, gradient: &gradient, hessian: &hessian)
      // Truncation is h²/6 of a derivative, at most 6³/10 of it here, and rounding 2⁻⁵²/h of values
      // up to 40.
      let h = 1e-5
      for j in 0..<size {
        var (right, left) = (item.parameters, item.parameters)
        right[j] += h
        left[j] -= h
        let upper = item.objective.value(right, gradient: &above)
        let lower = item.objective.value(left, gradient: &below)
        expectClose(gradient[j], (upper - lower) / (2 * h), absolute: 1e-8)
        for k in 0..<size {
          expectClose(hessian[j, k], (above[k] - below[k]) / (2 * h), absolute: 1e-8)
        }
      }
    }
  }

  @Test func extremesAreThoseOfTheExamples() {
    forAll { generator in
      let count = [1, 2, 5, 9, 300][generator.integer(in: 0...4)]
      var item = Self.drawCase(&generator, count: count)
      let step = generator.vector(item.parameters.count, in: -1...1)
      var (change, margin, length) = (0.0, Double.infinity, 0.0)
      for (row, target) in zip(Self.rows(item), item.targets.rows) {
        let logits = Self.classes(item, item.parameters).map { Self.dot(row, $0) }
        let steps = Self.classes(item, step).map { Self.dot(row, $0) }
        let mean = Self.dot(softmax(logits), steps)
        for k in target.indices where target[k] == 0 {
          change = max(change, (steps[k] - mean).magnitude)
        }
        let right = target.firstIndex(of: 1)
        let others = logits.indices.filter { $0 != right }.map { logits[$0] }.max()!
        margin = min(margin, right.map { logits[$0] - others } ?? -.infinity)
        length = max(length, Self.dot(row, row))
      }
      let found = item.objective.extremes(item.parameters, step: step)
      expectClose(found.change, change, absolute: 1e-13)
      expectClose(found.margin, margin, absolute: 1e-13)
      expectClose(found.squaredLength, length, ulps: 16)
    }
  }

  // MARK: Edges

  @Test func confidentPredictionsKeepTheirDigits() {
    var objective = SoftmaxObjective(
      features: Matrix([[1]]), targets: .labels([1]), classCount: 2, centers: [0], scales: [1],
      penalty: 0)
    var gradient = [0.0, 0, 0, 0]
    var hessian = Matrix(rowCount: 4, columnCount: 4)
    // p₁ − 1 = −σ(−50), where 1 − p₁ is 0 in doubles.
    _ = objective.value([0, 0, 0, 50], gradient: &gradient, hessian: &hessian)
    expectClose(gradient[3], -1.928_749_847_963_917_8e-22)
    expectClose(hessian[3, 3], 1.928_749_847_963_917_8e-22)
    expectClose(objective.value([0, 0, 0, -1000], gradient: &gradient), 1000)
    #expect(gradient == [1, 1, -1, -1])
  }

  @Test func manyClassesDoNotOverflow() {
    // 300 sums of 1000 exponentials: their product is 10⁹⁰⁰.
    var objective = SoftmaxObjective(
      features: Matrix(rowCount: 300, columnCount: 0),
      targets: .labels([Int](repeating: 7, count: 300)), classCount: 1000, centers: [],
      scales: [], penalty: 0)
    let zeros = [Double](repeating: 0, count: 1000)
    var gradient = zeros
    // Three roundings of a logarithm of 10²⁰⁰, and 999 of a sum.
    expectClose(objective.value(zeros, gradient: &gradient), 6.907_755_278_982_137, absolute: 1e-12)
    expectClose(gradient[7], -0.999, absolute: 1e-12)
  }
}
