/// How a student's program ended.
package enum Ending: Sendable, Equatable {
  case finished
  /// With the last words of the program.
  case stopped(String)
  case outOfTime
}

/// The verdict of an exercise's checks.
package struct Verdict: Sendable, Equatable {
  /// The number of inputs that an answer came for.
  package let answerCount: Int
  package let edgeCount: Int
  package let lawCount: Int
  /// How many answers are wrong.
  package let wrongCount: Int
  /// The first input that fails.
  package let failure: Failure?
  /// The typical slip that gives the same answers.
  package let diagnosis: String?

  /// How many checks ran: each answer is compared, and held against each law.
  package var checkCount: Int { answerCount * (1 + lawCount) }
  /// Whether all went well, and there was something to check.
  package var passes: Bool { failure == nil && checkCount > 0 }

  /// An input, and what went wrong with it.
  package struct Failure: Sendable, Equatable {
    package let input: [Value]
    /// Nil where no answer came.
    package let answer: Value?
    package let expected: Value
    /// The fault, where it is more than a wrong number.
    package let reason: String?
  }
}

extension Exercise {
  /// The verdict on a function of Swift.
  package func verdict(on function: ([Value]) -> Value) -> Verdict {
    verdict(answers: cases.map(function), ending: .finished)
  }

  /// The verdict on answers.
  ///
  /// - Parameters:
  ///   - answers: The answers to the first cases; to all of them, unless the program ended early.
  ///   - ending: How the program ended.
  package func verdict(answers: [Value], ending: Ending) -> Verdict {
    let cases = Array(cases)
    let answered = Array(zip(cases, answers))
    let failures = answered.map { failure(of: $1, to: $0) }
    let first = failures.lazy.compactMap { $0 }.first ?? missing(cases, answers.count, ending)
    return Verdict(
      answerCount: answered.count, edgeCount: edgeCases.count, lawCount: laws.count,
      wrongCount: failures.count { $0 != nil }, failure: first,
      diagnosis: failures.contains { $0 != nil } ? diagnosis(of: answered) : nil)
  }

  private func failure(of answer: Value, to input: [Value]) -> Verdict.Failure? {
    let right = expected(input)
    func failure(_ reason: String?) -> Verdict.Failure {
      Verdict.Failure(input: input, answer: answer, expected: right, reason: reason)
    }
    if answer.shape != right.shape {
      return failure("You returned \(answer.shape), expected is \(right.shape).")
    }
    if answer.numbers.contains(where: \.isNaN) && !right.numbers.contains(where: \.isNaN) {
      return failure(
        "NaN is not a number: it comes from 0/0, 0 · ∞, ∞ − ∞ or the log of a negative number.")
    }
    if let law = laws.first(where: { !$0.holds(input, answer) }) { return failure(law.statement) }
    return answer.isClose(to: right, tolerance: tolerance) ? nil : failure(nil)
  }

  /// The failure to answer all cases.
  private func missing(_ cases: [[Value]], _ count: Int, _ ending: Ending) -> Verdict.Failure? {
    guard count < cases.count else { return nil }
    let reason =
      switch ending {
      case .finished: "The program ended before it had answered."
      case .stopped(let words): "Your function stopped the program: \(words)"
      case .outOfTime:
        "Your function did not return: the limit is \(Caller.seconds) s for all inputs."
      }
    return Verdict.Failure(
      input: cases[count], answer: nil, expected: expected(cases[count]), reason: reason)
  }

  /// The slip that gives the same answers to everything; else a factor that all are off by.
  private func diagnosis(of answered: [(input: [Value], answer: Value)]) -> String? {
    let slip = slips.first { slip in
      answered.allSatisfy { $1.isClose(to: slip.answer($0), tolerance: tolerance) }
    }
    if let slip { return slip.diagnosis }
    if let partial = partialDiagnosis(of: answered) { return partial }
    guard answered.allSatisfy({ $1.shape == expected($0).shape }) else { return nil }
    let pairs = answered.flatMap { zip($1.numbers, expected($0).numbers) }
    guard let (mine, right) = pairs.first(where: { $1.isFinite && abs($1) > 1e-6 }) else {
      return nil
    }
    let factor = mine / right
    guard factor.isFinite, factor != 0,
      pairs.allSatisfy({ mine, right in
        Value.number(mine).isClose(to: .number(right * factor), tolerance: tolerance)
      })
    else { return nil }
    return factor == -1
      ? "Your numbers have the wrong sign, all of them."
      : "Your numbers are \(factor) times the right ones, all of them."
  }

  /// The slip that explains the first wrong answer, and at least a fifth of the wrong ones.
  private func partialDiagnosis(of answered: [(input: [Value], answer: Value)]) -> String? {
    let wrong = answered.filter { failure(of: $1, to: $0) != nil }
    for slip in slips {
      let explained = wrong.map { $1.isClose(to: slip.answer($0), tolerance: tolerance) }
      let count = explained.count { $0 }
      if explained.first == true, 5 * count >= wrong.count {
        return "\(slip.diagnosis) That explains \(count) of the \(wrong.count) wrong answers."
      }
    }
    return nil
  }
}
