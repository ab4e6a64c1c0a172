import Posterior
import PosteriorExercises
import PosteriorReport

/// The result of a check, for a reader or a program.
struct ExerciseReport {
  let exercise: Exercise
  let outcome: ExerciseProgram.Outcome
  /// The student's file, as it is shown.
  let file: String
  /// Whether the file is the stub.
  let isUntouched: Bool

  var passes: Bool {
    if case .checked(let verdict, _) = outcome { verdict.passes } else { false }
  }

  /// The text for a terminal.
  func text(_ form: FormOptions) -> String {
    switch outcome {
    case .uncompiled(let lines):
      form.lines(
        [form.mark(false) + "\(exercise.id) does not compile yet: nothing was checked.", ""] + lines
      )
    case .checked(let verdict, let printed):
      form.lines(lines(verdict, form) + Self.printed(printed))
    }
  }

  private func lines(_ verdict: Verdict, _ form: FormOptions) -> [String] {
    let head = form.mark(verdict.passes) + "\(exercise.id) · \(exercise.title): "
    guard let failure = verdict.failure else {
      return verdict.checkCount > 0
        ? [head + "solved."] + form.style.wrapped("\(count(verdict)) passed.")
        : [head + "no check ran."]
    }
    let wrong = "\(verdict.wrongCount) of \(verdict.answerCount) answers are wrong."
    let finding = verdict.wrongCount > 0 ? wrong : "not all inputs were answered."
    let remarks =
      isUntouched
      ? ["The file is as it was at the beginning: \(file)"]
      : [failure.reason, verdict.diagnosis].compactMap { $0 }
    return [head + finding, ""] + rows(failure)
      + remarks.flatMap { [""] + form.style.wrapped($0) } + [""]
      + form.style.wrapped("\(count(verdict)) ran.")
      + ["For help: swift run posterior exercise hint \(exercise.id)"]
  }

  private func rows(_ failure: Verdict.Failure) -> [String] {
    let inputs: [(name: String, value: String)] = zip(exercise.arguments, failure.input).map {
      ($0, $1.text)
    }
    let answers: [(name: String, value: String)] = [
      ("yours", failure.answer?.text ?? "none"), ("expected", failure.expected.text),
      ("tolerance", "\(exercise.tolerance)"),
    ]
    let rows = inputs + answers
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { name, value in
      let gap = String(repeating: " ", count: width - name.count)
      return "  \(name)\(gap)  \(value)"
    }
  }

  private func count(_ verdict: Verdict) -> String {
    let edges = min(verdict.edgeCount, verdict.answerCount)
    return
      "\(verdict.checkCount) checks on \(verdict.answerCount) inputs "
      + "(\(edges) special, \(verdict.answerCount - edges) random of seed \(Exercise.seed))"
  }

  private static func printed(_ lines: [String]) -> [String] {
    guard !lines.isEmpty else { return [] }
    let rest = lines.count > 10 ? ["… and \(lines.count - 10) lines more"] : []
    return ["", "Your program printed:"] + (lines.prefix(10) + rest).map { "  " + $0 }
  }

  var json: JSONValue {
    var parts: [JSONValue.Member] = [
      .init("id", .string(exercise.id)), .init("file", .string(file)),
      .init("passes", .bool(passes)), .init("untouched", .bool(isUntouched)),
    ]
    switch outcome {
    case .uncompiled(let lines): parts += [.init("compiler", .array(lines))]
    case .checked(let verdict, _):
      parts += [
        .init("checks", .integer(verdict.checkCount)), .init("wrong", .integer(verdict.wrongCount)),
        .init("diagnosis", verdict.diagnosis.map(JSONValue.string) ?? .null),
      ]
      if let failure = verdict.failure { parts.append(.init("failure", json(failure))) }
    }
    return .object(parts)
  }

  private func json(_ failure: Verdict.Failure) -> JSONValue {
    .object(
      zip(exercise.arguments, failure.input).map { .init($0, .string($1.text)) } + [
        .init("yours", .orNull(failure.answer?.text)),
        .init("expected", .string(failure.expected.text)),
        .init("reason", .orNull(failure.reason)),
      ])
  }
}
