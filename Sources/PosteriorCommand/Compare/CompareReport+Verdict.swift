import Posterior
import PosteriorReport

// What the numbers allow to say, and no more.

extension CompareReport {
  /// Whether anything was learned at all, and whose probabilities are best.
  var bestSentence: String {
    let comparison = work.comparison
    guard let best = comparison.best, let accuracy = best.evaluation?.accuracy,
      let pair = comparison.bestAgainstMajority,
      let majority = comparison.baseline?.evaluation?.accuracy
    else { return "No method could learn from these features." }
    let first =
      pair.verdict == .firstIsBetter
      ? """
      The best here, \(best.method.title) with \(accuracy, .percent(1)), is right more often than answering with the most \
      common class every time (\(majority, .percent(1))): the features tell something about the classes.
      """
      : """
      No method is right more often than answering with the most common class every time (\(majority, .percent(1))) by more \
      than chance explains: nothing was learned from the features that these examples could show.
      """
    return first + (isLeaveOneOut ? " " + leaveOneOutNote : "") + probabilities
  }

  private var isLeaveOneOut: Bool { work.comparison.foldCount == work.dataset.count }

  private var leaveOneOutNote: String {
    "(Where classes are equally common, leaving an example out makes its own class the rarer one, and the "
      + "most common class is never right.)"
  }

  private var probabilities: String {
    let scores = work.comparison.results.compactMap { result in
      result.method.isBaseline ? nil : result.evaluation.map { (result.method, $0.logLoss) }
    }
    guard let lowest = scores.min(by: { $0.1 < $1.1 }), scores.count > 1 else { return "" }
    return
      " The best probabilities, by log-loss, are those of \(lowest.0.title) (\(lowest.1, .fixed(3)))."
  }

  /// The paired comparison.
  var pairing: [Part] {
    let heading = Part.prose("## Generative or discriminative?")
    let (first, second) = (MethodComparison.generative.title, work.discriminative.title)
    guard let pair = work.comparison.generativeAgainstDiscriminative else {
      return [
        heading, .prose("One of \(first) and \(second) refused: there is nothing to compare."),
      ]
    }
    var table = Table("", .fixed("\(second) right", 0), .fixed("\(second) wrong", 0))
    table.add("\(first) right", pair.bothRightCount, pair.onlyFirstRightCount)
    table.add("\(first) wrong", pair.onlySecondRightCount, pair.bothWrongCount)
    return [heading, .table(table), .prose(pair.sentence(first, second))]
  }
}

extension PairedComparison {
  /// What a paired comparison shows.
  enum Verdict: String {
    /// Both are right on the same examples.
    case same
    /// The difference may be chance.
    case withinChance = "within chance"
    case firstIsBetter = "first is better"
    case secondIsBetter = "second is better"
    /// The interval and the test do not agree.
    case borderline
  }

  var verdict: Verdict {
    if onlyFirstRightCount == 0 && onlySecondRightCount == 0 { return .same }
    let isApart = !differenceInterval().contains(0)
    let isSignificant = mcNemarProbability < 0.05
    if isApart != isSignificant { return .borderline }
    guard isApart else { return .withinChance }
    return accuracyDifference > 0 ? .firstIsBetter : .secondIsBetter
  }

  /// What the interval says about a difference that matters, of more than a percentage point.
  private func conclusion(_ first: String, _ second: String) -> String {
    let interval = differenceInterval()
    let verdict = DifferenceVerdict(
      interval: 100 * interval.lowerBound...100 * interval.upperBound, margin: 1)
    let unit = DifferenceVerdict.Unit("percentage point", "percentage points", decimals: 1)
    return "So: \(verdict.conclusion(of: first, against: second, in: unit))."
  }

  /// The difference, its interval, and what they allow to say.
  func sentence(_ first: String, _ second: String) -> String {
    let interval = differenceInterval()
    // Not 1.0, which looks as if it were rounded.
    let isOne = mcNemarProbability > 0.995
    let probability = isOne ? "1" : NumberFormat.significant(2).text(mcNemarProbability)
    // Many examples make an interval narrow: then a tenth of a point is too coarse.
    let width = 100 * (interval.upperBound - interval.lowerBound)
    let format = NumberFormat.fixed(width >= 1 ? 1 : width >= 0.1 ? 2 : 3)
    let points = { (share: Double) in format.text(100 * share) }
    let numbers = """
      The accuracy of \(first) minus that of \(second) is \(points(accuracyDifference)) percentage points, with a 95 % interval \
      from \(points(interval.lowerBound)) to \(points(interval.upperBound)) \
      (McNemar's exact test: p = \(probability)).
      """
    switch verdict {
    case .same:
      return "Both are right on exactly the same examples: these data do not tell them apart. "
        + numbers
    case .withinChance:
      return numbers
        + " The difference is within what chance does: other examples of the same kind might reverse it. "
        + conclusion(first, second)
    case .firstIsBetter:
      return numbers
        + " On data like these \(first) is right more often; chance hardly explains it. "
        + conclusion(first, second)
    case .secondIsBetter:
      return numbers
        + " On data like these \(second) is right more often; chance hardly explains it. "
        + conclusion(first, second)
    case .borderline:
      return numbers
        + " That is on the border of what chance does, and the interval and the test disagree: more examples would decide."
    }
  }
}
