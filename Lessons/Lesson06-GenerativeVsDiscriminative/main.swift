/*:
 # Lesson 6 · Generative or discriminative: one form, two estimates

 Lesson 5 reached $\sigma(w^\top x + b)$ by modeling what each class looks like; Lesson 4
 fitted it directly. The form is the same. Are the numbers? And which are better?
 */
import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorLesson

//: Choose another sample size for section 4 with `--set examples=1000`.
let exampleCount = parameter("examples", default: 4000, in: 500...20_000)

/*:
 ## 1 · Two lines on the same data

 The Pokémon of Lesson 5, label 1 for Water. **LDA**, linear discriminant analysis, is the
 Gaussian model with a shared covariance; **logistic regression** minimizes cross-entropy.
 */
let table = attempt(try CSVTable(path: dataFile("pokemon_water_normal.csv")))
let ids = attempt(try table.numbers(named: "id"))
let pokemon = attempt(try Dataset(table, label: "type", ignoring: ["id", "name"]))
let six = (training: pokemon.rows { ids[$0] < 400 }, test: pokemon.rows { ids[$0] >= 400 })
let names = ["defense", "special_defense"]
let (training, test) = (
  six.training.selecting(features: names), six.test.selecting(features: names)
)
let lda = attempt(try GaussianClassifier(maximumLikelihood: training))
let logistic = attempt(try LogisticRegression.fit(training)).model
let lines = [("LDA", lda.linearDecision(for: 1, against: 0)), ("logistic", logistic.decision)]
let models: [any Classifier] = [lda, logistic]
let rights = models.map { ConfusionMatrix(of: $0, on: test).correctCount }
var estimates = Table("", .fixed("w₁", 5), .fixed("w₂", 5), .fixed("b", 4), "right", "of")
for ((name, line), right) in zip(lines, rights) {
  estimates.add(name, line.weights[0], line.weights[1], line.bias, right, test.count)
}
show(estimates)
let angle = lines[0].1.angle(to: lines[1].1) * 180 / .pi
say("The two boundaries differ by \(angle, .fixed(1))°.")
check(rights == [34, 34], "each is right 34 times of 70")

/*:
 ## 2 · When are they the same?

 Give logistic regression not the labels, but what the Gaussian model says about each
 Pokémon: **soft labels** $y_i = P(C_1 \mid x_i)$. The features are standardized, to mean 0
 and deviation 1, so that gradient descent has an easy way.
 */
let standardization = attempt(try Standardization(fittedTo: training))
let standard = attempt(try standardization.apply(to: training))
let teacher = attempt(try GaussianClassifier(maximumLikelihood: standard))
let lesson = teacher.linearDecision(for: 1, against: 0)
let softLabels = teacher.posterior(standard.features).column(1)
let solvers: [(name: String, solver: Solver)] = [
  ("gradient descent", .gradientDescent(rate: 2)), ("Newton", .newton), ("BFGS", .bfgs),
]
let pupils = attempt(
  try solvers.map { _, solver in
    try LogisticRegression.fit(features: standard.features, targets: softLabels, solver: solver)
      .model.decision
  })
var agreement = Table("", .fixed("w₁", 9), .fixed("w₂", 9), .fixed("b", 9))
agreement.add("LDA, from means and Σ", lesson.weights[0], lesson.weights[1], lesson.bias)
for (solver, pupil) in zip(solvers, pupils) {
  agreement.add(solver.name + " on soft labels", pupil.weights[0], pupil.weights[1], pupil.bias)
}
show(agreement)

/*:
 The same numbers. Cross-entropy is at its minimum where $\sum (\sigma(z_i) - y_i)\, x_i = 0$,
 and the generative line makes every term 0. It is the only minimum (Lesson 4).
 */
check(
  pupils.allSatisfy { distance($0, lesson) <= 1e-8 },
  "three optimizers find the generative w and b, to 1e−8")

/// The length of the difference of two decisions, weights and bias together.
nonisolated func distance(_ left: LinearDecision, _ right: LinearDecision) -> Double {
  let bias = left.bias - right.bias
  return zip(left.weights, right.weights).reduce(bias * bias) { sum, pair in
    sum + (pair.0 - pair.1) * (pair.0 - pair.1)
  }.squareRoot()
}

/*:
 ## 3 · How fast do they meet?

 Real labels are hard: an example *is* Water, or it is not. Draw hard labels from a model
 whose $w$ and $b$ we know: two round normal distributions in the plane, two standard
 deviations apart. How far from the truth are the estimates? The root mean square of the
 distance over many samples:
 */
let plane = attempt(try twoNormals(apart: 2, dimension: 2))
let truth = plane.linearDecision(for: 1, against: 0)
let sizes = isQuick() ? [1000, 10_000, 100_000] : [100, 1000, 10_000, 100_000, 1_000_000]
let misses = attempt(
  try sizes.map { n in
    try replicates("estimates from \(n)", count: sampleCount(n)) { source in
      try bothDecisions(from: plane.sample(n, using: &source)).map { distance($0, truth) }
    }
  })
let typical = misses.map { runs in [0, 1].map { k in rootMeanSquare(runs.map { $0[k] }) } }
var meeting = Table(
  "n", "samples", .significant("LDA", 3), .significant("logistic", 3),
  .fixed("logistic · √n", 2))
for k in sizes.indices {
  meeting.add(
    sizes[k], misses[k].count, typical[k][0], typical[k][1],
    typical[k][1] * Double(sizes[k]).squareRoot())
}
show(meeting)

/// Fewer samples where each has more to say.
func sampleCount(_ n: Int) -> Int { max(16, 4000 / Int(Double(n).squareRoot())) }

/// Two round normal distributions with centers that far apart, equally probable.
nonisolated func twoNormals(apart: Double, dimension: Int) throws -> GaussianClassifier {
  let rest = [Double](repeating: 0, count: dimension - 1)
  return try GaussianClassifier(
    priors: [0.5, 0.5], means: [[-apart / 2] + rest, [apart / 2] + rest],
    covariance: .identity(dimension))
}

/// What LDA and logistic regression make of a sample.
nonisolated func bothDecisions(from sample: Dataset) throws -> [LinearDecision] {
  [
    try GaussianClassifier(maximumLikelihood: sample).linearDecision(for: 1, against: 0),
    try LogisticRegression.fit(sample).model.decision,
  ]
}

func rootMeanSquare(_ values: [Double]) -> Double {
  (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
}

let logSizes = Matrix(sizes.map { [log(Double($0))] })
let slopes = attempt(
  try [0, 1].map { k in
    try LinearRegression(leastSquares: logSizes, targets: typical.map { log($0[k]) })
      .weights[0]
  })
say(
  """
  In logarithms the columns are straight lines, of slope \(slopes[0], .fixed(2)) for LDA and \
  \(slopes[1], .fixed(2)) for logistic regression: both distances shrink like $1/\\sqrt n$, and \
  four times the examples halve them.
  """)
figure(
  Figure(
    "meeting",
    alt:
      "The distance of the estimates from the true weights over the number of examples, both on "
      + "logarithmic axes: two parallel straight lines that fall by a factor of ten while n grows "
      + "by a hundred; that of LDA is the lower one.",
    x: Figure.Axis("examples", isLogarithmic: true),
    y: Figure.Axis("distance from the truth", range: 0.003...1, isLogarithmic: true),
    .line("LDA", x: sizes.map(Double.init), y: typical.map { $0[0] }),
    .line("logistic", x: sizes.map(Double.init), y: typical.map { $0[1] })))
check(
  slopes.allSatisfy { ($0 + 0.5).magnitude < 0.08 }, "both slopes are −½, within 0.08")
if !isQuick() {
  check(typical[0][0] < typical[0][1], "with 100 examples, LDA is the closer one")
}

/*:
 ## 4 · What is the Gaussian assumption worth?

 Here LDA assumes what is true, and should be ahead. Efron (1975) asked by how much: when $n$
 is large, how do the error rates compare, less the best possible one? The **efficiency** of
 logistic regression is the excess of LDA divided by its own. It is an integral that depends
 on the distance $\Delta$ between the classes alone.
 */
let spacings: [Double] = [1, 2, 3, 4]
let theory = attempt(try spacings.map { try EfronEfficiency(distance: $0, prior: 0.5) })
let excesses = attempt(
  try spacings.map { apart in
    try replicates("efficiency at distance \(apart)", count: 400) { source in
      try excessErrors(apart, &source)
    }
  })
say(
  """
  Beside it stands a simulation, with 5 features and \(exampleCount) examples, \
  \(excesses[0].count) times for each $\\Delta$:
  """)
let simulated = excesses.map { runs in
  Replicates.ratio(of: runs.map { $0[0] }, to: runs.map { $0[1] })
}
var efficiency = Table(
  .fixed("Δ", 0), .percent("best error rate", 2), .fixed("efficiency", 4), .fixed("simulated", 3),
  .fixed("std. error", 3), .fixed("off, in std. errors", 1))
for k in spacings.indices {
  let exact = theory[k].efficiency(dimension: 5)
  let (found, error) = (simulated[k].value, simulated[k].standardError)
  efficiency.add(
    spacings[k], StandardNormal.cumulative(-spacings[k] / 2), exact, found, error,
    (found - exact) / error)
}
show(efficiency)

/// The error rates of LDA and of logistic regression, less the best possible one.
nonisolated func excessErrors(_ apart: Double, _ source: inout RandomSource) throws -> [Double] {
  let truth = try twoNormals(apart: apart, dimension: 5)
  let (negative, positive) = (truth.distribution(of: 0), truth.distribution(of: 1))
  return try bothDecisions(from: truth.sample(exampleCount, using: &source)).map {
    excessErrorRate(of: $0, positive: positive, negative: negative, prior: 0.5)
  }
}

let grid = (1...42).map { Double($0) / 10 }
let integrals = attempt(
  try grid.map { try EfronEfficiency(distance: $0, prior: 0.5).efficiency(dimension: 5) })
figure(
  Figure(
    "efficiency",
    alt:
      "The efficiency of logistic regression over the distance of the classes: a curve that stays "
      + "near 1 up to a distance of 1.5 and falls to 0.34 at 4, with four simulated points on it.",
    x: "distance Δ between the classes", y: Figure.Axis("efficiency", range: 0...1.1),
    .line("Efron's integral", x: grid, y: integrals),
    .points(
      "simulated", x: spacings, y: simulated.map(\.value),
      errors: simulated.map { 2 * $0.standardError })))

/*:
 The bars are two standard errors long on each side. Where classes overlap a lot, logistic
 regression loses nothing. At $\Delta = 4$ only the few examples near the boundary teach it
 anything, and it needs three times as many. But look at the second column of the table: at
 that distance both are nearly always right.
 */
check(theory[1].efficiency(dimension: 5), is: 0.8992, within: 5e-5, "at Δ = 2: 0.8992")
check(theory[2].efficiency(dimension: 5), is: 0.6410, within: 5e-5, "at Δ = 3: 0.6410")
check(theory[3].efficiency(dimension: 5), is: 0.3430, within: 5e-5, "at Δ = 4: 0.3430")
check(
  zip(simulated, theory).allSatisfy { run, exact in
    (run.value - exact.efficiency(dimension: 5)).magnitude <= 3.5 * run.standardError
  }, "every simulated value is within 3.5 standard errors", unlessSet: "examples")

/*:
 ## 5 · Few examples

 Real features are not normal. Ng and Jordan (2002) compared **naive Bayes**, the Gaussian
 model without correlations, with logistic regression: it has more to assume and less to
 learn, so it should win on small samples and lose on large ones. Two real tables: 569
 tumours with 30 features, and our 210 Pokémon with six. We train on $m$ examples and test
 on the rest, again and again.

 With few examples, and often with many, the classes are separable, and logistic regression
 needs a penalty (Lesson 4): here $\lambda = \frac{1}{100 m}$, on features standardized by
 the training part. LDA shrinks its covariance matrix by a tenth toward its diagonal, or it
 would be singular.
 */
let tumours = attempt(try Dataset(csv: dataFile("breast_cancer.csv"), label: "diagnosis"))
let tables: [(name: String, data: Dataset, sizes: [Int])] = [
  ("tumours", tumours, [10, 20, 40, 80, 160, 300]), ("Pokémon", pokemon, [10, 20, 40, 80, 140]),
]
let runs = attempt(
  try tables.map { table in
    try table.sizes.map { m in
      try replicates("\(table.name), m = \(m)", count: 200) { source in
        try errorRates(table.data, m, &source)
      }
    }
  })
say("The mean error rates over \(runs[0][0].count) divisions of each table:")
let leads = runs.map { $0.map { run in Replicates(run.map { $0[0] - $0[2] }) } }

/// The error rates of the three models, trained on m examples and tested on the others.
nonisolated func errorRates(
  _ data: Dataset, _ m: Int, _ source: inout RandomSource
) throws -> [Double] {
  let parts = data.split(trainingFraction: Double(m) / Double(data.count), using: &source)
  let standardization = try Standardization(fittedTo: parts.training)
  let test = try standardization.apply(to: parts.test)
  return try threeModels(standardization.apply(to: parts.training)).map {
    1 - ConfusionMatrix(of: $0, on: test).accuracy
  }
}

nonisolated func threeModels(_ training: Dataset) throws -> [any Classifier] {
  [
    try GaussianClassifier(maximumLikelihood: training, covariance: .sharedDiagonal),
    try GaussianClassifier(fittedTo: training, shrinkage: 0.1),
    try LogisticRegression.fit(training, penalty: 0.01 / Double(training.count)).model,
  ]
}

for (k, table) in tables.enumerated() {
  var rates = Table(
    .fixed("m, \(table.name)", 0), .percent("naive Bayes", 1), .percent("LDA", 1),
    .percent("logistic", 1),
    .percent("Bayes − logistic", 1), .percent("std. error", 1))
  for (i, m) in table.sizes.enumerated() {
    let means = (0..<3).map { model in mean(runs[k][i].map { $0[model] }) }
    rates.add(m, means[0], means[1], means[2], leads[k][i].mean, leads[k][i].standardError)
  }
  show(rates)
}
for (k, table) in tables.enumerated() {
  figure(
    Figure(
      "learning-\(k + 1)",
      alt: "Error rates over the number of training examples m, \(table.name): naive Bayes, LDA "
        + "and logistic regression.",
      x: Figure.Axis(
        "training examples m (\(table.name))", range: 8...400, isLogarithmic: true),
      y: Figure.Axis("error rate on the rest"), curve("naive Bayes", 0, k), curve("LDA", 1, k),
      curve("logistic", 2, k), bars("naive Bayes", 0, k), bars("LDA", 1, k),
      bars("logistic", 2, k)))
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

func rates(_ model: Int, _ table: Int) -> [Replicates] {
  runs[table].map { run in Replicates(run.map { $0[model] }) }
}

func curve(_ label: String, _ model: Int, _ table: Int) -> Figure.Series {
  .line(label, x: tables[table].sizes.map(Double.init), y: rates(model, table).map(\.mean))
}

func bars(_ label: String, _ model: Int, _ table: Int) -> Figure.Series {
  .points(
    label, x: tables[table].sizes.map(Double.init), y: rates(model, table).map(\.mean),
    errors: rates(model, table).map { 2 * $0.standardError })
}

let comparisonCount = leads.map(\.count).reduce(0, +)
let confidenceOfEach = DifferenceVerdict.confidence(forEachOf: comparisonCount)
let margin = 1.0
say(
  """
  What do these numbers allow to say? Let a difference matter if it is larger than \
  \(margin, .fixed(0)) point of accuracy. Of \(comparisonCount) comparisons each gets an interval \
  of \(confidenceOfEach, .percent(1)): then all are right in 95 % of such experiments. The \
  smallest and the largest $m$ of each table:
  """)
for (table, runs) in zip(tables, runs) {
  for k in [0, runs.count - 1] {
    let lead = Replicates(runs[k].map { 100 * ($0[0] - $0[2]) })
    let verdict = DifferenceVerdict(lead, margin: margin, oneOf: comparisonCount)
    say(
      """
      - \(table.name), $m = \(table.sizes[k])$: \
      \(verdict.sentence(of: "logistic regression", against: "naive Bayes"))
      """)
  }
}

/*:
 The intervals are about other divisions of these tables. Other tumours would vary more.
 */
say(
  """
  The tumours do as Ng and Jordan say: naive Bayes leads at $m = 10$, the curves cross, and \
  logistic regression is ahead from $m = 40$ on. The Pokémon do **not**: naive Bayes is behind \
  at every size. A small sample does not make a wrong assumption right. LDA, which knows of \
  correlations, keeps up with logistic regression.
  """,
  when: leads[0][0].mean < 0 && leads[0].suffix(4).allSatisfy { $0.mean > 0 }
    && leads[1].allSatisfy { $0.mean > 0 },
  otherwise: "In this run the curves do not lie as in the lesson's own: look at the tables.",
  quick: """
    \(runs[0][0].count) divisions are too few to say where the curves cross; the full run has 200.
    """)
check(
  leads[0][0].mean < leads[0][5].mean, "tumours: naive Bayes is better off at m = 10 than at 300")
if !isQuick() {
  check(leads[0][0].mean < 0, "it leads at m = 10")
  check(
    leads[0].suffix(4).allSatisfy { $0.mean > 2 * $0.standardError },
    "and is behind from m = 40 on, by more than two standard errors")
  check(leads[1].allSatisfy { $0.mean > 0 }, "Pokémon: naive Bayes is behind at every m")
  check(
    runs[1].allSatisfy { run in mean(run.map { $0[1] - $0[2] }).magnitude < 0.02 },
    "and LDA within two points of logistic regression")
}

/*:
 ## 6 · When the model is wrong

 Take the plane of section 3 once more, 1,400 examples, and add some of class 1 that lie
 far out at $(10, 10)$: deep on their own side, so that they say nothing new about the
 boundary. The angle between each line and the true one, and the error rate on points of
 the plane itself:
 */
let outlierCounts = [0, 20, 200]
let tilts = attempt(
  try outlierCounts.map { count in
    try replicates("\(count) outliers", count: 40) { source in
      try tiltsAndErrors(count, &source)
    }
  })
var tilted = Table(
  "outliers", .fixed("LDA, °", 1), .fixed("logistic, °", 1), .percent("LDA, errors", 1),
  .percent("logistic, errors", 1))
for (count, runs) in zip(outlierCounts, tilts) {
  let means = (0..<4).map { k in mean(runs.map { $0[k] }) }
  tilted.add(count, means[0], means[1], means[2], means[3])
}
show(tilted)

nonisolated func tiltsAndErrors(_ count: Int, _ source: inout RandomSource) throws -> [Double] {
  let decisions = try bothDecisions(from: contaminated(count, &source))
  let (negative, positive) = (plane.distribution(of: 0), plane.distribution(of: 1))
  return decisions.map { $0.angle(to: truth) * 180 / .pi }
    + decisions.map { errorRate(of: $0, positive: positive, negative: negative, prior: 0.5) }
}

/// A sample of the plane, and points around (10, 10) of class 1.
nonisolated func contaminated(_ count: Int, _ source: inout RandomSource) -> Dataset {
  let clean = plane.sample(1400, using: &source)
  let outliers = (0..<count).map { _ in [10 + source.normal(), 10 + source.normal()] }
  return Dataset(
    features: Matrix(clean.features.rows + outliers),
    labels: clean.labels + outliers.map { _ in 1 })
}

/*:
 LDA believes that class 1 is one ellipse, and stretches it out to them. Logistic regression
 asks only where the classes meet.
 */
check(mean(tilts[2].map { $0[0] }) > 20, "200 outliers turn LDA's line by more than 20°")
check(mean(tilts[2].map { $0[1] }) < 5, "and that of logistic regression by less than 5°")

/*:
 A wrong assumption also shows in the probabilities. Naive Bayes believes that features are
 independent. Give it one feature, 1.5 standard deviations between the classes, and then copies
 of it; nothing is learned from a copy, but it counts as new evidence:
 */
var drawing = randomSource("copies")
let single = attempt(try twoNormals(apart: 1.5, dimension: 1))
let original = (
  training: single.sample(10_000, using: &drawing), test: single.sample(10_000, using: &drawing)
)
let copyCounts = [1, 2, 5, 10]
let naive = attempt(
  try copyCounts.map { copies in
    try GaussianClassifier(
      maximumLikelihood: copied(original.training, copies), covariance: .sharedDiagonal)
  })
let evaluations = zip(copyCounts, naive).map { copies, model in
  Evaluation(of: model, on: copied(original.test, copies))
}
var confidence = Table(
  "copies", .fixed("accuracy", 3), .fixed("confidence", 3), .fixed("log-loss", 3),
  .fixed("Brier score", 3))
for ((copies, model), evaluation) in zip(zip(copyCounts, naive), evaluations) {
  let posterior = model.posterior(copied(original.test, copies).features)
  confidence.add(
    copies, evaluation.accuracy, mean(posterior.rows.map { max($0[0], $0[1]) }),
    evaluation.logLoss, evaluation.brierScore)
}
show(confidence)

func copied(_ data: Dataset, _ copies: Int) -> Dataset {
  Dataset(
    features: Matrix(data.features.rows.map { row in (0..<copies).flatMap { _ in row } }),
    labels: data.labels)
}

figure(
  Figure(
    "calibration",
    alt:
      "How often predictions are right over how sure they are. With one copy of the feature the "
      + "points lie on the diagonal; with ten they lie far below it on the right: predictions that "
      + "claim 99 percent are right in about 80.",
    x: Figure.Axis("predicted probability", range: 0.5...1),
    y: Figure.Axis("share that is right", range: 0.4...1),
    calibration("1 copy", evaluations[0]), calibration("10 copies", evaluations[3]),
    .line("as sure as right", x: [0.5, 1], y: [0.5, 1]).subdued))

func calibration(_ label: String, _ evaluation: Evaluation) -> Figure.Series {
  let bins = evaluation.calibration.bins.filter { $0.count >= 30 }
  return .points(
    label, x: bins.map(\.meanPrediction), y: bins.map(\.frequency),
    errors: bins.map { ($0.interval().upper - $0.interval().lower) / 2 })
}

/*:
 The accuracy stays: the boundary is where it was. The confidence rises toward certainty,
 and the log-loss with it; accuracy cannot see that. A model whose predictions come true as
 often as they claim is **calibrated**: it lies on the diagonal of the figure. Logistic
 regression shares the weight among the copies, and stays there.
 */
check(
  evaluations.allSatisfy { ($0.accuracy - evaluations[0].accuracy).magnitude < 5e-3 },
  "copies change the accuracy by less than half a point")
check(
  zip(evaluations, evaluations.dropFirst()).allSatisfy { $0.logLoss < $1.logLoss },
  "every copy makes the log-loss worse")
check(
  evaluations[0].calibrationError < 0.03, "one feature: predictions are off by less than 3 points")
check(
  evaluations[3].calibrationError > 0.15, "ten copies: they are off by more than 15 points")
let ridge = attempt(try LogisticRegression.fit(copied(original.training, 10), penalty: 1e-4)).model
check(
  Evaluation(of: ridge, on: copied(original.test, 10)).calibrationError < 0.03,
  "logistic regression with the ten copies and a small penalty: less than 3 points")

/*:
 So, generative or discriminative? Where its assumptions hold, the generative model needs
 fewer examples, most of all when classes lie far apart. Where they fail, the discriminative
 one still finds the line. With your data, measure both.

 ## Exercises

 1. By hand: show that with the soft labels $y_i = \sigma(w^\top x_i + b)$ the gradient of the
    cross-entropy is 0 at this very $w$ and $b$. Why do hard labels break the argument?
 2. In code: repeat section 4 with `--set examples=500` and with 20,000. Where does the
    asymptotic efficiency mislead at 500?
 3. In code: put the outliers of section 6 at $(-10, 10)$, on the wrong side. What does
    logistic regression do now?

 With the program as judge: `swift run posterior exercise check 06-1` (the posterior of naive
 Bayes) and `06-2` (the error rate that nobody beats).

 Next, `swift run Lesson07-Softmax`: more than two classes.
 */
