import CPosteriorGSL

/// OpenBLAS's products of matrices that lie row after row in the first numbers of arrays, and are
/// added to others in place.
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
    requireCount(a, n * d)
    requireCount(b, k * d)
    requireCount(c, n * k)
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
    requireCount(a, d * n)
    requireCount(b, d * k)
    requireCount(c, start + (n - 1) * stride + k)
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
    requireCount(a, d * n)
    requireCount(c, n * n)
    GSL.value {
      cblas_dsyrk(
        CblasRowMajor, CblasLower, CblasTrans, Int32(n), Int32(d), 1, a, Int32(n), 1, &c, Int32(n))
    }
  }

  /// y ← αx + y.
  ///
  /// - Precondition: Both have as many numbers.
  package static func add(_ x: [Double], times factor: Double, to y: inout [Double]) {
    require(x.count == y.count, "\(x.count) numbers added to \(y.count)")
    GSL.value { cblas_daxpy(Int32(x.count), factor, x, 1, &y, 1) }
  }

  private static func requireCount(_ numbers: [Double], _ needed: Int) {
    require(numbers.count >= needed, "\(numbers.count) numbers where \(needed) are needed")
  }
}
