import GSLNumerics
import Posterior
import PosteriorReport

/// All that a comparison computes.
struct CompareWork {
  let dataset: Dataset
  let comparison: MethodComparison
  /// The curves of LDA and of logistic or softmax regression; none if there are too few examples.
  let curves: [LearningCurve]
  /// The decisions of both, for two classes.
  let decisions: DecisionComparison?
  /// How long a fit to all examples takes, in seconds, by the methods' names; nil where the method
  /// refuses, empty if times were not asked for.
  let times: [String: Double?]

  var settings: ComparisonSettings { comparison.settings }
  var discriminative: any ClassificationMethod {
    MethodComparison.discriminative(classCount: dataset.classCount)
  }

  /// Compares, with progress at a terminal.
  init(
    of methods: [any ClassificationMethod] = .all, on dataset: Dataset,
    _ settings: ComparisonSettings, threadLimit: Int, hasTimes: Bool, style: TextStyle
  ) throws(ComparisonError) {
    let methods = methods.compared(classCount: dataset.classCount)
    self.dataset = dataset
    let extent = LearningCurve.Extent()
    let fitCount = methods.count * min(settings.foldCount, dataset.count)
    (comparison, curves) = try Progress.during(
      "comparing", total: fitCount + extent.repetitionCount, style: style, unit: "fits"
    ) { advance throws(ComparisonError) in
      let comparison = try MethodComparison(
        of: methods, on: dataset, settings: settings, threadLimit: threadLimit, advance: advance)
      let pair = [
        MethodComparison.generative,
        MethodComparison.discriminative(classCount: dataset.classCount),
      ]
      let curves = LearningCurve.curves(
        of: pair, on: dataset, settings: settings, extent: extent, threadLimit: threadLimit,
        advance: advance)
      return (comparison, curves)
    }
    decisions =
      dataset.classCount == 2 ? DecisionComparison(of: dataset, settings: settings) : nil
    times = hasTimes ? Self.times(methods, dataset, settings) : [:]
  }

  /// The seconds of each method's fit to all examples, one after another.
  private static func times(
    _ methods: [any ClassificationMethod], _ dataset: Dataset, _ settings: ComparisonSettings
  ) -> [String: Double?] {
    Dictionary(
      uniqueKeysWithValues: methods.map { method in
        var source = RandomSource(seed: settings.seed).stream("time")
        var model: FittedModel?
        let time = ContinuousClock().measure {
          model = try? method.fit(dataset, settings.fitting, using: &source)
        }
        return (method.name, model == nil ? nil : time / .seconds(1))
      })
  }
}
