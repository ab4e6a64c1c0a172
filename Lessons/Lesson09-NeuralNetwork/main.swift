/*:
 # Lesson 9 · Neural networks: squared error or cross-entropy?

 Softmax regression has one template for a class, and its boundaries are straight. A **neural
 network** makes its own features first. A well-known lecture trains one with squared error
 and one with cross-entropy, once each, and compares. Let us do that; and then let us do it
 fairly.
 */
import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorLesson

//: Try `--set seeds=100`, which takes three times as long, or `--set epochs=100`.
let seedCount = parameter("seeds", default: isQuick() ? 2 : 30, in: 2...1000)
let epochCount = parameter("epochs", default: 500, in: 1...5000)

/*:
 ## 1 · Two bands along a curve

 Take $y = 3x^3 + 2x^2 + 5x$ at 80 points from $-10$ to $9.75$, and scale $x$ and $y$ to $[0,
 1]$. Each point gives two examples: one of class 0, moved up by something uniform in $[-0.1,
 0.3]$, and one of class 1, moved down by as much.
 */
let bands = CubicBands.twoClasses
var drawing = randomSource("data")
let training = bands.sample(using: &drawing)
let smallTest = bands.sample(every: 5, using: &drawing)
let largeTest = bands.sample(repetitions: 50, using: &drawing)
let plane = (x: -0.05...1.05, y: -0.4...1.4)
let (across, up) = (Figure.Axis("x", range: plane.x), Figure.Axis("y", range: plane.y))
figure(
  Figure(
    "bands",
    alt: "Two bands of points along an S-shaped cubic curve; the upper one is class 0, the lower "
      + "one class 1, and they overlap in a strip about the curve.",
    x: across, y: up,
    cloud("class 0", training, 0), cloud("class 1", training, 1)))

/// The examples of a class.
func cloud(_ name: String, _ data: Dataset, _ label: Int) -> Figure.Series {
  let part = data.rows { data.labels[$0] == label }.features
  return .points(name, x: part.column(0), y: part.column(1))
}

/*:
 The bands overlap: half of each class lies where the other is as dense. There nobody can do
 better than guess. So the **best possible** classifier is right in three of four cases, and
 sure of half of its answers:
 */
let best = (
  accuracy: bands.bestAccuracy, crossEntropy: binaryEntropy(0.5) / 2, squaredError: 0.25 / 2
)
var limits = Table("best possible on fresh examples", .significant("value", 4))
limits.add("accuracy", best.accuracy)
limits.add("cross-entropy, nats", best.crossEntropy)
limits.add("squared error of P(class 1)", best.squaredError)
show(limits)
let right = largeTest.labels.indices.count { i in
  indexOfMaximum(bands.posterior(largeTest.features.row(i))) == largeTest.labels[i]
}
check(
  Double(right) / Double(largeTest.count), is: 0.75, within: 0.02,
  "who knows the bands is right in 75 % of \(largeTest.count) fresh examples, within chance")

/*:
 Whatever is better than that, on 160 examples or on 32, is luck or has been learned by heart.

 ## 2 · A neuron is a logistic regression

 A neuron computes $f(w^\top x + b)$. With $f = \sigma$ that is Lesson 4. A layer is several
 of them on the same features; the next layer takes their outputs for its features. Here is a
 small network, four neurons and then one, trained on the two bands. Its neurons at the point
 $(0.5, 0.5)$:
 */
let sketchDesign = NetworkDesign(
  hiddenSizes: [4], activation: .logistic, coding: .classNumber, initialization: .glorot,
  loss: .crossEntropy, optimizer: .adam(rate: 0.05), epochs: 2000)
var sketching = randomSource("sketch")
let sketch = attempt(try sketchDesign.train(on: training, using: &sketching)).network
let hidden = regressions(sketch.layer(0))
let output = regressions(sketch.layer(1))[0]
let point = [0.5, 0.5]
let inner = hidden.map { $0.posterior(point)[1] }
var cascade = Table("neuron", .fixed("w₁", 1), .fixed("w₂", 1), .fixed("b", 1), .fixed("σ", 4))
for (k, neuron) in hidden.enumerated() {
  let line = neuron.decision
  cascade.add("hidden \(k + 1)", line.weights[0], line.weights[1], line.bias, inner[k])
}
cascade.addTotal("output", nil, nil, output.decision.bias, output.posterior(inner)[1])
show(cascade)

/// The neurons of a layer, each as the logistic regression that it is.
func regressions(_ layer: (weights: Matrix, biases: [Double])) -> [LogisticRegression] {
  zip(layer.weights.rows, layer.biases).map {
    LogisticRegression(decision: LinearDecision(weights: $0, bias: $1))
  }
}

check(
  output.decision.logOdds(inner), is: sketch.outputs(Matrix([point])).elements[0], within: 1e-12,
  "a cascade of logistic regressions has the output of the network, to 1e−12")

/*:
 The output has four weights, one for each hidden neuron. Every hidden neuron has a straight
 line on which it is undecided, and out of these lines the network bends its boundary:
 */
figure(
  Figure(
    "hidden-units",
    alt: "The plane, divided between the classes along a bent boundary that follows the curve, "
      + "with the straight lines of the four hidden neurons and the training points.",
    x: across, y: up,
    .regions(
      ["class 0", "class 1"],
      of: { x, y in sketch.outputs(Matrix([[x, y]])).elements[0] > 0 ? 1 : 0 },
      x: plane.x, y: plane.y),
    cloud("class 0", training, 0), cloud("class 1", training, 1), line(of: hidden[0], "hidden 1"),
    line(of: hidden[1], "hidden 2"), line(of: hidden[2], "hidden 3"),
    line(of: hidden[3], "hidden 4")))

/// Where a neuron is undecided.
func line(of neuron: LogisticRegression, _ name: String) -> Figure.Series {
  let (w, b) = (neuron.decision.weights, neuron.decision.bias)
  return .curve(name, over: plane.x) { -(w[0] * $0 + b) / w[1] }
}

/*:
 How does it learn? By the gradient, as in Lesson 4; the chain rule carries it back from layer
 to layer, which is called **backpropagation**. Never believe a gradient that you have not
 checked. Move one parameter by $h = 10^{-5}$ up and down; the loss must change by $2h$ times
 its derivative:
 */
let bits = Matrix(
  rowCount: training.count, columnCount: 1, elements: training.labels.map(Double.init))
let derivatives = sketch.gradient(of: .crossEntropy, training.features, targets: bits).gradient
let differences = derivatives.indices.map { centralDifference($0, step: 1e-5) }
var gradients = Table(
  "parameter", .scientific("backpropagation", 6), .scientific("difference quotient", 6))
for k in [0, 1, 8, 12, 16] {
  gradients.add("\(k + 1) of \(derivatives.count)", derivatives[k], differences[k])
}
show(gradients)

/// The derivative of the sketch's loss by a parameter, from two losses.
func centralDifference(_ parameter: Int, step: Double) -> Double {
  (loss(moving: parameter, by: step) - loss(moving: parameter, by: -step)) / (2 * step)
}

func loss(moving parameter: Int, by step: Double) -> Double {
  var moved = sketch
  moved.parameters[parameter] += step
  return moved.gradient(of: .crossEntropy, training.features, targets: bits).loss
}

check(
  zip(derivatives, differences).allSatisfy { abs($0 - $1) <= 1e-8 },
  "all derivatives agree with difference quotients, to 1e−8")

/*:
 ## 3 · The lecture's experiment

 Two designs, with hidden layers of 50, 100 and 50 neurons, which **rectify**: $f(z) = \max(z,
 0)$.

 - **Design 1**: one output, squared error with the label 0 or 1, threshold ½. Adam with rate
   0.001.
 - **Design 2**: two outputs, cross-entropy of their softmax, the larger wins. Adam with rate
   0.005.

 All weights and biases begin as draws from $N(0, 0.02^2)$; batches of 5, 500 epochs. **Adam**
 is gradient descent that gives every parameter steps of about the same length. The lecture
 tests on 32 fresh points:
 */
let design1 = NetworkDesign(
  hiddenSizes: [50, 100, 50], coding: .classNumber,
  initialization: .normal(standardDeviation: 0.02), loss: .squaredError,
  optimizer: .adam(rate: 0.001), epochs: epochCount, batchSize: 5)
var design2 = design1
(design2.coding, design2.loss) = (.oneHot, .crossEntropy)
design2.optimizer = .adam(rate: 0.005)
let lectureRuns = attempt(
  try experiments("lecture", over: [design1, design2]) { design, source throws(FitError) in
    try observed(design, using: &source)
  })
var single = Table(
  "", "right", "of", .percent("from", 1), .percent("to", 1), .percent("of \(largeTest.count)", 1))
for (name, right) in [("lecture, design 1", 21), ("lecture, design 2", 23)] {
  let interval = BinomialInterval.wilson(successes: right, trials: 32)
  single.add(name, right, 32, interval.lower, interval.upper, nil)
}
for (k, run) in lectureRuns.enumerated() {
  let confusion = run.trained.confusion(on: smallTest)
  let interval = confusion.accuracyInterval()
  single.add(
    "here, design \(k + 1)", confusion.correctCount, 32, interval.lower, interval.upper,
    run.trained.confusion(on: largeTest).accuracy)
}
show(single)

/// Accuracies at some places on the way of a training.
nonisolated struct Course: Sendable {
  var epochs: [Double] = []
  var training: [Double] = []
  var fresh: [Double] = []
}

/// Trains a network and looks at it fifty times.
nonisolated func observed(
  _ design: NetworkDesign, using source: inout RandomSource
) throws(FitError) -> (trained: TrainedNetwork, course: Course) {
  var course = Course()
  let trained = try design.train(on: training, using: &source) { epoch, _, network in
    if epoch * 50 % design.epochs < 50 { course.add(epoch, network) }
  }
  return (trained, course)
}

extension Course {
  nonisolated mutating func add(_ epoch: Int, _ network: MultilayerPerceptron) {
    epochs.append(Double(epoch))
    training.append(accuracy(of: network, on: Lesson09_NeuralNetwork.training))
    fresh.append(accuracy(of: network, on: largeTest))
  }
}

nonisolated func accuracy(of network: MultilayerPerceptron, on data: Dataset) -> Double {
  let predictions = network.predictedClasses(data.features, classCount: data.classCount)
  return ConfusionMatrix(truth: data.labels, predictions: predictions, classNames: data.classNames)
    .accuracy
}

/*:
 "From" and "to" are 95 % intervals (Lesson 2). With 32 points they are thirty points wide: 21
 and 23 of 32 tell nothing about which design is better. The last column is the same network
 on 8,000 fresh points.
 */
let claims = [21, 23].map { BinomialInterval.wilson(successes: $0, trials: 32) }
check(claims[0].upper, is: 0.796, within: 0.0005, "21 of 32 may be as much as 79.6 %")
check(claims[1].lower, is: 0.546, within: 0.0005, "23 of 32 may be as little as 54.6 %")

/*:
 The losses have different units; each has its own axis. On fresh examples none can expect
 less than 0.125 or 0.347. Where a curve is below that, the network has begun to learn these
 160 examples by heart, and its accuracy on them says so, too:
 */
let (run1, run2) = (lectureRuns[0], lectureRuns[1])
let numbers = (1...epochCount).map(Double.init)
figure(
  Figure(
    "losses", alt: "The training losses of both designs over the epochs; both fall, with jitter.",
    x: "epoch", y: "squared error", right: "cross-entropy, nats",
    .line("design 1", x: numbers, y: run1.trained.history.epochLosses),
    .line("design 2 (right axis)", x: numbers, y: run2.trained.history.epochLosses).onRightAxis))
figure(
  Figure(
    "accuracies",
    alt:
      "Over the epochs the accuracies on fresh examples stay near three quarters; that of design "
      + "2 on the training data rises above.",
    x: "epoch", y: Figure.Axis("accuracy", range: 0.6...0.9),
    .line("1, training", x: run1.course.epochs, y: run1.course.training),
    .line("1, fresh", x: run1.course.epochs, y: run1.course.fresh),
    .line("2, training", x: run2.course.epochs, y: run2.course.training),
    .line("2, fresh", x: run2.course.epochs, y: run2.course.fresh),
    .level("best possible", at: best.accuracy)))
figure(regions("regions-1", "Design 1", run1.trained))
figure(regions("regions-2", "Design 2", run2.trained))

/// What a design says in the plane, and the 32 fresh points.
func regions(_ name: String, _ design: String, _ trained: TrainedNetwork) -> Figure {
  let tints = Figure.Series.regions(
    ["class 0", "class 1"], of: { trained.prediction($0, $1) }, x: plane.x, y: plane.y)
  let points = [cloud("class 0", smallTest, 0), cloud("class 1", smallTest, 1)]
  let alt = "\(design): the plane divided between the classes, and the 32 points of the test."
  return Figure(name, alt: alt, x: across, y: up, series: [tints] + points)
}

extension TrainedNetwork {
  func prediction(_ x: Double, _ y: Double) -> Int { predictions(Matrix([[x, y]]))[0] }
}

/*:
 Two slips to avoid on the way. The lecture's program measures accuracy on the last batch,
 which has five examples; measure it on all. And in some libraries a column of 160 outputs
 minus a row of 160 labels is a table of all $160 \times 160$ differences, without a word:
 */
let outputs = run1.trained.network.outputs(training.features).elements
let labels = training.labels.map(Double.init)
let paired = meanSquare(zip(outputs, labels).map { $0 - $1 })
let crossed = meanSquare(outputs.flatMap { output in labels.map { output - $0 } })
var slip = Table("squared error of design 1", .fixed("mean", 3))
slip.add("of 160 pairs", paired)
slip.add("of all 25,600 differences", crossed)
show(slip)
check(
  crossed > paired, "the mean over all differences is another number, and larger",
  unlessSet: "epochs")

nonisolated func meanSquare(_ values: [Double]) -> Double {
  values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
}

/*:
 ## 4 · Fairly: one thing at a time

 The designs differ in loss, outputs *and* learning rate, and there was one run of each. Let
 us change one thing at a time, also the initialization, and whether softmax is applied twice
 (Lesson 7); and repeat everything with fresh data, fresh initial weights and fresh batches.
 In one repetition all designs get the same.
 */
let he = Initialization.he
let designs: [(loss: String, start: String, design: NetworkDesign)] = [
  ("squared error", "0.02", design1), ("squared error", "0.02", design1.with(rate: 0.005)),
  ("cross-entropy", "0.02", design2.with(rate: 0.001)), ("cross-entropy", "0.02", design2),
  ("softmax twice", "0.02", design2.with(output: .softmax)),
  ("squared error", "He", design1.with(start: he)),
  ("squared error", "He", design1.with(rate: 0.005, start: he)),
  ("cross-entropy", "He", design2.with(rate: 0.001, start: he)),
  ("cross-entropy", "He", design2.with(start: he)),
]

extension NetworkDesign {
  nonisolated func with(
    rate: Double? = nil, start: Initialization? = nil, output: Activation? = nil
  ) -> NetworkDesign {
    var design = self
    design.optimizer = .adam(rate: rate ?? optimizer.rate)
    design.initialization = start ?? initialization
    design.outputActivation = output ?? outputActivation
    return design
  }
}

let repetitions = attempt(
  try experiments("networks", over: Array(0..<seedCount)) { _, source throws(FitError) in
    try outcomes(of: designs.map(\.design), using: &source)
  })

/// What the networks of some designs, trained on the same data, do on fresh examples.
nonisolated func outcomes(
  of designs: [NetworkDesign], using source: inout RandomSource
) throws(FitError) -> [Outcome] {
  let training = bands.sample(using: &source)
  let small = bands.sample(every: 5, using: &source)
  let large = bands.sample(repetitions: 50, using: &source)
  let networks = try designs.train(on: training, using: source)
  return networks.map { Outcome(of: $0, training: training, small: small, large: large) }
}

/// How a training went.
nonisolated struct Outcome: Sendable {
  let small: Double
  let large: Double
  let isCollapsed: Bool
  let deadShare: Double
  let losses: [Double]

  init(of trained: TrainedNetwork, training: Dataset, small: Dataset, large: Dataset) {
    self.small = trained.confusion(on: small).accuracy
    self.large = trained.confusion(on: large).accuracy
    isCollapsed = trained.namedClassCount(large.features) == 1
    deadShare = trained.network.deadShare(ofLayer: 3, training.features)
    losses = trained.history.epochLosses
  }
}

let accuracies = designs.indices.map { k in repetitions.map { $0[k].large } }
let collapses = designs.indices.map { k in repetitions.count { $0[k].isCollapsed } }
var comparison = Table(
  "", "loss", "rate", "start", .percent("median", 1), "quartiles", "collapsed")
for (k, (loss, start, design)) in designs.enumerated() {
  let box = quartiles(accuracies[k])
  comparison.add(
    k + 1, loss, design.optimizer.rate, start, box[1], range(box), collapses[k])
}
show(comparison)

func quartiles(_ values: [Double]) -> [Double] { quantiles([0.25, 0.5, 0.75], of: values) }

/// From the lower to the upper quartile.
func range(_ quartiles: [Double]) -> String {
  "\(100 * quartiles[0], .fixed(1))–\(100 * quartiles[2], .fixed(1)) %"
}

say(
  """
  The accuracies are on 8,000 fresh points, over \(seedCount) repetitions; **collapsed** is a \
  network that gives all of them the same class. The best possible is 75 %.
  """)
figure(
  Figure(
    "designs",
    alt: "Box plots of the accuracy of the nine designs. "
      + wording(
        "Most boxes end just below three quarters; the fourth and fifth have outliers at one half.",
        when: collapses[3] > 0 && collapses[4] > 0, unlessSet: "seeds", "epochs",
        otherwise: "The numbers are those of the table.",
        quick: "Each has \(seedCount) accuracies only."),
    x: "design, the row of the table", y: Figure.Axis("accuracy", range: 0.48...0.8),
    series: designs.indices.map { .box(designs[$0].loss, at: Double($0 + 1), accuracies[$0]) }
      + [.level("best possible", at: best.accuracy).namedAbove]))

/*:
 Now the differences that one change makes, within the repetitions, in points of accuracy:
 */
let changes: [(what: String, from: Int, to: Int)] = [
  ("loss", 1, 3), ("loss", 2, 4), ("loss", 6, 8), ("loss", 7, 9), ("rate", 1, 2), ("rate", 3, 4),
  ("start", 1, 6), ("start", 4, 9), ("softmax twice", 4, 5),
]
let effects = changes.map { change in
  Replicates(zip(accuracies[change.to - 1], accuracies[change.from - 1]).map { 100 * ($0 - $1) })
}
var pairs = Table(
  "change", "from", "to", .fixed("difference", 1), .fixed("±", 1))
for (change, effect) in zip(changes, effects) {
  pairs.add(change.what, change.from, change.to, effect.mean, effect.margin())
}
show(pairs)

/*:
 "±" is to the end of a 95 % interval of the mean. A difference smaller than that is one that
 chance makes, too; and of nine comparisons one may well exceed it by chance. Look at the rows
 one by one.
 */
say(
  """
  Between squared error and cross-entropy there is nothing to be seen wherever no \
  network collapses. Collapse is what cost design 4 its accuracy: of the four designs with one \
  softmax or none and the start 0.02 it is the one where networks collapsed, \(collapses[3]) of \
  \(seedCount).
  """,
  when: collapses[3] > 0 && [0, 1, 2].allSatisfy { collapses[$0] == 0 }
    && [0, 2, 3].allSatisfy { abs(effects[$0].mean) < 1 },
  otherwise: "In this run the rows do not say what those of the lesson's own run do.",
  quick: """
    With \(seedCount) repetitions the intervals are too wide to tell anything; run the lesson \
    without `--quick` for that.
    """)
if !isQuick() {
  let steady = [0, 2, 3].map { effects[$0] }
  check(
    steady.allSatisfy { abs($0.mean) < 1 },
    "where no network collapses, the losses are within a point of each other",
    unlessSet: "seeds", "epochs")
  check(
    collapses[3] > 0 && [0, 1, 2, 5, 6, 7, 8].allSatisfy { collapses[$0] == 0 },
    "some networks of design 4 collapse, and none of design 1 or from He's start",
    unlessSet: "seeds", "epochs")
  check(
    accuracies.allSatisfy { median($0) > 0.7 && median($0) < 0.755 },
    "every median lies between 70 and 75.5 %", unlessSet: "seeds", "epochs")
}

/*:
 And how much can 32 points tell? The same networks of designs 1 and 4, on the lecture's test
 and on the large one:
 */
figure(
  Figure(
    "tests",
    alt: "Box plots: on 32 points the accuracies of both designs spread widely and overlap; on "
      + "8,000 points those of design 1 are within a narrow box.",
    x: "design, test points", y: "accuracy",
    .box("1, of 32", at: 1, repetitions.map { $0[0].small }),
    .box("4, of 32", at: 2, repetitions.map { $0[3].small }),
    .box("1, of 8,000", at: 3, accuracies[0]),
    .box("4, of 8,000", at: 4, accuracies[3]),
    .level("best possible", at: best.accuracy).namedAbove))

/*:
 ## 5 · Why do some collapse?

 Before the training, send the 160 examples through the network. How much do the values in a
 layer differ from example to example, and how long is the gradient by a layer's weights?
 */
let oneHot = Matrix(training.labels.map { $0 == 0 ? [1, 0] : [0, 1] })
var starting = randomSource("start")
let starts = [design2, design2.with(start: he)].map {
  signals(of: $0.network(featureCount: 2, classCount: 2, using: &starting))
}
var signal = Table(
  "layer", .scientific("deviation, 0.02", 1), .scientific("gradient, 0.02", 1),
  .scientific("deviation, He", 1), .scientific("gradient, He", 1))
for (layer, (small, large)) in zip(starts[0], starts[1]).enumerated() {
  signal.add("\(layer + 1)", small.deviation, small.gradient, large.deviation, large.gradient)
}
show(signal)

/// The mean deviation of each layer's values, and the length of the gradient by its weights.
func signals(of network: MultilayerPerceptron) -> [(deviation: Double, gradient: Double)] {
  var slopes = network
  let loss = network.gradient(of: .crossEntropy, training.features, targets: oneHot)
  slopes.parameters = loss.gradient
  return network.activations.indices.map { (deviation(of: network, $0), norm(of: slopes, $0)) }
}

func deviation(of network: MultilayerPerceptron, _ layer: Int) -> Double {
  let units = network.values(ofLayer: layer + 1, training.features).columns
  return Replicates(units.map { Normal(maximumLikelihood: $0).standardDeviation }).mean
}

func norm(of slopes: MultilayerPerceptron, _ layer: Int) -> Double {
  slopes.layer(layer).weights.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
}

/*:
 With weights of about 0.02 the signal shrinks from layer to layer: rectified, $m$ inputs with
 weights of deviation $s$ leave a factor of about $s\sqrt{m/2}$, here 0.1 or 0.14. The outputs
 of all examples agree to five decimals. There is nothing to go by but the biases, and Adam
 makes long steps out of short gradients. At the rate 0.005 they can throw a layer to where
 its neurons are 0 for every example. Such neurons have the gradient 0, and stay **dead**; the
 network answers with its last biases.
 */
let (lost, learned) = (deadShares(true), deadShares(false))
var dead = Table("designs 4 and 5", "networks", .percent("dead neurons in layer 3", 0))
dead.add("collapsed", lost.count, mean(lost))
dead.add("others", learned.count, mean(learned))
show(dead)

func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

func deadShares(_ isCollapsed: Bool) -> [Double] {
  repetitions.flatMap { $0[3...4].filter { $0.isCollapsed == isCollapsed }.map(\.deadShare) }
}

if !isQuick() {
  check(
    !lost.isEmpty && lost.allSatisfy { $0 == 1 },
    "in every collapsed network, all neurons of the last hidden layer are dead",
    unlessSet: "seeds", "epochs")
}

/*:
 **He initialization** draws weights with deviation $\sqrt{2/m}$, for which that factor is 1,
 and biases 0. The deviations keep their size, and so do the gradients. The course of the
 cross-entropy in the repetition where design 4 ended worst:
 */
let worst = repetitions.indices.max { last(repetitions[$0][3]) < last(repetitions[$1][3]) } ?? 0
let kindest = repetitions.indices.min { last(repetitions[$0][3]) < last(repetitions[$1][3]) } ?? 0
figure(
  Figure(
    "collapse",
    alt: wording(
      "The loss of the worst run of design 4 ends at \(last(repetitions[worst][3]), .fixed(3)), "
        + "that of its best run at \(last(repetitions[kindest][3]), .fixed(3)), that from He "
        + "initialization at \(last(repetitions[worst][8]), .fixed(3)); "
        + "the logarithm of 2 is 0.693."
    ),
    x: "epoch", y: "cross-entropy, nats",
    .line("design 4, worst", x: numbers, y: repetitions[worst][3].losses),
    .line("design 4, best", x: numbers, y: repetitions[kindest][3].losses),
    .line("design 9, same data", x: numbers, y: repetitions[worst][8].losses),
    .level("ln 2", at: binaryEntropy(0.5))))

func last(_ outcome: Outcome) -> Double { outcome.losses[outcome.losses.count - 1] }

/*:
 ## 6 · Small batches or all at once?

 A step on all 160 examples has the gradient without noise, and costs more. The lecture's
 designs with whole batches and four times the epochs, which is an eighth of the steps:
 */
let wholeDesigns = [design1, design2].map { design in
  var whole = design
  (whole.batchSize, whole.epochs) = (nil, 4 * epochCount)
  return whole
}
let wholeRuns = attempt(
  try experiments("whole batches", over: Array(0..<seedCount)) { _, source throws(FitError) in
    try outcomes(of: wholeDesigns, using: &source)
  })
var batches = Table(
  "", "loss", "rate", "start", "batch", .percent("median", 1), "quartiles", "collapsed")
for (k, row) in [0, 3].enumerated() {
  let (loss, start, design) = designs[row]
  let whole = wholeRuns.map { $0[k] }
  let (small, large) = (quartiles(accuracies[row]), quartiles(whole.map(\.large)))
  batches.add(
    row + 1, loss, design.optimizer.rate, start, 5, small[1], range(small), collapses[row])
  batches.add(
    nil, nil, nil, nil, 160, large[1], range(large), whole.count { $0.isCollapsed })
}
show(batches)

say(
  "With whole batches design 4 does not collapse here, with an eighth of the steps.",
  when: wholeRuns.allSatisfy { run in !run.contains { $0.isCollapsed } },
  otherwise: "With whole batches networks collapse here, too.",
  quick: "\(seedCount) repetitions cannot tell whether whole batches keep design 4 from collapse.")
if !isQuick() {
  check(
    wholeRuns.allSatisfy { run in !run.contains { $0.isCollapsed } },
    "no network that was trained on whole batches collapses", unlessSet: "seeds", "epochs")
}
let verdicts = [effects[2], effects[3]].map { DifferenceVerdict($0, margin: 1, oneOf: 2) }
let sentences = verdicts.map { $0.sentence(of: "cross-entropy", against: "squared error") }
say(
  """
  So is cross-entropy better than squared error? On this task, from a start that suits the \
  network, and if a difference matters that is larger than a point of accuracy: at the rate 0.001 \
  \(sentences[0]) At the rate 0.005 \(sentences[1])
  """)
say(
  """
  One run on 32 points could not have shown it; \(seedCount) runs on 8,000 points can show that \
  there is little to show.
  """,
  when: verdicts.allSatisfy { $0.finding == .equivalent },
  otherwise: "\(seedCount) runs on 8,000 points have not settled it here.",
  quick: """
    \(seedCount) runs on 8,000 points cannot settle it, as one run on 32 points could not; the \
    full run has 30.
    """)

/*:
 ## Exercises

 1. By hand: how many weights and biases has design 2? Each step of Adam moves them all; how
    many steps are 500 epochs?
 2. In code: `--set seeds=100`. Which intervals become shorter, and by how much?
 3. In code: give `design2` the activation `.tanh`. Do networks collapse now? Why, or why not?
 4. In code: `Initialization.glorot` and `.uniform`, PyTorch's default. Which starts are safe?

 With the program as judge: `swift run posterior exercise check 09-1` (forward through a hidden
 layer), `09-2` (backpropagation by hand) and `09-3` (a step of Adam).

 Next, `swift run Lesson10-FourClasses`: the same question, and then on pictures.
 */
