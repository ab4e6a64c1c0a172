import CPosteriorKernels

extension Kernels {
  /// The input of forward substitution: `count` > 0 points in `dimension` dimensions, each less a
  /// mean and what rounding took from that, and a lower triangular matrix L.
  ///
  /// With the dimension rounded up to a multiple of eight, mean and remainder have that many
  /// numbers, filled up with 0, and the memory has 24 times as many and eight more. A point's
  /// result has the same bits whatever the other points are.
  package struct Substitution {
    private let count: Int
    private let dimension: Int
    private let points: Numbers
    private let mean: Numbers
    private let remainder: Numbers
    private let lower: Numbers
    private let memory: Places

    package init(
      of points: Numbers, count: Int, dimension: Int, mean: Numbers, remainder: Numbers,
      lower: Numbers, memory: Places
    ) {
      (self.points, self.count, self.dimension) = (points, count, dimension)
      (self.mean, self.remainder, self.lower, self.memory) = (mean, remainder, lower, memory)
    }

    /// L⁻¹ (x − mean − remainder), point after point.
    package func write(to white: Places?) {
      kernel_whiten(count, dimension, points, mean, remainder, lower, memory, white)
    }

    /// offset + factor · |L⁻¹ (x − mean − remainder)|² of each point.
    package func writeDistances(times factor: Double, plus offset: Double, to distances: Places?) {
      kernel_distances(
        count, dimension, points, mean, remainder, lower, offset, factor, memory, distances)
    }
  }
}
