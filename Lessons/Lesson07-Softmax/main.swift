/*:
 # Lesson 7 · Softmax: many classes, one distribution

 With two classes one logit was enough. Now there are $K$ of them, a row for each example,
 and the softmax turns a row into probabilities. Much can go wrong on the way.
 */
import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorLesson

//: Heat or cool the batch of section 1 with `--set temperature=0.1`.
let temperature = parameter("temperature", default: 1.0, in: 0.01...100)

/*:
 ## 1 · A batch of five

 A lecture prints the two outputs of a small network for five examples, and the labels 0, 0,
 0, 1, 1. They are **logits**, not probabilities: they may be negative, and need not sum to 1.
 The softmax, $p_k = e^{z_k} / \sum_j e^{z_j}$, makes a distribution of each row; the largest
 entry is the prediction, and the loss is $-\ln p$ of the label.
 */
let batch = Matrix([
  [-0.0180, 0.0855], [-0.0244, 0.0741], [-0.0187, 0.0850], [-0.0258, 0.0687], [-0.0267, 0.0617],
])
let labels = [0, 0, 0, 1, 1]
let logits = (1 / temperature) * batch
let probabilities = softmax(logits)
let predictions = indicesOfMaxima(logits)
let crossEntropy = CrossEntropyLoss()
var steps = Table(
  .fixed("z₀", 4), .fixed("z₁", 4), .fixed("p₀", 4), .fixed("p₁", 4), .fixed("max p", 4), "index",
  "label", "right", .fixed("loss", 4))
for i in labels.indices {
  let (z, p, k) = (logits.row(i), probabilities.row(i), predictions[i])
  steps.add(
    z[0], z[1], p[0], p[1], p[k], k, labels[i], k == labels[i] ? "yes" : "no",
    crossEntropy.value(logits: z, label: labels[i]))
}
show(steps)
let accuracy = mean(zip(predictions, labels).map { $0 == $1 ? 1 : 0 })
let loss = crossEntropy.value(logits: logits, targets: .labels(labels))
say("Accuracy \(accuracy, .fixed(2)), mean cross-entropy \(loss, .fixed(6)).")

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

say(
  #"""
  All rows say "class 1", and not much more than "class 0": the network has learned nothing yet. \#
  Its loss is close to $\ln 2 = 0.693$, that of saying ½.
  """#,
  unlessSet: "temperature",
  otherwise: #"""
    All rows still say "class 1": a temperature changes how sure an answer is, and not which one \#
    it is. The loss is \#(loss, .fixed(3)); that of saying ½ is $\ln 2 = 0.693$.
    """#)
check(predictions.allSatisfy { $0 == 1 }, "all five predictions are class 1")
check(accuracy, is: 0.4, within: 0, "two of five are right: 0.40")
check(
  loss, is: 0.706624521144, within: 5e-13, "the mean cross-entropy is 0.706625",
  unlessSet: "temperature")
check(
  probabilities[0, 0], is: 0.4741, within: 5e-5, "the first row is (0.4741, 0.5259)",
  unlessSet: "temperature")

/*:
 ## 2 · What the softmax does and does not change

 Add the same number to all logits of a row: nothing changes. Divide them by a **temperature**
 $T$: the order stays, but the distribution becomes sharper or flatter.
 */
let animals = [2.0, 1, -1]
var temperatures = Table("logits", .fixed("p₀", 6), .fixed("p₁", 6), .fixed("p₂", 6))
let variants: [(String, [Double])] = [
  ("z = (2, 1, −1)", animals), ("z + 1000", animals.map { $0 + 1000 }),
  ("z / 0.1", animals.map { $0 / 0.1 }), ("z / 10", animals.map { $0 / 10 }),
]
for (name, z) in variants {
  let p = softmax(z)
  temperatures.add(name, p[0], p[1], p[2])
}
let typed = animals.map { exp($0 + 1000) }
let sum = typed.reduce(0, +)
temperatures.add("z + 1000, as typed", typed[0] / sum, typed[1] / sum, typed[2] / sum)
show(temperatures)

/*:
 The last row is the formula as it stands on paper: $e^{1002}$ is $\infty$, and $\infty/\infty$
 is no number. The library subtracts the largest logit first, which changes nothing, and
 computes the loss from the logits too: $-\ln p_k = \ln \sum_j e^{z_j} - z_k$.

 With two classes the softmax is the sigmoid of the difference, $p_1 = \sigma(z_1 - z_0)$. And
 the slope of the loss is what it was there: prediction minus truth.
 */
let slope = crossEntropy.gradient(logits: animals, label: 2)
show(
  Formula(
    #"""
    p - y = (\#(slope[0], .fixed(4)),\ \#(slope[1], .fixed(4)),\ \#(slope[2], .fixed(4)))
    """#))
check(
  zip(softmax(animals), softmax(animals.map { $0 + 1000 })).allSatisfy {
    ($0 - $1).magnitude < 1e-15
  }, "a shift of all logits changes no probability")
check((typed[0] / sum).isNaN, "the formula as typed is not a number at z + 1000")
check(
  softmax([0.3, 1.7])[1], is: logistic(1.7 - 0.3), within: 1e-15,
  "softmax of two logits is the sigmoid of their difference")
check(
  zip(slope, softmax(animals)).enumerated().allSatisfy { k, pair in
    (pair.0 - (pair.1 - (k == 2 ? 1 : 0))).magnitude < 1e-15
  }, "the slope is p − y")

/*:
 ## 3 · Softmax twice

 Libraries that take logits apply the softmax themselves. Put one before it, and it is
 applied twice: to numbers between 0 and 1. The largest probability that can come out is then
 $e/(e + K - 1)$, however sure the network is, and the loss cannot fall below
 $\ln(1 + (K-1)/e)$:
 */
var floors = Table("K", .fixed("least loss, twice", 6), .fixed("largest p", 3))
for count in [2, 3, 4, 10] {
  let sure = (0..<count).map { $0 == 0 ? 1000.0 : 0 }
  let twice = softmax(sure)
  floors.add(count, crossEntropy.value(logits: twice, label: 0), softmax(twice)[0])
}
show(floors)

//: It also learns badly. Take $z = (-4, 0)$ where class 0 is right: sure, and wrong.
let wrong = [-4.0, 0]
let once = crossEntropy.gradient(logits: wrong, label: 0)
let twice = slopeOfTwice(wrong)
var gradients = Table("softmax", .fixed("slope of z₀", 3), .fixed("slope of z₁", 3))
gradients.add("once", once[0], once[1])
gradients.add("twice", twice[0], twice[1])
show(gradients)

/// The chain rule: the slope of the loss at p, times that of the softmax, pⱼ (δⱼₖ − pₖ).
func slopeOfTwice(_ z: [Double]) -> [Double] {
  let p = softmax(z)
  let outer = crossEntropy.gradient(logits: p, label: 0)
  let average = zip(p, outer).map { $0 * $1 }.reduce(0, +)
  return zip(p, outer).map { $0 * ($1 - average) }
}

func floorOfTwice(_ count: Int) -> Double {
  crossEntropy.value(logits: (0..<count).map { $0 == 0 ? 1 : 0 }, label: 0)
}

check(floorOfTwice(2), is: 0.313261687518, within: 5e-13, "two classes: never below 0.313262")
check(floorOfTwice(3), is: 0.551444713932, within: 5e-13, "three: never below 0.551445")
check(floorOfTwice(4), is: 0.743668380629, within: 5e-13, "four: never below 0.743668")
check(floorOfTwice(10), is: 1.461150171730, within: 5e-12, "ten: never below 1.461150")
check(once[0], is: -0.982, within: 5e-4, "once, the right class is pulled up with 0.982")
check(twice[0], is: -0.026, within: 5e-4, "twice, with 0.026")

/*:
 Another trap has the same root, taking the loss for what it is not. Is the model with the lower
 loss the better one? Four examples, and what two models give to the right one of two classes:
 */
let modelA = [0.99, 0.99, 0.99, 0.0014]
let modelB = [0.98, 0.98, 0.45, 0.45]
var contest = Table("model", .fixed("accuracy", 2), .fixed("mean cross-entropy", 3))
for (name, right) in [("A: .99 .99 .99 .0014", modelA), ("B: .98 .98 .45 .45", modelB)] {
  contest.add(name, mean(right.map { $0 > 0.5 ? 1 : 0 }), mean(right.map { surprisal($0) }))
}
show(contest)
check(
  mean(modelA.map { surprisal($0) }) > 4 * mean(modelB.map { surprisal($0) }),
  "the model that is right more often has four times the loss")

/*:
 Cross-entropy punishes the one answer that was sure and wrong; accuracy does not see how
 sure an answer was. Report both.

 ## 4 · Does the nearest class vector win?

 A linear model has a vector $w_k$ for each class, and logits $w_k \cdot x + b_k$. A lecture says
 that the class whose vector is *nearest* to $x$ wins. Try three vectors and no bias:
 */
let vectors = [[2.0, 0], [-0.5, 1], [-0.5, -1.5]]
let ticks = (0..<60).map { -2.95 + Double($0) / 10 }
let places = Matrix(ticks.flatMap { y in ticks.map { x in [x, y] } })

/// The class with the largest wₖ·x + bₖ at each place.
func winners(_ biases: [Double], at places: Matrix) -> [Int] {
  var scores = places * Matrix(vectors).transposed
  scores.addToEachRow(biases)
  return indicesOfMaxima(scores)
}

func nearest(_ x: [Double]) -> Int {
  indexOfMaximum(vectors.map { w in -length(zip(w, x).map { $0 - $1 }) }) ?? 0
}

func length(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

let halfSquares = vectors.map { -length($0) * length($0) / 2 }
let nearby = places.rows.map { nearest($0) }
let rivals: [(name: String, winners: [Int])] = [
  ("no bias", winners([0, 0, 0], at: places)),
  ("bias −‖w‖²/2", winners(halfSquares, at: places)),
]
var geometry = Table("logits", .percent("places where the nearest vector wins", 1))
for rival in rivals {
  geometry.add(rival.name, mean(zip(rival.winners, nearby).map { $0 == $1 ? 1 : 0 }))
}
show(geometry)

//: Expand $\|x - w_k\|^2 = \|x\|^2 - 2\, w_k \cdot x + \|w_k\|^2$: the nearest vector is that
//: of the largest $w_k \cdot x - \|w_k\|^2/2$. Without that bias, long vectors reach further:
for (rival, biases) in zip(["products", "distances"], [[0, 0, 0], halfSquares]) {
  figure(
    Figure(
      rival,
      alt: "The plane cut into three by straight lines, with the three class vectors as points: "
        + (rival == "products"
          ? "where each has the largest product; all lines meet at the origin."
          : "where each is the nearest; the lines stand halfway between the points."),
      x: Figure.Axis("x₁", range: -3...3), y: Figure.Axis("x₂", range: -3...3),
      isEquallyScaled: true, regions(biases), point(0), point(1), point(2)))
}

func regions(_ biases: [Double]) -> Figure.Series {
  .regions(
    ["w₀", "w₁", "w₂"], of: { winners(biases, at: Matrix([[$0, $1]]))[0] }, x: -3...3, y: -3...3)
}

func point(_ k: Int) -> Figure.Series {
  .points("w\(["₀", "₁", "₂"][k])", x: [vectors[k][0]], y: [vectors[k][1]])
}

check(rivals[1].winners == nearby, "with the bias −‖w‖²/2 the nearest vector wins everywhere")
check(
  mean(zip(rivals[0].winners, nearby).map { $0 == $1 ? 1 : 0 }) < 0.95,
  "without it, not in more than 5 % of the places")

/*:
 ## 5 · Flowers and penguins

 **Softmax regression** fits $w_k$ and $b_k$ by the mean cross-entropy. The irises have three
 species and four features, the penguins (Gorman et al., 2014) too; two penguins lack
 measurements and are left out. Both are separable:
 */
let irises = attempt(try Dataset(csv: dataFile("iris.csv"), label: "species"))
let penguins = attempt(
  try Dataset(
    csv: dataFile("penguins.csv"), label: "species",
    features: ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"],
    options: CSVOptions(dropMissing: true)))
showRefusal(of: try SoftmaxRegression.fit(irises))
showRefusal(of: try SoftmaxRegression.fit(penguins))
check(penguins.count == 342, "342 of the 344 penguins are complete")

/*:
 One species stands apart, and its weights could grow for ever (Lesson 4). So we state a
 penalty, $\frac{\lambda}{2} \sum_k \|w_k\|^2$ with $\lambda = 0.01$, on standardized features. Ten
 folds: each tenth is predicted by a model of the others, which also standardize by themselves.
 */
var drawing = randomSource("folds")
let irisFolds = irises.folds(10, using: &drawing)
let penguinFolds = penguins.folds(10, using: &drawing)
let flowers = confusion(of: irises, irisFolds, softmaxRegression)
let birds = confusion(of: penguins, penguinFolds, softmaxRegression)
show(Table(confusion: flowers))
show(Table(confusion: birds))

func confusion<Model: Classifier>(
  of data: Dataset, _ folds: [Fold], _ fit: @escaping (Dataset) throws -> Model
) -> ConfusionMatrix {
  let predictions = attempt(try data.crossValidatedPredictions(folds: folds, fit: fit))
  return ConfusionMatrix(
    truth: data.labels, predictions: predictions, classNames: data.classNames)
}

func softmaxRegression(_ data: Dataset) throws -> Standardized<SoftmaxRegression> {
  try Standardized(fittedTo: data) { data throws(FitError) in
    try SoftmaxRegression.fit(data, penalty: 0.01).model
  }
}

/*:
 One can also fit a logistic regression for each class against all others, **one-versus-rest**,
 and let the largest logit win. Its $K$ probabilities do not sum to 1. How often is it
 right?
 */
func oneVersusRest(_ data: Dataset) throws -> Standardized<OneVersusRest> {
  try Standardized(fittedTo: data) { data throws(FitError) in
    try OneVersusRest.fit(data, penalty: 0.01)
  }
}

var accuracies = Table(
  "", .percent("softmax", 1), .percent("from", 1), .percent("to", 1), .percent("one-vs-rest", 1))
let others = [
  confusion(of: irises, irisFolds, oneVersusRest),
  confusion(of: penguins, penguinFolds, oneVersusRest),
]
for (name, (softmax, other)) in zip(["irises", "penguins"], zip([flowers, birds], others)) {
  let interval = softmax.accuracyInterval()
  accuracies.add(name, softmax.accuracy, interval.lower, interval.upper, other.accuracy)
}
show(accuracies)
check(flowers.accuracyInterval().contains(0.96), "irises: 96 % lies in the interval")
check(birds.accuracy > 0.97, "penguins: more than 97 % are right")

/*:
 ## 6 · The class index is not a number

 A class has a number, so why not predict the number, and round? Four clouds around the
 corners of a square, 500 points each, and three models: linear regression on the index,
 least squares on **one-hot** rows $(0, …, 1, …, 0)$, and softmax regression. Then the
 same clouds again with two of the numbers exchanged:
 */
let corners = [[-1.0, -1], [1, -1], [-1, 1], [1, 1]]
let clouds = attempt(
  try GaussianClassifier(
    priors: [0.25, 0.25, 0.25, 0.25], means: corners, covariance: 0.26 * .identity(2)))
var weather = randomSource("clouds")
let original = (
  training: clouds.sample(2000, using: &weather), test: clouds.sample(4000, using: &weather)
)
var codes = Table(
  "numbers", .fixed("index", 3), .fixed("one-hot", 3), .fixed("softmax", 3), .fixed("best", 3))
let best = ConfusionMatrix(of: clouds, on: original.test).accuracy
let numberings = [[0, 1, 2, 3], [0, 1, 3, 2]]
let outcomes = numberings.map { numbering in
  compared(renumbered(original.training, numbering), renumbered(original.test, numbering))
}
for (numbering, outcome) in zip(["as they are", "two exchanged"], outcomes) {
  codes.add(numbering, outcome[0], outcome[1], outcome[2], best)
}
show(codes)

func renumbered(_ data: Dataset, _ numbering: [Int]) -> Dataset {
  Dataset(features: data.features, labels: data.labels.map { numbering[$0] })
}

/// The accuracies of index regression, one-hot least squares and softmax regression.
func compared(_ training: Dataset, _ test: Dataset) -> [Double] {
  let models: [any Classifier] = attempt(
    try [OneHotLeastSquares(leastSquares: training), SoftmaxRegression.fit(training).model])
  return [indexAccuracy(training, test)]
    + models.map { ConfusionMatrix(of: $0, on: test).accuracy }
}

func indexAccuracy(_ training: Dataset, _ test: Dataset) -> Double {
  let line = attempt(
    try LinearRegression(
      leastSquares: training.features, targets: training.labels.map(Double.init)))
  let rounded = line.values(test.features).map { min(max(Int($0.rounded()), 0), 3) }
  return mean(zip(rounded, test.labels).map { $0 == $1 ? 1 : 0 })
}

/*:
 The index says that class 3 is more than class 2, and that 1 lies between 0 and 2. Whether
 that fits is an accident of the numbering. One-hot and softmax do not care.
 */
check(outcomes[0][0] < outcomes[0][2] - 0.1, "the index costs more than ten points")
check(outcomes[1][0] < outcomes[0][0] - 0.1, "exchanging two numbers costs ten more")
check(
  (1...2).allSatisfy { outcomes[0][$0] == outcomes[1][$0] },
  "one-hot and softmax do not notice")
check(
  (outcomes[0][2] - best).magnitude < 0.01, "softmax comes within a point of the best")

/*:
 ## Exercises

 1. By hand: show that $-\ln p_k$ has the derivative $p_j - y_j$ with respect to $z_j$.
 2. In code: `--set temperature=0.01`. What happens to accuracy and loss of the batch? Why to one
    of them only?
 3. In code: fit the irises with `penalty: 1e-4` and `1`. How do the confusion matrix and the
    largest weight change?

 With the program as judge: `swift run posterior exercise check 07-1` (a softmax that does not
 overflow) and `07-2` (prediction minus truth).

 Next, `swift run Lesson08-ImageSoftmax`: $x$ is a picture.
 */
