/*:
 # Lesson 5 · The Gaussian model: logistic regression, derived

 Lesson 4 assumed that the log-odds are a straight line, and looked for the best one. Here
 we learn what each class looks like, and Bayes' rule tells them apart. The line comes out
 by itself.
 */
import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorLesson

//: The numbers of section 3 are parameters: try `--set water-count=200 --set point=40,40`.
let waterCount = parameter("water-count", default: 79, in: 1...1_000_000)
let normalCount = parameter("normal-count", default: 61, in: 1...1_000_000)
let waterMean = parameter("water-mean", default: [75.0, 71.3])
let waterCovariance = parameter("water-covariance", default: [874.0, 327, 929])
let normalMean = parameter("normal-mean", default: [55.6, 59.8])
let normalCovariance = parameter("normal-covariance", default: [847.0, 422, 685])
let point = parameter("point", default: [75.0, 71.3])
let printed = attempt(
  try (
    normal: MultivariateNormal(mean: normalMean, covariance: matrix(normalCovariance)),
    water: MultivariateNormal(mean: waterMean, covariance: matrix(waterCovariance))
  ))

/// A covariance matrix from its three numbers.
func matrix(_ entries: [Double]) -> Matrix {
  Matrix([[entries[0], entries[1]], [entries[1], entries[2]]])
}

/*:
 ## 1 · Two kinds, and three numbers that do not fit

 A lecture tells *Water* from *Normal* Pokémon by their Defense and Special Defense. It
 calls them $C_1$ and $C_2$; here Water has label 1 and Normal label 0. Those with an id
 below 400 are for training. Each kind gets a normal distribution by maximum likelihood, as
 in Lesson 2: its mean $\mu$, and its covariance matrix $\Sigma$ with divisor $n$. What
 comes out, and what the lecture prints:
 */
let table = attempt(try CSVTable(path: dataFile("pokemon_water_normal.csv")))
let ids = attempt(try table.numbers(named: "id"))
let pokemon = attempt(try Dataset(table, label: "type", ignoring: ["id", "name"]))
let all = (training: pokemon.rows { ids[$0] < 400 }, test: pokemon.rows { ids[$0] >= 400 })
let two = ["defense", "special_defense"]
let (training, test) = (
  all.training.selecting(features: two), all.test.selecting(features: two)
)
let fitted = attempt(try GaussianClassifier(maximumLikelihood: training, covariance: .perClass))
let (normal, water) = (fitted.distribution(of: 0), fitted.distribution(of: 1))
var comparison = Table(
  "", .fixed("μ₁", 1), .fixed("μ₂", 1), .fixed("Σ₁₁", 1), .fixed("Σ₁₂", 1), .fixed("Σ₂₂", 1))
add("Water, recomputed", water.mean, entries(water.covariance))
add("Water, printed", [75.0, 71.3], [874, 327, 929])
add("Normal, recomputed", normal.mean, entries(normal.covariance))
add("Normal, printed", [55.6, 59.8], [847, 422, 685])
show(comparison)

func add(_ name: String, _ mean: [Double], _ covariance: [Double]) {
  comparison.add(name, mean[0], mean[1], covariance[0], covariance[1], covariance[2])
}

func entries(_ covariance: Matrix) -> [Double] {
  [covariance[0, 0], covariance[0, 1], covariance[1, 1]]
}

check(training.classCounts == [61, 79], "61 Normal and 79 Water, as in the lecture")
check(
  zip(entries(water.covariance), [874, 327, 929]).allSatisfy { ($0 - $1).magnitude < 0.5 },
  "Water's covariance rounds to the printed one")
check(
  entries(normal.covariance)[0], is: 468.28, within: 5e-3, "Normal's does not: 468.28 against 847")

/*:
 Three numbers are wrong, and all are too large. How does one find out why? Try what could
 have gone wrong, and see what gives the printed numbers:
 */
let normalRows = training.rows { training.labels[$0] == 0 }.features
let recipes: [(name: String, center: [Double], divisor: Double)] = [
  ("about Normal's mean, divided by 61", normal.mean, 61),
  ("about Normal's mean, divided by 60", normal.mean, 60),
  ("about 0, divided by 61", [0, 0], 61),
  ("about Water's mean, divided by 61", water.mean, 61),
]
var detective = Table("squares and products", .fixed("Σ₁₁", 1), .fixed("Σ₁₂", 1), .fixed("Σ₂₂", 1))
for recipe in recipes {
  let found = entries(scatter(about: recipe.center, divisor: recipe.divisor))
  detective.add(recipe.name, found[0], found[1], found[2])
}
detective.add("printed", 847, 422, 685)
show(detective)

func scatter(about center: [Double], divisor: Double) -> Matrix {
  var deviations = normalRows
  deviations.addToEachRow(center, times: -1)
  return (1 / divisor) * deviations.gramMatrix
}

/*:
 The last recipe fits: the spread of the Normal kind was most likely measured from the
 *other* kind's mean. It stretches the ellipse toward Water.
 */
check(
  zip(entries(scatter(about: water.mean, divisor: 61)), [847, 422, 685]).allSatisfy {
    ($0 - $1).magnitude < 0.8
  }, "all three entries agree within 0.8")

/*:
 ## 2 · The density, and how to compute it

 $$\ln \mathcal{N}(x \mid \mu, \Sigma) =
   -\tfrac12 \left( d \ln 2\pi + \ln|\Sigma| + (x-\mu)^\top \Sigma^{-1} (x-\mu) \right)$$

 A textbook forms the inverse and the determinant. The library factors $\Sigma = LL^\top$ once
 (Cholesky): $\ln|\Sigma| = 2 \sum \ln L_{ii}$, and the last term is $|L^{-1}(x - \mu)|^2$.
 In two dimensions nobody can tell. Take $d$ independent features of variance 0.01:
 */
var naive = Table(
  "d", .scientific("determinant", 1), .fixed("naive log-density", 2), .fixed("by Cholesky", 2))
for d in [2, 50, 100, 200] {
  let variances = [Double](repeating: 0.01, count: d)
  let determinant = variances.reduce(1, *)
  let narrow = attempt(
    try MultivariateNormal(mean: variances.map { _ in 0 }, covariance: Matrix(diagonal: variances)))
  naive.add(
    d, determinant, -(Double(d) * log(2 * .pi) + log(determinant)) / 2,
    narrow.logDensity(narrow.mean))
}
show(naive)

/*:
 The determinant underflows to 0 long before anything is wrong with the distribution, and
 its logarithm is $-\infty$.
 */
figure(
  Figure(
    "gaussians",
    alt:
      "Defense and Special Defense of the Water and Normal Pokémon, with the ellipses that hold "
      + "half and nine tenths of each normal distribution. They overlap widely; Water's are "
      + "shifted to the upper right.",
    x: Figure.Axis("Defense", range: 0...190), y: Figure.Axis("Special Defense", range: 0...190),
    isEquallyScaled: true,
    .points("Water", x: column(0, of: 1), y: column(1, of: 1)),
    .points("Normal", x: column(0, of: 0), y: column(1, of: 0)),
    ellipse("Water", water, 0.5), ellipse("Water", water, 0.9),
    ellipse("Normal", normal, 0.5), ellipse("Normal", normal, 0.9)))

func column(_ feature: Int, of label: Int) -> [Double] {
  training.rows { training.labels[$0] == label }.features.column(feature)
}

func ellipse(_ label: String, _ kind: MultivariateNormal, _ probability: Double) -> Figure.Series {
  let contour = kind.contour(containing: probability)
  return .line(label, x: contour.column(0), y: contour.column(1))
}

/*:
 ## 3 · Bayes' rule

 $$P(C_1 \mid x) = \frac{P(C_1)\, p(x \mid C_1)}{P(C_1)\, p(x \mid C_1) + P(C_2)\, p(x \mid C_2)}$$
 */
say(
  #"""
  From here on we use the numbers that the lecture prints, so that you find them again: each \#
  kind with its own $\Sigma$, and both with the mean of the two, weighted by the counts.
  """#,
  unlessSet: "water-count", "normal-count", "water-mean", "water-covariance", "normal-mean",
  "normal-covariance",
  otherwise: #"""
    From here on we use the numbers that you set, and the lecture's for all others: each \#
    kind with its own $\Sigma$, and both with the mean of the two, weighted by the counts.
    """#)
let priors = [normalCount, waterCount].map { Double($0) / Double(waterCount + normalCount) }
let own = GaussianClassifier(priors: priors, distributions: [printed.normal, printed.water])
let pooled = priors[0] * printed.normal.covariance + priors[1] * printed.water.covariance
let shared = attempt(
  try GaussianClassifier(priors: priors, means: own.means, covariance: pooled))
var posteriors = Table(
  .fixed("x₁", 1), .fixed("x₂", 1), .fixed("P(Water | x), own Σ", 6), .fixed("shared Σ", 6))
for x in [point] + [[55.6, 59.8], [103, 45], [40, 40]].filter({ $0 != point }) {
  posteriors.add(x[0], x[1], own.posterior(x)[1], shared.posterior(x)[1])
}
show(posteriors)

check(
  own.posterior([75, 71.3])[1], is: 0.550710875791, within: 1e-12,
  "at Water's mean: 0.5507 with own covariances", unlessSet: "water-count",
  "normal-count", "water-mean", "water-covariance", "normal-mean", "normal-covariance")
check(
  shared.posterior([75, 71.3])[1], is: 0.618826639479, within: 1e-12,
  "and 0.6188 with a shared one", unlessSet: "water-count", "normal-count", "water-mean",
  "water-covariance", "normal-mean", "normal-covariance")

/*:
 ## 4 · The derivation, line by line

 Divide Bayes' rule by its numerator, and write the ratio as a power of $e$. Then
 $P(C_1 \mid x) = \sigma(z)$ with
 $z = \ln \frac{P(C_1)\, p(x \mid C_1)}{P(C_2)\, p(x \mid C_2)}$: nobody chose the sigmoid,
 it *is* Bayes' rule. Put the densities into $z$ and expand the squares: eight
 terms. Here they are at one $x$, for own covariances and for a shared one:
 */
let expansions = [own, shared].map { LogOddsExpansion(of: $0, for: 1, against: 0, at: point) }
var terms = Table("term of z", .fixed("own Σ", 6), .fixed("shared Σ", 6))
for (ownTerm, sharedTerm) in zip(expansions[0].terms, expansions[1].terms) {
  terms.add(ownTerm.name, ownTerm.value, sharedTerm.value)
}
terms.addTotal("z", expansions[0].logOdds, expansions[1].logOdds)
show(terms)

/*:
 With a shared $\Sigma$ the first term is 0, and the two that are quadratic in $x$ cancel.
 What is left is linear in $x$:

 $$z = w^\top x + b, \quad w = \Sigma^{-1} (\mu^1 - \mu^2), \quad
   b = -\tfrac12 (\mu^1)^\top \Sigma^{-1} \mu^1 + \tfrac12 (\mu^2)^\top \Sigma^{-1} \mu^2 +
   \ln \tfrac{N_1}{N_2}$$

 The lecture's brace under $b$ leaves out $\ln \frac{N_1}{N_2}$; it belongs there.
 */
let decision = shared.linearDecision(for: 1, against: 0)
show(
  Formula(
    #"""
    w = (\#(decision.weights[0], .fixed(6)),\ \#(decision.weights[1], .fixed(6))), \quad \#
    b = \#(decision.bias, .fixed(6))
    """#))
//: Every line of the derivation, each computed on its own at the same $x$:
var derivation = Table("P(C₁ | x) =", .fixed("own Σ", 12), .fixed("shared Σ", 12))
for (ownLine, sharedLine) in zip(expansions[0].lines, expansions[1].lines) {
  derivation.add(ownLine.name, ownLine.posterior, sharedLine.posterior)
}
for line in expansions[1].lines.dropFirst(expansions[0].lines.count) {
  derivation.add(line.name, nil, line.posterior)
}
show(derivation)
check(
  expansions.allSatisfy { expansion in
    expansion.lines.allSatisfy {
      ($0.posterior / expansion.lines[0].posterior - 1).magnitude <= 1e-12
    }
  }, "all lines are equal, to twelve digits")
check(
  decision.bias, is: -1.392388078978754, within: 1e-12,
  "b is −1.392388 with the printed numbers", unlessSet: "water-count", "normal-count",
  "water-mean", "water-covariance", "normal-mean", "normal-covariance")

/*:
 ## 5 · A line and a curve

 Now the right numbers, fitted to the training data. Where $z = 0$, the boundary of the two
 models is a straight line or a curve of second degree:
 */
let linear = attempt(try GaussianClassifier(maximumLikelihood: training, covariance: .shared))
let line = linear.linearDecision(for: 1, against: 0)
figure(
  Figure(
    "boundaries",
    alt:
      "The training data with two decision boundaries. The shared covariance gives a straight line "
      + "from the upper left to the lower right; own covariances give a closed curve around the "
      + "Normal kind.",
    x: Figure.Axis("Defense", range: 0...190), y: Figure.Axis("Special Defense", range: 0...190),
    isEquallyScaled: true,
    .points("Water", x: column(0, of: 1), y: column(1, of: 1)),
    .points("Normal", x: column(0, of: 0), y: column(1, of: 0)),
    .curve("shared Σ", over: 0...190) { -(line.weights[0] * $0 + line.bias) / line.weights[1] },
    .contours("own Σ", of: logOdds, x: 0...190, y: 0...190, levels: [0])))

func logOdds(_ x: Double, _ y: Double) -> Double {
  let logits = fitted.logits([x, y])
  return logits[1] - logits[0]
}

show(
  Formula(
    #"""
    \text{from the data: } w = (\#(line.weights[0], .fixed(6)),\ \#(line.weights[1], .fixed(6))), \#
    \quad b = \#(line.bias, .fixed(6))
    """#))
check(line.weights[0], is: 0.025631732026543, within: 1e-14, "w₁ is 0.025632 with the right Σ²")
check(line.bias, is: -1.805418662925850, within: 1e-12, "and b is −1.805419")

/*:
 The curve fits the training data better, and costs more: with $d$ features a covariance has
 $d(d+1)/2$ numbers, and own ones have as many for each class. Is it worth it? That depends
 on the truth and on $n$. Draw training data from a known model, fit both, and count on
 fresh data.
 */
let plain = attempt(
  try GaussianClassifier(
    priors: [0.5, 0.5], means: [[Double](repeating: 0, count: 7), [2, 0, 0, 0, 0, 0, 0]],
    covariance: .identity(7)))
// However often a kind was counted, a sample of 140 has both of them.
let bothKinds = GaussianClassifier(
  priors: [61.0 / 140, 79.0 / 140], distributions: [printed.normal, printed.water])
let truths: [(name: String, model: GaussianClassifier, count: Int)] = [
  ("the lecture's two kinds, n = 140", bothKinds, 140), ("7 features, one Σ, n = 40", plain, 40),
]
let contests = attempt(
  try truths.map { truth in
    try replicates("contest: \(truth.name)", count: 200) { source in
      try accuracies(truth.model, truth.count, &source)
    }
  })
say("The means of \(contests[0].count) repetitions, with the standard error of the difference:")
let leads = contests.map { runs in Replicates(runs.map { $0[0] - $0[1] }) }
var trials = Table(
  "truth", .fixed("own Σ", 3), .fixed("shared Σ", 3), .fixed("difference", 3),
  .fixed("std. error", 3))
for ((truth, runs), lead) in zip(zip(truths, contests), leads) {
  let means = [0, 1].map { k in Replicates(runs.map { $0[k] }).mean }
  trials.add(truth.name, means[0], means[1], lead.mean, lead.standardError)
}
show(trials)

/// The accuracies of both models from one training set, on 1,000 fresh points.
nonisolated func accuracies(
  _ truth: GaussianClassifier, _ count: Int, _ source: inout RandomSource
) throws -> [Double] {
  let (sample, fresh) = (truth.sample(count, using: &source), truth.sample(1000, using: &source))
  return try [CovarianceModel.perClass, .shared].map { kind in
    let model = try GaussianClassifier(maximumLikelihood: sample, covariance: kind)
    return ConfusionMatrix(of: model, on: fresh).accuracy
  }
}

say(
  """
  Neither always wins. A shared covariance is a wrong assumption in the first row, and a saving \
  of 28 numbers in the second.
  """,
  when: leads[0].mean > 0 && leads[1].mean < 0,
  otherwise: """
    A shared covariance may be a wrong assumption in the first row; it is a saving of 28 numbers \
    in the second.
    """)
check(
  leads[0].mean > 0, "where the covariances differ, own ones win", unlessSet: "water-count",
  "normal-count", "water-mean", "water-covariance", "normal-mean", "normal-covariance")
check(
  leads[1].mean < -0.03,
  "where they do not and examples are few, a shared one wins by more than 3 points")

/*:
 ## 6 · Does it work?

 Seventy Pokémon with higher ids were kept for the test. Always saying *Normal* is right 37
 times. The file has six features; Defense and Special Defense are two of them:
 */
let rivals: [(name: String, data: (training: Dataset, test: Dataset), kind: CovarianceModel)] = [
  ("2 features, own Σ", (training, test), .perClass),
  ("2 features, shared Σ", (training, test), .shared),
  ("6 features, own Σ", all, .perClass), ("6 features, shared Σ", all, .shared),
]
let models = attempt(
  try rivals.map { rival in
    try GaussianClassifier(maximumLikelihood: rival.data.training, covariance: rival.kind)
  })
let results = zip(rivals, models).map { ConfusionMatrix(of: $1, on: $0.data.test) }
var scores = Table(
  "", "right of 70", .percent("accuracy", 1), .percent("from", 1), .percent("to", 1))
for (rival, result) in zip(rivals, results) {
  let interval = result.accuracyInterval()
  scores.add(rival.name, result.correctCount, result.accuracy, interval.lower, interval.upper)
}
show(scores)

/*:
 With two features all are at chance, whatever covariance they have: every interval holds the
 52.9 % of always saying *Normal*. With six, the shared covariance does better. Yet one
 standard error is 6 points here: look at the intervals before you believe a ranking.
 */
check(results.map(\.correctCount) == [36, 34, 45, 54], "36, 34, 45 and 54 of 70 are right")
check(
  results[..<2].allSatisfy { $0.accuracyInterval().contains(37.0 / 70) },
  "with two features both intervals contain 37/70")
check(
  results[3].accuracyInterval().lower > 37.0 / 70, "six features with a shared Σ beat chance")

/*:
 A seventh feature that is the sum of the six adds nothing, and makes $\Sigma$ singular. Some
 software returns a classifier all the same, and its answers depend on rounding. Ours names
 the column:
 */
let sums = all.training.features.rows.map { $0 + [$0.reduce(0, +)] }
let withSum = Dataset(
  features: Matrix(sums), labels: all.training.labels,
  featureNames: all.training.featureNames + ["total"], classNames: pokemon.classNames)
showRefusal(of: try GaussianClassifier(maximumLikelihood: withSum))

/*:
 ## Exercises

 1. By hand: for one feature and a shared variance, derive $w$ and $b$ from the two bell
    curves. Where is the boundary when the counts are equal?
 2. In code: `--set water-count=1000 --set normal-count=1`. Which terms of $z$ change, and
    where does the posterior of the point go?
 3. In code: let the diagonal model (`.sharedDiagonal`, naive Bayes) run on the six features.
    How many of 70 are right? How many numbers did it have to estimate?

 With the program as judge: `swift run posterior exercise check 05-1` (from two bell curves
 to a line) and `05-2` (one covariance matrix for two classes).

 Next, `swift run Lesson06-GenerativeVsDiscriminative`: two ways to one line.
 */
