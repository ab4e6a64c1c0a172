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
  /// How long a fit to all examples takes, in seconds; nil where the method refuses, empty if nobody asked.
  let times: [ComparedMethod: Double?]

  var settings: ComparisonSettings { comparison.settings }
  var discriminative: ComparedMethod { .discriminative(classCount: dataset.classCount) }

  /// Compares, and shows whoever waits how far it has come.
  init(
    on dataset: Dataset, _ settings: ComparisonSettings, threadLimit: Int, hasTimes: Bool,
    style: TextStyle
  ) throws(ComparisonError) {
    self.dataset = dataset
    let extent = LearningCurve.Extent()
    let fitCount = MethodComparison.fitCount(of: dataset, settings: settings)
    (comparison, curves) = try Progress.during(
      "comparing", total: fitCount + extent.repetitionCount, style: style, unit: "fits"
    ) { advance throws(ComparisonError) in
      let comparison = try MethodComparison(
        on: dataset, settings: settings, threadLimit: threadLimit, advance: advance)
      let methods: [ComparedMethod] = [
        .linearDiscriminant, .discriminative(classCount: dataset.classCount),
      ]
      let curves = LearningCurve.curves(
        of: methods, on: dataset, settings: settings, extent: extent, threadLimit: threadLimit,
        advance: advance)
      return (comparison, curves)
    }
    decisions =
      dataset.classCount == 2 ? DecisionComparison(of: dataset, settings: settings) : nil
    times = hasTimes ? Self.times(dataset, settings) : [:]
  }

  /// The seconds of each method's fit to all examples, one after another.
  private static func times(
    _ dataset: Dataset, _ settings: ComparisonSettings
  ) -> [ComparedMethod: Double?] {
    let methods = ComparedMethod.methods(classCount: dataset.classCount)
    return Dictionary(
      uniqueKeysWithValues: methods.map { method in
        var source = RandomSource(seed: settings.seed).stream("time")
        var model: (any Classifier)?
        let time = ContinuousClock().measure {
          model = try? method.fit(dataset, settings, using: &source)
        }
        return (method, model == nil ? nil : time / .seconds(1))
      })
  }
}
