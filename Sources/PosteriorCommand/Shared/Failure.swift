import Posterior

/// What a command cannot do, where no error of the library says it.
struct Failure: ExplainedError {
  let kind: String
  var file: String?
  var line: Int?
  var value: String?
  let message: String
  var hint: String?
}
