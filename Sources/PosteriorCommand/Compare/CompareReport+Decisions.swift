import CPosteriorLibc
import Posterior
import PosteriorReport

extension CompareReport {
  /// The weights of LDA and of logistic regression side by side.
  var decisions: [Part] {
    guard let decisions = work.decisions else { return [] }
    let names = work.dataset.classNames.map(\.inMarkdown)
    let intro = """
      From all examples, both methods say $w \\cdot x + b$, the log-odds of \(names[1]) against \(names[0]).
      """
    let pairs = [decisions.generative, decisions.discriminative].map { try? $0.get() }
    return [
      .prose("## Two decisions side by side"), .prose(intro), .table(table(decisions, pairs)),
      .prose(angle(decisions)),
    ]
  }

  private func table(_ decisions: DecisionComparison, _ pairs: [LinearDecision?]) -> Table {
    var table = Table(
      "feature", .significant("LDA", 3), .significant("logistic", 3),
      .fixed("LDA per σ", 2), .fixed("logistic per σ", 2))
    let scaled = pairs.map { $0.map(decisions.weightsPerDeviation) }
    for (j, name) in work.dataset.featureNames.enumerated() {
      table.add(
        name.excerpt, pairs[0]?.weights[j], pairs[1]?.weights[j], scaled[0]?[j], scaled[1]?[j])
    }
    table.addTotal("bias b", pairs[0]?.bias, pairs[1]?.bias, nil, nil)
    return table
  }

  private func angle(_ decisions: DecisionComparison) -> String {
    let units = "Weights are per unit of the feature, and per standard deviation σ of it."
    guard let angle = decisions.angle else { return units + " They have no angle." }
    return units + """
       Per standard deviation, the angle between both is \(angle * 180 / .pi, .fixed(1))°. Where features go together, different \
      weights may decide alike.
      """
  }
}
