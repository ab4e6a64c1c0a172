import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct SoftmaxObjectiveCurvatureTests {
  // MARK: Properties

  @Test func fewExamplesGiveTheBlocksOfTheHessian() {
    forAll { generator in
      var item = SoftmaxObjectiveTests.drawCase(&generator, count: generator.integer(in: 1...40))
      let (width, size) = (item.objective.width, item.parameters.count)
      var gradient = item.parameters
      var hessian = Matrix(rowCount: size, columnCount: size)
      _ = item.objective.value(item.parameters, gradient: &gradient, hessian: &hessian)
      for k in 0..<item.objective.classCount {
        let curvature = item.objective.curvature(item.parameters, of: k)
        expectClose(
          curvature,
          Matrix(
            (0..<width).map { i in (0..<width).map { hessian[k * width + i, k * width + $0] } }),
          within: { _, _ in 1e-13 })
        #expect(curvature == curvature.transposed)
      }
    }
  }

  // MARK: Edges

  @Test func manyExamplesAreRepresentedByAQuarter() {
    // Blocks of 256: the first and the fifth.
    let features = Matrix((0..<1280).map { [[1.0, 9, 9, 9, 3][$0 / 256]] })
    var objective = SoftmaxObjective(
      features: features, targets: .labels([Int](repeating: 0, count: 1280)), classCount: 2,
      centers: [0], scales: [1], penalty: 2)
    // Weights ¼, squares 1 and 9.
    #expect(objective.curvature([0, 0, 0, 0], of: 1) == Matrix([[0.25, 0.5], [0.5, 3.25]]))
  }
}
