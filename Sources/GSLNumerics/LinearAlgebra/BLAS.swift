import CPosteriorGSL

/// OpenBLAS's products of matrices that lie row after row in the first numbers of arrays, and are added to others in place.
///
/// `Matrix` has products that make a new matrix.
package enum BLAS {
  /// C ← A Bᵀ + βC.
  ///
  /// - Parameters:
  ///   - a: A, n × d.
  ///   - b: B, k × d.
  ///   - c: C, n × k; what it holds does not count if β is 0.
  ///   - share: β.
  /// - Precondition: The arrays have as many numbers.
  package static func addProduct(
    of a: [Double], transposed b: [Double], rowCount n: Int, columnCount k: Int, depth d: Int,
    to c: inout [Double], times share: Double
  ) {
    requireCounts((a.count, n * d), (b.count, k * d), (c.count, n * k))
    GSL.value {
      cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, Int32(n), Int32(k), Int32(d), 1, a, Int32(d), b,
        Int32(d), share, &c, Int32(k))
    }
  }

  /// C ← αAᵀB + βC, where C may be a block of a larger matrix.
  ///
  /// - Parameters:
  ///   - a: A, d × n.
  ///   - b: B, d × k.
  ///   - factor: α.
  ///   - c: The matrix that C, n × k, lies in.
  ///   - start: Where C begins.
  ///   - stride: The width of the matrix that C lies in; k if it is C itself.
  ///   - share: β.
  /// - Precondition: The arrays have as many numbers.
  package static func addProduct(
    ofTransposed a: [Double], _ b: [Double], rowCount n: Int, columnCount k: Int, depth d: Int,
    times factor: Double = 1, to c: inout [Double], from start: Int = 0, stride: Int? = nil,
    times share: Double = 1
  ) {
    let stride = stride ?? k
    requireCounts((a.count, d * n), (b.count, d * k), (c.count - start, (n - 1) * stride + k))
    c.withUnsafeMutableBufferPointer { c in
      let first = c.baseAddress.map { $0 + start }
      GSL.value {
        cblas_dgemm(
          CblasRowMajor, CblasTrans, CblasNoTrans, Int32(n), Int32(k), Int32(d), factor, a,
          Int32(n), b, Int32(k), share, first, Int32(stride))
      }
    }
  }

  /// C ← AᵀA + C: the lower triangle.
  ///
  /// - Parameters:
  ///   - a: A, d × n.
  ///   - c: C, n × n.
  /// - Precondition: The arrays have as many numbers.
  package static func addGram(
    of a: [Double], rowCount d: Int, columnCount n: Int, to c: inout [Double]
  ) {
    requireCounts((a.count, d * n), (c.count, n * n))
    GSL.value {
      cblas_dsyrk(
        CblasRowMajor, CblasLower, CblasTrans, Int32(n), Int32(d), 1, a, Int32(n), 1, &c, Int32(n))
    }
  }

  /// y ← αx + y.
  ///
  /// - Precondition: Both have as many numbers.
  package static func add(_ x: [Double], times factor: Double, to y: inout [Double]) {
    requireCounts((x.count, y.count), (y.count, x.count))
    GSL.value { cblas_daxpy(Int32(x.count), factor, x, 1, &y, 1) }
  }

  private static func requireCounts(_ counts: (actual: Int, needed: Int)...) {
    for count in counts {
      require(
        count.actual >= count.needed, "\(count.actual) numbers where \(count.needed) are needed")
    }
  }
}
