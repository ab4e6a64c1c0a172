/*:
 # Lesson 10 · Four classes: three targets, and a claim put to the test

 Lesson 9 compared two losses on two classes. Here are four, three ways to tell a network
 which one is right, and then a published claim: that squared error is as good as
 cross-entropy.
 */
import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorLesson

//: Try `--set seeds=100`, or `--set epochs=50`.
let seedCount = parameter("seeds", default: isQuick() ? 3 : 30, in: 2...1000)
let epochCount = parameter("epochs", default: 250, in: 1...5000)

/*:
 ## 1 · Four bands

 The curve of Lesson 9, and four bands of height 0.4 about it, with centers at 0.3, 0.1, −0.1
 and −0.3: 320 examples to learn from, 64 for a small test and 16,000 for a large one.
 */
let bands = CubicBands.fourClasses
var drawing = randomSource("data")
let training = bands.sample(using: &drawing)
let smallTest = bands.sample(every: 5, using: &drawing)
let largeTest = bands.sample(repetitions: 50, using: &drawing)
let plane = (x: -0.05...1.05, y: -0.6...1.6)
let names = (0..<4).map { "class \($0)" }
figure(
  Figure(
    "bands",
    alt: "Four bands of points, one above the other along an S-shaped cubic curve; neighbors "
      + "overlap by half of their height.",
    x: Figure.Axis("x", range: plane.x), y: Figure.Axis("y", range: plane.y),
    series: clouds(training, training.labels)))

/// The points of a data set, with given classes.
func clouds(_ data: Dataset, _ labels: [Int]) -> [Figure.Series] {
  (0..<4).compactMap { k in
    let part = data.rows { labels[$0] == k }.features
    return part.rowCount == 0 ? nil : .points(names[k], x: part.column(0), y: part.column(1))
  }
}

/*:
 The bands cover a height of 1, and each example lies somewhere in 0.4 of it. Who knows them
 all, and guesses where two overlap, is right in $1 / (4 \cdot 0.4) = 0.625$ of the cases:
 three in eight are lost to everybody.
 */
check(bands.bestAccuracy, is: 0.625, within: 1e-12, "the best possible accuracy is 62.5 %")
let right = largeTest.labels.indices.count { i in
  indexOfMaximum(bands.posterior(largeTest.features.row(i))) == largeTest.labels[i]
}
check(
  Double(right) / Double(largeTest.count), is: 0.625, within: 0.02,
  "who knows the bands is right in 62.5 % of \(largeTest.count) examples, within chance")

/*:
 ## 2 · Three targets

 The network of Lesson 9 once more: hidden layers of 50, 100 and 50 rectifying neurons,
 initial weights from $N(0, 0.02^2)$, Adam, batches of 5. What shall its output be?

 - **One-hot**: four outputs, near 1 for the right class and 0 for the others, by squared
   error.
 - **Number**: one output near 0, 1, 2 or 3, by squared error; the nearest class wins.
 - **Logits**: four outputs, by the cross-entropy of their softmax.

 And as a warning: **shuffled**, the number again, when the classes from top to bottom are
 called 2, 0, 3, 1. A name should not matter.
 */
let base = NetworkDesign(
  hiddenSizes: [50, 100, 50], initialization: .normal(standardDeviation: 0.02),
  loss: .squaredError, optimizer: .adam(rate: 0.001), epochs: epochCount, batchSize: 5)
var byNumber = base
byNumber.coding = .classNumber
var byLogits = base
(byLogits.loss, byLogits.optimizer) = (.crossEntropy, .adam(rate: 0.005))
let ways: [(name: String, design: NetworkDesign, isShuffled: Bool)] = [
  ("one-hot", base, false), ("number", byNumber, false), ("logits", byLogits, false),
  ("shuffled", byNumber, true),
]
let repetitions = attempt(
  try experiments("targets", over: Array(0..<seedCount)) { _, source throws(FitError) in
    try outcomes(of: ways.map(\.design), shuffled: ways.map(\.isShuffled), using: &source)
  })

/// How a training went.
nonisolated struct Outcome: Sendable {
  let small: Double
  let large: Double
  let isCollapsed: Bool
}

/// Trains every design on the same data with the same random numbers.
nonisolated func outcomes(
  of designs: [NetworkDesign], shuffled: [Bool], using source: inout RandomSource
) throws(FitError) -> [Outcome] {
  let data = [1, 5].map { bands.sample(every: $0, using: &source) }
  let fresh = bands.sample(repetitions: 50, using: &source)
  var results: [Outcome] = []
  for (design, isShuffled) in zip(designs, shuffled) {
    let named = (data + [fresh]).map { isShuffled ? renamed($0) : $0 }
    var own = source
    results.append(try outcome(of: design, named, using: &own))
  }
  return results
}

nonisolated func outcome(
  of design: NetworkDesign, _ data: [Dataset], using source: inout RandomSource
) throws(FitError) -> Outcome {
  let trained = try design.train(on: data[0], using: &source)
  let predictions = trained.predictions(data[2].features)
  return Outcome(
    small: trained.confusion(on: data[1]).accuracy, large: trained.confusion(on: data[2]).accuracy,
    isCollapsed: Set(predictions).count == 1)
}

/// The same examples with other numbers for the classes.
nonisolated func renamed(_ data: Dataset) -> Dataset {
  Dataset(
    features: data.features, labels: data.labels.map { [2, 0, 3, 1][$0] },
    featureNames: data.featureNames, classNames: data.classNames)
}

let accuracies = ways.indices.map { k in repetitions.map { $0[k].large } }
var targets = Table(
  "target", "rate", .percent("median", 1), "quartiles", .percent("mean", 1), .percent("±", 1),
  "collapsed")
for (k, way) in ways.enumerated() {
  let (box, mean) = (quantiles([0.25, 0.5, 0.75], of: accuracies[k]), Replicates(accuracies[k]))
  targets.add(
    way.name, way.design.optimizer.rate, box[1],
    "\(100 * box[0], .fixed(1))–\(100 * box[2], .fixed(1)) %", mean.mean, mean.margin(),
    repetitions.count { $0[k].isCollapsed })
}
show(targets)
say(
  """
  On 16,000 fresh points, over \(seedCount) repetitions; "±" is to the end of a 95 % interval of \
  the mean. The best possible is 62.5 %.
  """)
figure(
  Figure(
    "targets",
    alt: "Box plots of the accuracy of the four targets. The first three are close to the best "
      + "possible, the shuffled number is far below.",
    x: "target", y: "accuracy on fresh points",
    series: ways.indices.map { .box(ways[$0].name, at: Double($0 + 1), accuracies[$0]) }
      + [.level("best possible", at: bands.bestAccuracy)]))

if !isQuick() {
  let middle = accuracies.map(median)
  check(
    middle[..<3].allSatisfy { $0 > 0.605 && $0 < 0.63 },
    "the medians of the first three are within two points of the best possible",
    unlessSet: "seeds", "epochs")
  check(
    middle[3] < 0.3, "by the shuffled number, the median is right in less than three of ten cases",
    unlessSet: "seeds", "epochs")
}

/*:
 Between the first three there is little. A number has an order and distances, and the bands
 happen to have them, too. Shuffled, a network must climb from 0 over 3 to come from 2 to 1,
 and where it is undecided between two neighbors it answers with a third. Use a number only
 for what is one.

 One repetition as a picture: the losses on their way, and what the three networks say about
 the 64 points of the small test:
 */
let shown = attempt(
  try experiments("shown", over: ways.dropLast().map(\.design)) { design, source throws(FitError) in
    try design.train(on: training, using: &source)
  })
let numbers = (1...epochCount).map(Double.init)
figure(
  Figure(
    "losses", alt: "The training losses of the three targets fall over the epochs, with jitter.",
    x: "epoch", y: Figure.Axis("squared error", range: 0...0.6), right: "cross-entropy, nats",
    .line("one-hot", x: numbers, y: shown[0].history.epochLosses),
    .line("number", x: numbers, y: shown[1].history.epochLosses),
    .line("logits (right axis)", x: numbers, y: shown[2].history.epochLosses).onRightAxis))
for (way, trained) in zip(ways, shown) {
  figure(
    Figure(
      "predicted-\(way.name)",
      alt: "The 64 points of the small test along the curve, each with the class that the network "
        + "of the target \(way.name) names: four bands with sharp borders.",
      x: Figure.Axis("x, predicted by \(way.name)", range: plane.x),
      y: Figure.Axis("y", range: plane.y),
      series: clouds(smallTest, trained.predictions(smallTest.features))))
}
let confusion = shown[2].confusion(on: largeTest)
show(Table(confusion: confusion))

/*:
 The table counts the answers of the logits on the large test. Nearly all mistakes are between
 neighbors, where bands overlap.
 */
let distant = (0..<4).flatMap { j in
  (0..<4).map { k in abs(j - k) > 1 ? confusion.counts[j][k] : 0 }
}
check(
  distant.reduce(0, +) * 20 < confusion.count - confusion.correctCount,
  "less than one mistake in twenty is between bands that are not neighbors",
  unlessSet: "epochs")

/*:

 ## 3 · A claim put to the test

 Hui and Belkin (2020) trained many large networks with both losses and found squared error
 **at least as good** in most tasks of language and speech, cross-entropy slightly better in
 vision, and squared error less sensitive to the random start. Our networks are small. What do
 they say?

 A fair contest gives both losses the same effort. For each task, both get the same network,
 He initialization, Adam, the same number of epochs, and the same five learning rates. The
 rate is chosen on **validation** examples; the test, on others, is made once, with the chosen
 rate.
 */
let rates = [0.0003, 0.001, 0.003, 0.01, 0.03]
let losses: [(name: String, loss: any Loss)] = [
  ("squared error", .squaredError), ("cross-entropy", .crossEntropy),
]

/// A task: a network, how often it is tried for each rate and in the contest, and the examples.
nonisolated struct Task: Sendable {
  let name: String
  let design: NetworkDesign
  let counts: (tuning: Int, contest: Int)
  let parts: @Sendable (inout RandomSource) -> Parts
}

/// Examples to learn from, to choose the rate, and to test.
nonisolated struct Parts: Sendable {
  let training: any ExampleSource
  let validation: Dataset
  let test: Dataset
}

func design(_ hiddenSizes: [Int], epochs: Int, batch: Int) -> NetworkDesign {
  NetworkDesign(
    hiddenSizes: hiddenSizes, loss: .squaredError, optimizer: .adam(rate: 1),
    epochs: min(epochs, epochCount), batchSize: batch)
}

var tasks = [
  Task(
    name: "two bands", design: design([50, 100, 50], epochs: 250, batch: 5),
    counts: (isQuick() ? 1 : 8, seedCount)
  ) { source in
    let two = CubicBands.twoClasses
    return Parts(
      training: two.sample(using: &source), validation: two.sample(repetitions: 10, using: &source),
      test: two.sample(repetitions: 50, using: &source))
  }
]
let digits = attempt(try Dataset(csv: dataFile("digits.csv"), label: "digit"))
let pixels = Dataset(features: (1.0 / 16) * digits.features, labels: digits.labels)
tasks.append(
  Task(
    name: "digits", design: design([64], epochs: 30, batch: 20),
    counts: (isQuick() ? 1 : 4, seedCount)
  ) { source in
    let (rest, test) = pixels.split(trainingFraction: 0.8, using: &source)
    let (training, validation) = rest.split(trainingFraction: 0.75, using: &source)
    return Parts(training: training, validation: validation, test: test)
  })
if FashionMNIST.isInstalled() && !isQuick() {
  let all = attempt(try FashionMNIST.load(.training))
  let test = attempt(try FashionMNIST.load(.test)).dataset
  tasks.append(
    Task(name: "Fashion-MNIST", design: design([100], epochs: 5, batch: 100), counts: (1, 6)) {
      source in
      let (training, validation) = all.split(trainingFraction: 11.0 / 12, using: &source)
      return Parts(training: training, validation: validation.dataset, test: test)
    })
} else {
  say(
    """
    The third task, **Fashion-MNIST**, is left out of a quick run, and where its images are \
    missing: `scripts/bootstrap --with-images` installs them.
    """)
}

/// One training: of a task, with a loss, at a rate.
nonisolated struct Trial: Sendable {
  let task: Task
  let loss: any Loss
  let rate: Double
  let source: RandomSource

  /// The accuracy on one part of the examples; 0 if the training diverges.
  func accuracy(on part: KeyPath<Parts, Dataset> & Sendable) -> Double {
    var (design, own) = (task.design, source)
    (design.loss, design.optimizer) = (loss, .adam(rate: rate))
    let parts = task.parts(&own)
    let trained = try? design.train(on: parts.training, using: &own)
    return trained?.confusion(on: parts[keyPath: part]).accuracy ?? 0
  }
}

let tuning = tasks.map { task in
  let trials = losses.flatMap { loss in
    rates.flatMap { rate in
      (0..<task.counts.tuning).map {
        Trial(
          task: task, loss: loss.loss, rate: rate,
          source: randomSource("tuning").stream(task.name, $0))
      }
    }
  }
  let found = experiments("tuning: \(task.name)", over: trials) { trial, _ in
    trial.accuracy(on: \.validation)
  }
  return means(found, of: task.counts.tuning)
}

/// The means of so many numbers after each other.
func means(_ values: [Double], of count: Int) -> [Double] {
  stride(from: 0, to: values.count, by: count).map {
    values[$0..<$0 + count].reduce(0, +) / Double(count)
  }
}

for (task, found) in zip(tasks, tuning) {
  var table = Table(
    Table.Column("rate, \(task.name)", .automatic), .percent("squared error", 1),
    .percent("cross-entropy", 1))
  for (k, rate) in rates.enumerated() { table.add("\(rate)", found[k], found[rates.count + k]) }
  show(table)
}
say(
  """
  These are accuracies on the validation examples. The best of each column is chosen, and now \
  the test, with fresh splits, starts and batches, the same for both losses:
  """)
let chosen = tuning.map { found in
  [0, 1].map { rates[indexOfMaximum(Array(found[$0 * rates.count..<($0 + 1) * rates.count])) ?? 0] }
}
let contest = zip(tasks, chosen).map { task, chosen in
  let trials = (0..<task.counts.contest).flatMap { k in
    zip(losses, chosen).map {
      Trial(
        task: task, loss: $0.loss, rate: $1, source: randomSource("contest").stream(task.name, k))
    }
  }
  let found = experiments("contest: \(task.name)", over: trials) { trial, _ in
    trial.accuracy(on: \.test)
  }
  return [0, 1].map { loss in found.indices.filter { $0 % 2 == loss }.map { found[$0] } }
}
let leads = contest.map { found in
  Replicates(zip(found[1], found[0]).map { 100 * ($0 - $1) })
}
// Fixed before the contest: a point of accuracy matters, and so many intervals must all be right.
let verdicts = leads.map { DifferenceVerdict($0, margin: 1, oneOf: tasks.count) }
let confidence = DifferenceVerdict.confidence(forEachOf: tasks.count)
var results = Table(
  "task", "runs", .percent("squared error", 1), .percent("cross-entropy", 1),
  .fixed("difference", 2), .fixed("±", 2), "ahead")
for (k, task) in tasks.enumerated() {
  let means = contest[k].map { Replicates($0).mean }
  results.add(
    task.name, leads[k].count, means[0], means[1], leads[k].mean,
    leads[k].margin(confidence: confidence), ahead(verdicts[k]))
}
show(results)

/// The loss that is ahead, if 0 is outside the interval.
func ahead(_ verdict: DifferenceVerdict) -> String {
  guard verdict.excludesZero else { return "nobody" }
  return verdict.interval.lowerBound > 0 ? "cross-entropy" : "squared error"
}

figure(
  Figure(
    "contest",
    alt: "Box plots of the lead of cross-entropy over squared error in points of accuracy, for "
      + "each task, about zero.",
    x: "task", y: "lead of cross-entropy, points",
    series: tasks.indices.map { k in
      .box(
        tasks[k].name, at: Double(k + 1), zip(contest[k][1], contest[k][0]).map { 100 * ($0 - $1) })
    } + [.level("no difference", at: 0)]))

say(
  """
  "±" is to the end of the \(confidence, .percent(1)) interval, in points of accuracy, for the \
  mean of the paired differences: then all \(tasks.count) are right in 95 % of such contests. \
  Where it contains 0, nobody is ahead: not because the losses are equal, but because so many runs \
  cannot tell them apart.
  """)
if !isQuick() {
  check(
    leads.allSatisfy { abs($0.mean) < 3 }, "no loss leads by three points on any task",
    unlessSet: "seeds", "epochs")
  let broken = tuning[1][rates.count - 1], sound = tuning[1][2 * rates.count - 1]
  check(
    sound - broken > 0.05,
    "on the digits, squared error suffers from the largest rate, and cross-entropy does not",
    unlessSet: "seeds", "epochs")
}

/*:
 What would have refuted the claim? Cross-entropy ahead by more than a point, a margin that was
 fixed before the contest. Task by task:
 */
for (task, verdict) in zip(tasks, verdicts) {
  say("- \(task.name): \(verdict.sentence(of: "cross-entropy", against: "squared error"))")
}
let worse = verdicts.count { $0.finding == .better }
let open = verdicts.count { $0.finding == .undecided }
say(
  """
  So the claim is contradicted on \(worse) of the \(tasks.count) tasks, and on \(open) the runs do \
  not decide about a point.
  """)

say(
  """
  What the tables add is about the tuning itself: at the largest rate squared error breaks down \
  on images, where cross-entropy still learns. Comparing both losses at one \
  rate compares the rate.
  """,
  when: tuning[1][2 * rates.count - 1] - tuning[1][rates.count - 1] > 0.05,
  otherwise: "Comparing both losses at one rate compares the rate.")
say(
  """
  What this does not show: our networks are small, our tasks are \(tasks.count), the effort was \
  one parameter with five values, and a choice by validation is itself a draw from chance. A claim \
  about all tasks needs many more of them than a lesson has.
  """)

/*:

 ## Exercises

 1. By hand: which accuracy is the best possible with eight bands of height 0.4, at distances
    of 0.2? With distances of 0.4?
 2. In code: call the classes 3, 2, 1, 0 (edit `renamed`). What happens to the number, and
    why?
 3. In code: add `.gradientDescent(rate:, momentum: 0.9)` to the contest. Is the verdict the
    same? Is the effort?
 4. In code: penalize neither, but train on a tenth of the digits. Who learns faster?

 With the program as judge: `swift run posterior exercise check 10-1` (squared error on one-hot
 targets) and `10-2` (the best possible accuracy).

 Next, your own data: `swift run posterior compare data.csv --label column`.
 */
