import CPosteriorGSL

/// The two global settings of the C libraries, made once before their first use.
enum GSL {
  /// GSL's default error handler ends the process; with it off, every function returns a status.
  /// OpenBLAS computes other last digits with other thread counts: one thread gives one answer.
  static let isPrepared: Bool = {
    gsl_set_error_handler_off()
    openblas_set_num_threads(1)
    return true
  }()

  /// Has the settings made, before a call of BLAS.
  static func prepare() { _ = isPrepared }

  /// Turns the nil that GSL returns for a workspace it has no memory for into a Swift error.
  static func allocated<Workspace>(
    _ workspace: UnsafeMutablePointer<Workspace>?
  ) throws(NumericalError) -> UnsafeMutablePointer<Workspace> {
    _ = isPrepared
    guard let workspace else {
      throw .gsl(status: Int32(GSL_ENOMEM), reason: "no memory for a workspace")
    }
    return workspace
  }

  /// Calls a GSL function and turns its status into a Swift error.
  @inline(__always)
  static func call(_ body: () -> Int32) throws(NumericalError) {
    _ = isPrepared
    let status = body()
    guard status == 0 else {
      throw .gsl(status: status, reason: String(cString: gsl_strerror(status)))
    }
  }
}
