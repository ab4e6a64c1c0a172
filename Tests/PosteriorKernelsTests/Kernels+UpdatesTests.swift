import PosteriorKernels
import Testing

@Suite struct KernelsUpdatesTests {
  // MARK: Known values (by hand)

  @Test func aStepOfMomentum() {
    var (weights, gradient, velocity) = ([1.0, 2], [4.0, -8], [2.0, 0])
    weights.withUnsafeMutableBufferPointer { w in
      Kernels.step(w, against: &gradient, velocity: &velocity, momentum: 0.5, rate: 0.25)
    }
    // v = momentum · v + gradient, w = w − rate · v.
    #expect(velocity == [5, -8] && weights == [-0.25, 4])
  }

  @Test func aStepOfAdam() {
    var (weights, gradient) = ([1.0], [2.0])
    var (means, squares) = ([0.0], [0.0])
    weights.withUnsafeMutableBufferPointer { w in
      Kernels.step(
        w, against: &gradient, means: &means, squares: &squares, decays: (mean: 0.5, square: 0.75),
        rate: 1.5, scale: 4, epsilon: 1)
    }
    // The mean takes ½ of 2, the square ¼ of 4; the step is 1.5 · 1 / (√(4 · 1) + 1).
    #expect(means == [1] && squares == [1])
    #expect(weights == [0.5])
  }
}
