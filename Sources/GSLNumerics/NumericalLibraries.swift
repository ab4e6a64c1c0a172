import CPosteriorGSL

/// The libraries that compute.
package enum NumericalLibraries {
  /// The version of the GNU Scientific Library.
  package static var gslVersion: String { GSL.value { String(cString: gsl_version_text()) } }

  /// The description that OpenBLAS gives of itself: its version, and the processor that its kernels
  /// are for.
  package static var openBLASConfiguration: String {
    GSL.value { String(cString: openblas_get_config()) }
  }

  /// The address of a function of BLAS, in the library that answers its calls.
  package static var addressOfMatrixProduct: UnsafeRawPointer { address_of_dgemm() }
}
