import CPosteriorGSL
import CPosteriorSymbolOrigin
import Testing

@testable import GSLNumerics

@Suite struct GSLTests {
  // MARK: Known values (the error codes of gsl_errno.h)

  @Test func aFailingCallThrowsInsteadOfAborting() {
    var rectangle = Matrix(rowCount: 2, columnCount: 3)
    #expect(
      throws: NumericalError.gsl(
        status: Int32(GSL_ENOTSQR), reason: "matrix not square")
    ) {
      try GSL.call { rectangle.withMutableGSLMatrix { gsl_linalg_cholesky_decomp1($0) } }
    }
  }

  @Test func aSuccessfulCallDoesNotThrow() throws {
    var matrix = Matrix([[4]])
    try GSL.call { matrix.withMutableGSLMatrix { gsl_linalg_cholesky_decomp1($0) } }
    #expect(matrix == Matrix([[2]]))
  }

  // MARK: Properties

  @Test func openBLASHasOneThread() {
    GSL.value {}
    #expect(openblas_get_num_threads() == 1)
  }

  #if os(Linux)
    @Test func matrixProductsAreOpenBLASs() {
      _ = Matrix.identity(2) * Matrix.identity(2)  // binds the function
      #expect(fileName(symbol_origin("cblas_dgemm")).hasPrefix("libopenblas"))
      #expect(fileName(symbol_origin_from("cblas_dgemm", gsl)).hasPrefix("libopenblas"))
    }

    @Test func otherLibrariesAreToldFromOpenBLAS() {
      _ = StandardNormal.cumulative(-3)  // binds exp
      #expect(fileName(gsl).hasPrefix("libgsl."))
      #expect(fileName(symbol_origin_from("exp", gsl)).hasPrefix("libm."))
      #expect(symbol_origin_from("no_such_symbol", gsl) == nil)
      #expect(symbol_origin_from("cblas_dgemm", "no_such_library.so") == nil)
    }

    /// The file of libgsl.
    private var gsl: UnsafePointer<CChar>? { symbol_origin("gsl_blas_dgemm") }

    private func fileName(_ path: UnsafePointer<CChar>?) -> Substring {
      path.map { String(cString: $0).split(separator: "/").last ?? "" } ?? "no library"
    }
  #endif
}
