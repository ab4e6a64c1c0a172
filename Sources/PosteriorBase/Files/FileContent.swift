/// What a file is written for; the kind of an error begins with it.
package enum FileContent: String, Sendable {
  case model
  case report
  case figure
  /// What a student edits.
  case exercise
  /// What a student has done.
  case progress
}
