import PosteriorTestSupport
import Testing

/// How many digits of a fit are right, from file to report.
@Suite struct FitAccuracyTests {
  // MARK: Known values (Tests/Reference/fit_command.py: exact fractions, and mpmath 1.3.0 with 60 digits)

  /// Means have the digits of a double. Covariances are measured in standard deviations, and so are
  /// weights: what a linear system with a correlation matrix of condition κ amplifies, rounding and
  /// all, is bounded by 10⁻¹² κ with a wide margin; so is the bias, a sum of weights times means,
  /// relative to its largest term.
  @Test func linearDiscriminantAnalysisMatchesExactArithmetic() throws {
    for example in try Fixture.load("Classifiers/fit-command").cases {
      let id = example["id"]!.string
      let run = try fit(
        example["csv"]!.string.utf8, ["--label", "class", "--method", "lda", "--json"])
      #expect(run.status == 0 && run.errors == "", "\(id): \(run.errors)")
      let report = try run.json
      let bound = 1e-12 * example["condition"]!.number
      let deviations = numbers(example["deviations"]!)
      let means = numbers(example["means"]!)
      expectClose(report["means"]!.numbers, means, relative: 1e-15, absolute: 0, id)

      let d = deviations.count
      func scaled(_ values: [Double], by scale: (Int) -> Double) -> [Double] {
        values.enumerated().map { $1 * scale($0 % d) }
      }
      for (found, wanted) in zip(
        report["covariance"]!.numbers.enumerated(), numbers(example["covariance"]!))
      {
        let unit = deviations[found.offset / d]
        let other = deviations[found.offset % d]
        expectClose(
          found.element / unit / other, wanted / unit / other, absolute: 1e-13, "\(id) Σ")
      }
      let weights = scaled(numbers(example["w"]!)) { deviations[$0] }
      let largest = weights.map(\.magnitude).max()!
      expectClose(
        scaled(report["w"]!.numbers) { deviations[$0] }, weights, absolute: bound * largest,
        "\(id) w")
      let centers = scaled(means) { 1 / deviations[$0] }.map(\.magnitude).max()!
      let biases = numbers(example["b"]!)
      expectClose(
        report["b"]!.numbers, biases, relative: bound, absolute: bound * largest * centers,
        "\(id) b")
      expectClose(
        report["log_loss"]!.numbers, [example["log_loss"]!.number], relative: bound, absolute: 0,
        "\(id) log-loss")
      expectClose(
        report["log_det"]!.numbers, [example["log_det"]!.number], relative: 1e-13, absolute: bound,
        "\(id) log |Σ|")
      expectClose(
        report["condition"]!.numbers, [example["condition"]!.number], relative: bound, absolute: 0,
        "\(id) condition")
    }
  }

  private func numbers(_ value: FixtureValue) -> [Double] {
    guard case .list(let values) = value else { return [value.number] }
    return values.map(\.number)
  }
}
