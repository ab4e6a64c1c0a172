import Foundation

/// The p-value of Fisher's exact test, two-sided: the probability, given the margins, of all tables
/// that are no more probable than the one observed.
///
/// - Parameters:
///   - first: How many of the first group have the property, and how many there are.
///   - second: The same of the second group.
func fisherExactTest(first: (count: Int, of: Int), second: (count: Int, of: Int)) -> Double {
  let total = first.count + second.count
  func logProbability(_ count: Int) -> Double {
    logChoices(first.of, count) + logChoices(second.of, total - count)
      - logChoices(first.of + second.of, total)
  }
  let possible = max(0, total - second.of)...min(first.of, total)
  let observed = logProbability(first.count)
  // Tables of the same probability may differ by rounding.
  return possible.map(logProbability).filter { $0 <= observed + 1e-7 }.reduce(0) { $0 + exp($1) }
}

/// ln (n over k).
private func logChoices(_ n: Int, _ k: Int) -> Double {
  (1...max(k, 1)).reduce(0) { k == 0 ? 0 : $0 + log(Double(n - k + $1) / Double($1)) }
}
