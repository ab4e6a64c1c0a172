/*:
 # Lesson 8 · Images: softmax regression on pixels

 Nothing in Lesson 7 asked what the features are. Let them be the pixels of a picture, and let
 there be many pictures.
 */
import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorLesson

//: Try `--set epochs=3` or `--set rate=1`.
let epochCount = parameter("epochs", default: FashionMNIST.isInstalled() ? 10 : 200, in: 1...1000)
let rate = parameter("rate", default: 0.1, in: 0.0001...10)

//: ## 1 · A picture is a vector
let isFashion = FashionMNIST.isInstalled()
let images = attempt(try isFashion ? fashion() : digits())
say(
  isFashion
    ? """
    **Fashion-MNIST** (Xiao, Rasul and Vollgraf, 2017): clothes from the catalog of a shop, \
    ten kinds, in 28 × 28 pixels of gray.
    """
    : """
    These are the **digits** that come with the course (Alpaydin and Kaynak, 1998), 8 × 8 pixels. \
    `scripts/bootstrap --with-images` installs the larger set that the page shows, Fashion-MNIST.
    """)

typealias Images = (training: ImageSet, validation: ImageSet, test: ImageSet)

func fashion() throws -> Images {
  let all = try FashionMNIST.load(.training)
  return divided(isQuick() ? all.subset(0..<6000) : all, test: try FashionMNIST.load(.test))
}

func digits() throws -> Images {
  let table = try Dataset(csv: dataFile("digits.csv"), label: "digit")
  var drawing = randomSource("digits")
  let all = try ImageSet(table, rowCount: 8, columnCount: 8, largestPixel: 16)
    .split(trainingFraction: 0.75, using: &drawing)
  return divided(all.training, test: all.test)
}

func divided(_ all: ImageSet, test: ImageSet) -> Images {
  var drawing = randomSource("validation")
  let parts = all.split(trainingFraction: 11.0 / 12, using: &drawing)
  return (parts.training, parts.test, test)
}

/*:
 Every pixel is a number from 0, black, to 1, white; row after row they make one vector. One
 image in twelve of the training part is set aside for **validation**: on it we watch the
 training. The test images wait until the end.
 */
let (training, validation) = (images.training, images.validation)
var sizes = Table("part", "images", "pixels", "classes")
for (name, part) in [("training", training), ("validation", validation), ("test", images.test)] {
  sizes.add(name, part.count, part.pixelCount, part.classCount)
}
show(sizes)
let firsts = (0..<training.classCount).compactMap { training.labels.firstIndex(of: $0) }
figure(
  ImageGrid(
    "examples", alt: "One training image of each of the ten classes, with its name.", .gray(),
    firsts.map { picture(training, $0, training.classNames[training.labels[$0]]) }))

func picture(_ images: ImageSet, _ index: Int, _ caption: String) -> ImageGrid.Image {
  ImageGrid.Image(images.image(at: index).elements, width: images.columnCount, caption: caption)
}

/*:
 ## 2 · Learning in small steps

 All training images in one matrix would be large, and one step of gradient descent would have
 to look at all of them. **Stochastic gradient descent** looks at a batch of 100, takes a step,
 and goes on; after an **epoch** it has seen every image once, and shuffles.
 */
let batchSize = 100
var course: [(loss: Double, accuracy: Double)] = []
var order = randomSource("training")
let trained = attempt(
  try withProgress(
    "training", total: epochCount * training.count, unit: "images", epochs: epochCount
  ) { advance throws(FitError) in
    try SoftmaxRegression.train(
      on: training, optimizer: .gradientDescent(rate: rate), epochs: epochCount,
      batchSize: batchSize, using: &order, afterBatch: { _ in advance(batchSize) }
    ) { _, loss, model in
      course.append((loss, ConfusionMatrix(of: model, on: validation.dataset).accuracy))
    }
  }
).model
var epochs = Table("epoch", .fixed("loss while training", 3), .percent("right in validation", 1))
for (epoch, state) in course.enumerated() where (epoch + 1) * 10 % epochCount < 10 {
  epochs.add(epoch + 1, state.loss, state.accuracy)
}
show(epochs)
let numbers = course.indices.map { Double($0 + 1) }
figure(
  Figure(
    "training",
    alt:
      "Over the epochs the training loss falls, fast at first and then slowly, and the share of "
      + "validation images that are right rises and levels off.",
    x: "epoch", y: "loss", right: "right in validation",
    .line("loss", x: numbers, y: course.map(\.loss)),
    .line("right (right axis)", x: numbers, y: course.map(\.accuracy)).onRightAxis))

/*:
 Now the test images, which no training has seen:
 */
let test = images.test.dataset
let result = Evaluation(of: trained, on: test)
let interval = result.accuracyInterval()
say(
  """
  \(result.confusion.correctCount) of \(test.count) are right: \(result.accuracy, .percent(1)), \
  95 % interval \(interval.lower, .percent(1)) to \(interval.upper, .percent(1)).
  """)
check(
  course[course.count - 1].loss < course[0].loss, "the last epoch has a lower loss than the first",
  unlessSet: "epochs", "rate")
if isFashion && !isQuick() {
  check(
    result.accuracy, is: 0.84, within: 0.01, "on the test images, 84 % are right, within a point",
    unlessSet: "epochs", "rate")
}

/*:
 ## 3 · What has it learned?

 A class has one weight for each pixel, so that its weights are a picture, too. Orange
 pixels speak for the class, blue ones against it:
 */
figure(
  ImageGrid(
    "weights",
    alt:
      "The weights of the ten classes as pictures, orange for positive and blue for negative "
      + "ones; most show a blurred shape of their class.",
    .signed(),
    (0..<trained.classCount).map { k in
      ImageGrid.Image(
        trained.weights.row(k), width: training.columnCount, caption: training.classNames[k])
    }))

/*:
 It is one template for a class, and a logit is how well the image agrees with it. There is no
 notion of a sleeve, nor of a shift by one pixel: move all pixels to other places, the same for
 every image, and the classifier learns exactly as well.

 ## 4 · Where does it err?

 Rows are what the images show, columns what the model says:
 */
show(Table(confusion: result.confusion))
let posterior = trained.posterior(test.features)
let guesses = trained.predictions(test.features)
let mistakes = test.labels.indices.filter { guesses[$0] != test.labels[$0] }
  .sorted { posterior[$0, guesses[$0]] > posterior[$1, guesses[$1]] }
say("The \(min(10, mistakes.count)) mistakes that the model was most sure of:")
figure(
  ImageGrid(
    "mistakes",
    alt: "Misclassified test images, with their class, the prediction and its probability.",
    .gray(), mistakes.prefix(10).map { picture(images.test, $0, caption(of: $0)) }))

func caption(of i: Int) -> String {
  let (label, guess) = (test.classNames[test.labels[i]], test.classNames[guesses[i]])
  return "\(label) → \(guess) \(decimalText(posterior[i, guesses[i]], digits: 2, notation: .fixed))"
}

/*:
 Would you have known? Some are mistakes that one template for a class cannot avoid, some are
 hard to tell for anybody. No average tells them apart: look at your mistakes.

 ## 5 · Is that the best line?

 The loss is convex (Lesson 4), so there is a best one, and the epochs need not have reached
 it. L-BFGS walks down the mean over *all* training images, with the penalty $\lambda = 10^{-4}$:
 */
let optimum = attempt(
  try SoftmaxRegression.fit(
    features: training.features, targets: .labels(training.labels), penalty: 1e-4,
    solver: .limitedMemoryBFGS, tolerance: 1e-6))
let best = Evaluation(of: optimum.model, on: test)
let known = training.subset(0..<min(2000, training.count)).dataset
var comparison = Table(
  "", .fixed("loss, training", 3), .fixed("loss, test", 3), .percent("accuracy, test", 1))
let models = [("SGD", trained), ("L-BFGS", optimum.model)]
for ((name, model), evaluation) in zip(models, [result, best]) {
  comparison.add(name, model.meanLoss(on: known), evaluation.logLoss, evaluation.accuracy)
}
show(comparison)
check(
  (best.accuracy - result.accuracy).magnitude < (isFashion ? 0.02 : 0.05),
  "on the test images, both are right about equally often", unlessSet: "epochs", "rate")
if isFashion && !isQuick() {
  check(best.accuracy, is: 0.845, within: 0.005, "L-BFGS: 84.5 % are right, within half a point")
}

say(
  """
  The best line on the training images is hardly better on new ones. What limits us is not the \
  search but the model: one template for each class. Lesson 9 gives it layers.
  """,
  unlessSet: "epochs", "rate",
  otherwise: "With as many epochs as in the lesson, the best line is hardly better on new images.",
  quick: """
    The best line on so few training images is not the best on new ones: it fits what is special \
    about them. The full run has ten times as many, and there the two hardly differ.
    """)

/*:
 ## 6 · And the generative way?

 Lesson 6 compared LDA and logistic regression. Here are both for ten classes, on the small
 digits, whose pixels are anything but normal. Some are black in nearly every image, and would
 be constant in a part of the data: pixels that are lit in fewer than twenty images are left
 out. Ten folds; softmax regression with $\lambda = 1/n$, on standardized pixels.
 */
let table = attempt(try Dataset(csv: dataFile("digits.csv"), label: "digit"))
let lit = zip(table.featureNames, table.features.columns)
  .filter { _, pixel in pixel.count { $0 > 0 } >= 20 }.map(\.0)
let small = table.selecting(features: lit)
var folding = randomSource("folds")
let folds = small.folds(10, using: &folding)
let guessesOfLDA = attempt(
  try small.crossValidatedPredictions(folds: folds) {
    try GaussianClassifier(maximumLikelihood: $0)
  })
let guessesOfSoftmax = attempt(
  try small.crossValidatedPredictions(folds: folds) { data in
    try Standardized(fittedTo: data) { data throws(FitError) in
      try SoftmaxRegression.fit(
        data, penalty: 1 / Double(data.count), solver: .limitedMemoryBFGS, tolerance: 1e-4
      ).model
    }
  })
let contest = PairedComparison(
  truth: small.labels, first: guessesOfSoftmax, second: guessesOfLDA)
let lead = contest.differenceInterval()
var rivals = Table("", "right", "of", .percent("accuracy", 1))
for (name, guesses) in [("LDA", guessesOfLDA), ("softmax regression", guessesOfSoftmax)] {
  let confusion = ConfusionMatrix(
    truth: small.labels, predictions: guesses, classNames: small.classNames)
  rivals.add(name, confusion.correctCount, confusion.count, confusion.accuracy)
}
show(rivals)
say(
  """
  \(table.featureCount - lit.count) of \(table.featureCount) pixels were left out. Softmax \
  regression leads by \(contest.accuracyDifference, .percent(1)), 95 % interval \
  \(lead.lowerBound, .percent(1)) to \(lead.upperBound, .percent(1)), on the same images.
  """)
check(
  contest.accuracyDifference, is: 0.018, within: 0.012,
  "softmax regression leads by about two points")

/*:
 The Gaussian assumption is wrong here, and there are enough examples to do without it.

 In each fold, the training part alone told how to standardize. Does that matter? Take pure
 noise: 100 examples with 2,000 features, and labels that nothing can predict. Keep the 20
 features whose means differ most between the classes, and cross-validate LDA on them. They are
 chosen once, from all the data, or else in each fold, from its training part:
 */
var whispering = randomSource("noise")
let noise = Dataset(
  features: Matrix(rowCount: 100, columnCount: 2000, elements: whispering.normals(200_000)),
  labels: (0..<100).map { $0 % 2 })
let noiseFolds = noise.folds(10, using: &whispering)
let peeked = bestFeatures(of: noise)
let leaked = attempt(
  try noise.crossValidatedPredictions(folds: noiseFolds) { try lda($0, on: peeked) })
let honest = attempt(
  try noise.crossValidatedPredictions(folds: noiseFolds) { try lda($0, on: bestFeatures(of: $0)) })
let shares = [leaked, honest].map { guesses in
  ConfusionMatrix(truth: noise.labels, predictions: guesses, classCount: 2).accuracy
}
var leak = Table("features chosen", .percent("right", 0))
leak.add("before the split", shares[0])
leak.add("in each fold", shares[1])
show(leak)

/// The features whose means differ most between the two classes.
func bestFeatures(of data: Dataset) -> [Int] {
  let differences = data.features.transposed * data.labels.map { $0 == 1 ? 1.0 : -1 }
  let order = differences.indices.sorted { differences[$0].magnitude > differences[$1].magnitude }
  return Array(order.prefix(20))
}

/// LDA that looks at some of the features.
func lda(_ data: Dataset, on columns: [Int]) throws -> PartialClassifier {
  let chosen = data.selecting(features: columns.map { data.featureNames[$0] })
  return PartialClassifier(
    columns: columns, featureCount: data.featureCount,
    model: try GaussianClassifier(maximumLikelihood: chosen))
}

/// A classifier of some of the features.
nonisolated struct PartialClassifier: Classifier {
  let columns: [Int]
  let featureCount: Int
  let model: GaussianClassifier
  var classCount: Int { model.classCount }

  func logits(_ features: Matrix) -> Matrix {
    model.logits(Matrix(features.rows.map { row in columns.map { row[$0] } }))
  }
}

/*:
 Choosing before the split makes noise look like knowledge: the test examples helped to choose.
 Whatever looks at labels, or learns anything at all, belongs inside the folds.
 */
check(shares[0] > 0.7, "chosen before the split, noise seems to be right in more than 70 %")
check(
  (shares[1] - 0.5).magnitude < 0.25, "chosen in each fold, it is right as often as a coin, about")

/*:
 ## Exercises

 1. By hand: why does it not matter for softmax regression in which order the pixels stand? For
    which model would it?
 2. In code: `--set rate=1` and `--set rate=10`. What do loss and accuracy do?
 3. In code: train on 1,000 images only (`training.subset(0..<1000)`) for 100 epochs. How far apart
    are the accuracies on training and test images?

 With the program as judge: `swift run posterior exercise check 08-1` (one step of stochastic
 gradient descent) and `08-2` (the confusion matrix).

 Next, `swift run Lesson09-NeuralNetwork`: networks learn their own features.
 */
