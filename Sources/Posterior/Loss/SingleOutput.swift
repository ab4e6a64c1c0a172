/// The meaning of a network's only output.
public enum SingleOutput: Sendable, Equatable {
  /// The log-odds of class 1 against class 0: class 1 is the likelier one above 0.
  case logOdds
  /// The number of the class: the nearest is meant.
  case classNumber
}
