import Posterior

/// A failure of a command that no error of the library describes.
struct Failure: ExplainedError {
  let kind: String
  var file: String?
  var line: Int?
  var value: String?
  let message: String
  var hint: String?
}
