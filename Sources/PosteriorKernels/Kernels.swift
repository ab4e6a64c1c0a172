import CPosteriorKernels

/// Loops over whole buffers, compiled for several processors: the same bits on each of them.
///
/// Matrices lie row after row. Results may not overlap other arguments. Memory has to hold as many
/// numbers as the counts say; what is read beyond that, and in which order sums are made, is said
/// in CPosteriorKernels.h.
package enum Kernels {
  package typealias Numbers = UnsafePointer<Double>
  package typealias Places = UnsafeMutablePointer<Double>
}

/// A row of numbers that a function reads.
package typealias Row = UnsafeBufferPointer<Double>
/// A row of numbers that a function writes.
package typealias MutableRow = UnsafeMutableBufferPointer<Double>
