import CPosteriorGSL

/// The only door to GSL and OpenBLAS: it makes their two global settings before the first call,
/// whichever that is.
enum GSL {
  /// GSL's default error handler ends the process; with it off, every function returns a status.
  /// OpenBLAS computes other last digits with other thread counts: one thread gives one answer.
  private static let settings: Void = {
    gsl_set_error_handler_off()
    openblas_set_num_threads(1)
    require(
      has_room_for_products() != 0,
      "OpenBLAS needs 128 MB of memory, and the limit (ulimit -v) leaves less")
  }()

  /// Calls functions that return no status, or one that cannot be a failure.
  @inline(__always)
  static func value<Value>(_ body: () -> Value) -> Value {
    settings
    return body()
  }

  /// Turns the nil that GSL returns for a workspace it has no memory for into a Swift error.
  static func allocated<Workspace>(
    _ workspace: @autoclosure () -> UnsafeMutablePointer<Workspace>?
  ) throws(NumericalError) -> UnsafeMutablePointer<Workspace> {
    guard let workspace = value({ workspace() }) else {
      throw .gsl(status: Int32(GSL_ENOMEM), reason: "no memory for a workspace")
    }
    return workspace
  }

  /// Calls a GSL function and turns its status into a Swift error.
  @inline(__always)
  static func call(_ body: () -> Int32) throws(NumericalError) {
    let status = value { body() }
    guard status == 0 else {
      throw .gsl(status: status, reason: String(cString: gsl_strerror(status)))
    }
  }
}
