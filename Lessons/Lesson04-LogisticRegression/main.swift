/*:
 # Lesson 4 · Logistic regression: a probability that depends on x

 Lesson 3 ended with one logit $z$ and the loss that it deserves. Now the logit follows
 from what we know about the example.
 */
import CPosteriorLibc
import GSLNumerics
import Posterior
import PosteriorCourse
import PosteriorLesson

//: Ask for another temperature with `--set forecast=50`.
let forecast = parameter("forecast", default: 31.0, in: 0...120)

/*:
 ## 1 · Twenty-three flights

 Before January 1986 the space shuttle had flown 23 times with boosters that were
 recovered. After seven flights the seals of a booster showed damage. Did the temperature
 at the start matter?
 */
let temperatures: [Double] = [
  66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58,
]
let damages: [Double] = [
  0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1,
]
let flights = Matrix(temperatures.map { [scaled($0)] })

/// Tens of degrees above 70 °F, so that a step of 1 means something.
func scaled(_ fahrenheit: Double) -> Double { (fahrenheit - 70) / 10 }

/*:
 Least squares puts a straight line through the zeros and ones. It is no probability: it
 leaves $[0, 1]$. **Logistic regression** makes the *log-odds* a straight line,
 $z = wx + b$, and bends it into a probability, $\sigma(z) = 1/(1 + e^{-z})$:
 */
let line = attempt(try LinearRegression(leastSquares: flights, targets: damages))
let model = attempt(try LogisticRegression.fit(features: flights, targets: damages)).model
let (w, b) = (model.decision.weights[0], model.decision.bias)
var predictions = Table(.fixed("°F", 0), .fixed("line", 3), .fixed("z", 3), .fixed("σ(z)", 4))
for fahrenheit in [forecast, 53, 65, 75, 81] {
  let z = model.decision.logOdds([scaled(fahrenheit)])
  predictions.add(fahrenheit, line.value(at: [scaled(fahrenheit)]), z, logistic(z))
}
show(predictions)
figure(
  Figure(
    "flights",
    alt:
      "Damage on 23 flights, 0 or 1, over the temperature. A falling straight line leaves the "
      + "range from 0 to 1 at both ends; the logistic curve falls from 1 to 0 and stays inside.",
    x: Figure.Axis("temperature, °F", range: 28...90), y: "probability of damage",
    .curve("logistic", over: 28...90) { logistic(model.decision.logOdds([scaled($0)])) },
    .curve("least squares", over: 28...90) { line.value(at: [scaled($0)]) },
    .points("flights", x: temperatures, y: damages)))
say(
  "The **threshold** ½ lies where $z = 0$, at \(threshold(of: model.decision), .fixed(1)) °F.")
check(w, is: -2.3216, within: 5e-5, "w is −2.3216: ten degrees less, and the odds are tenfold")
check(b, is: -1.2085, within: 5e-5, "b is −1.2085, the log-odds at 70 °F")
check(threshold(of: model.decision), is: 64.8, within: 0.05, "the threshold ½ lies at 64.8 °F")
check(line.value(at: [scaled(31)]), is: 1.746, within: 5e-4, "the line promises 175 % at 31 °F")
check(
  model.posterior([scaled(31)])[1], is: 0.9996, within: 5e-5, "the curve stays below 1: 99.96 %")

/*:
 On 28 January 1986 the forecast was 31 °F. The number is large, and it is also far from
 every flight in the table, the coldest of which had 53 °F. Nothing in the data says that
 the log-odds go on straight. At least they say how sure they are of $w$:
 */
let errors = attempt(try model.standardErrors(features: flights))
show(
  Formula(
    #"""
    w = \#(w, .fixed(2)) \pm \#(errors.weights[0], .fixed(2)), \quad \#
    b = \#(b, .fixed(2)) \pm \#(errors.bias, .fixed(2))
    """#))
check(errors.weights[0], is: 1.08, within: 5e-3, "the standard error of w is 1.08")

/*:
 The threshold suffers from certainty, too. Add ten flights at 100 °F without damage. They
 tell nothing new, but the line has to bend down to them, and its threshold moves:
 */
let warm = Matrix(temperatures.map { [scaled($0)] } + Array(repeating: [scaled(100)], count: 10))
let warmDamages = damages + Array(repeating: 0, count: 10)
let warmLine = attempt(try LinearRegression(leastSquares: warm, targets: warmDamages))
let warmModel = attempt(try LogisticRegression.fit(features: warm, targets: warmDamages)).model
var moved = Table("threshold, °F", .fixed("23 flights", 1), .fixed("with 10 warm ones", 1))
moved.add("least squares", threshold(of: line.decision), threshold(of: warmLine.decision))
moved.add("logistic", threshold(of: model.decision), threshold(of: warmModel.decision))
show(moved)

/// Where the two answers are equally good, in °F.
func threshold(of decision: LinearDecision) -> Double {
  70 - 10 * decision.bias / decision.weights[0]
}

check(
  (threshold(of: warmModel.decision) - threshold(of: model.decision)).magnitude < 0.5,
  "logistic regression moves by less than half a degree")

/*:
 ## 2 · Where the loss comes from

 Nobody has to invent the loss. Write down how likely the 23 results are, take the
 logarithm, and evaluate every line at the fitted $w$ and $b$:
 */
let crossEntropy = EmpiricalRisk(of: CrossEntropyLoss(), features: flights, targets: damages)
let factors = zip(model.decision.logOdds(flights), damages).map { z, y in
  y == 1 ? logistic(z) : logistic(-z)
}
let likelihood = factors.reduce(1, *)
let total = 23 * crossEntropy.value(at: [w, b])
var derivation = Table("line", .significant("value", 7))
derivation.add("L, the product of σ(z) where y = 1 and σ(−z) where y = 0", likelihood)
derivation.add("−ln L", surprisal(likelihood))
derivation.add("Σ of −ln σ(z) or −ln σ(−z)", factors.map { surprisal($0) }.reduce(0, +))
derivation.add("n times the mean cross-entropy, from the logits", total)
show(derivation)
check(total, is: surprisal(likelihood), within: 1e-13, "minus ln L is the sum of cross-entropies")
check(total, is: 10.1576, within: 5e-5, "for these flights it is 10.1576 nats")

/*:
 Lesson 3 found it for one distribution, and it holds for one that depends on $x$: to make
 the data most likely is to minimize cross-entropy.

 ## 3 · Two landscapes

 Now walk down by gradient descent: 200 steps of twice the gradient. One walk starts at
 $(w, b) = (0, 0)$, the other at $(6, -12)$, a model that is sure of "no damage" at every
 temperature. The loss is cross-entropy, or else the squared error behind the sigmoid,
 $(\sigma(z) - y)^2$.
 */
let squaredError = EmpiricalRisk(
  of: SquaredErrorLoss(), features: flights, targets: damages)
let starts: [[Double]] = [[0, 0], [6, -12]]
let entropyWalks = starts.map {
  gradientDescentPath(from: $0, rate: 2, stepCount: 200, gradient: crossEntropy.gradient)
}
let squaredWalks = starts.map {
  gradientDescentPath(from: $0, rate: 2, stepCount: 200, gradient: squaredError.gradient)
}
let levels: [Double] = [0.5, 0.6, 0.8, 1.2, 2, 3, 4, 6]
figure(
  landscape(
    "cross-entropy-surface",
    "Level lines of the mean cross-entropy over w and b, a bowl with its only minimum near "
      + "(−2.3, −1.2). Both walks arrive there.", crossEntropy.value, levels, entropyWalks))
figure(
  landscape(
    "squared-error-surface",
    "Level lines of the mean squared error over w and b: a valley around (−3, −1.8) and wide "
      + "plateaus. One walk arrives in the valley; the other stays where it began.",
    squaredError.value, [0.15, 0.3, 0.32, 0.5, 0.7], squaredWalks))

func landscape(
  _ name: String, _ alt: String, _ risk: ([Double]) -> Double, _ levels: [Double],
  _ walks: [[[Double]]]
) -> Figure {
  Figure(
    name, alt: alt, x: Figure.Axis("w", range: -8...10), y: Figure.Axis("b", range: -14...6),
    lines("loss", risk, at: levels), walk("from (0, 0)", walks[0]), start("from (0, 0)", walks[0]),
    walk("from (6, −12)", walks[1]), start("from (6, −12)", walks[1]))
}

func lines(
  _ label: String, _ risk: ([Double]) -> Double, at levels: [Double]
) -> Figure.Series {
  .contours(
    label, of: { risk([$0, $1]) }, x: -8...10, y: -14...6, levels: levels, isLabeled: true
  ).subdued
}

func walk(_ label: String, _ path: [[Double]]) -> Figure.Series {
  .line(label, x: path.map { $0[0] }, y: path.map { $0[1] })
}

func start(_ label: String, _ path: [[Double]]) -> Figure.Series {
  .points(label, x: [path[0][0]], y: [path[0][1]])
}

//: The walk from the bad start, in numbers. The gradient is given by its larger part:
var courses = Table(
  "step", .fixed("cross-entropy", 4), .significant("gradient", 2), .fixed("squared error", 4),
  .significant("gradient", 2))
for step in [0, 10, 50, 100, 200] {
  let (entropyPoint, squaredPoint) = (entropyWalks[1][step], squaredWalks[1][step])
  courses.add(
    step, crossEntropy.value(at: entropyPoint), steepness(crossEntropy.gradient(at: entropyPoint)),
    squaredError.value(at: squaredPoint), steepness(squaredError.gradient(at: squaredPoint)))
}
show(courses)

func steepness(_ gradient: [Double]) -> Double { gradient.map(\.magnitude).max() ?? 0 }

/*:
 Cross-entropy arrives. Squared error stands at $7/23$, the seven damaged flights wholly
 wrong and the rest wholly right, and the ground is flat: its gradient has the factor
 $\sigma(z)(1 - \sigma(z))$, which vanishes where the model is sure, right *or wrong*.
 */
check(
  steepness(crossEntropy.gradient(at: entropyWalks[1][200])) < 1e-6,
  "from the bad start, cross-entropy is at its minimum after 200 steps")
check(
  squaredError.value(at: squaredWalks[1][200]), is: 7 / 23, within: 1e-3,
  "squared error is still at 7/23 = 0.304")
check(
  steepness(squaredError.gradient(at: starts[1])), is: 9.8e-6, within: 5e-8,
  "its gradient there is 9.8e−6")
check(
  steepness(crossEntropy.gradient(at: starts[1])) / steepness(squaredError.gradient(at: starts[1]))
    > 30_000, "more than 30,000 times smaller than that of cross-entropy")

/*:
 ## 4 · One valley

 Lectures say that gradient descent reaches "a local minimum". For this loss there is no
 other than the **global** one: cross-entropy is convex in $w$ and $b$. A convex function
 lies below each of its chords. Go straight from the bad start to the minimum:
 */
let course = (0...8).map { Double($0) / 8 }
let bottom = [w, b]
let entropies = course.map { crossEntropy.value(at: between(starts[1], bottom, $0)) }
let squares = course.map { squaredError.value(at: between(starts[1], bottom, $0)) }
var chords = Table(
  .percent("of the way", 0), .fixed("cross-entropy", 4), .fixed("its chord", 4),
  .fixed("squared error", 4), .fixed("its chord", 4))
for (k, t) in course.enumerated() where k % 2 == 0 {
  chords.add(t, entropies[k], chord(entropies, t), squares[k], chord(squares, t))
}
show(chords)

func between(_ start: [Double], _ end: [Double], _ t: Double) -> [Double] {
  zip(start, end).map { (1 - t) * $0 + t * $1 }
}

func chord(_ values: [Double], _ t: Double) -> Double {
  (1 - t) * values[0] + t * values[values.count - 1]
}

check(
  course.indices.allSatisfy { entropies[$0] <= chord(entropies, course[$0]) + 1e-12 },
  "cross-entropy never lies above its chord")
check(
  course.indices.contains { squares[$0] > chord(squares, course[$0]) + 0.01 },
  "squared error does: it is not convex")

/*:
 So it does not matter who walks down. **Newton's method** solves a weighted least-squares
 problem in each step; BFGS and L-BFGS learn the curvature on their way; gradient descent
 knows only the slope.
 */
let solvers: [(name: String, solver: Solver)] = [
  ("Newton", .newton), ("BFGS", .bfgs), ("L-BFGS", .limitedMemoryBFGS),
  ("gradient descent, line search", .gradientDescent()),
  ("gradient descent, rate 2", .gradientDescent(rate: 2)),
]
let fits = attempt(
  try solvers.map { _, solver in
    try LogisticRegression.fit(features: flights, targets: damages, solver: solver)
  })
var arrivals = Table("method", .fixed("w", 9), .fixed("b", 9), "steps", "evaluations")
for (solver, fit) in zip(solvers, fits) {
  let decision = fit.model.decision
  arrivals.add(
    solver.name, decision.weights[0], decision.bias, fit.history.stepCount,
    fit.history.evaluationCount)
}
show(arrivals)
check(
  fits.allSatisfy { fit in
    (fit.model.decision.weights[0] - w).magnitude <= 1e-8
      && (fit.model.decision.bias - b).magnitude <= 1e-8
  }, "five methods find one minimum, to 1e−8")

/*:
 ## 5 · When there is no minimum

 Two species of iris (Anderson, 1935; Fisher, 1936), and one number: the length of a petal,
 **standardized** to mean 0 and deviation 1. No *setosa* has a petal as long as the shortest
 of *versicolor*. Gradient descent, here with rate 1, never arrives:
 */
let irises = attempt(try Dataset(csv: dataFile("iris.csv"), label: "species"))
let petals = irises.selecting(features: ["petal_length"])
  .selecting(classes: ["setosa", "versicolor"])
let standardization = attempt(try Standardization(fittedTo: petals))
let two = attempt(try standardization.apply(to: petals))
let separable = EmpiricalRisk(
  of: CrossEntropyLoss(), features: two.features, targets: two.labels.map(Double.init))
let milestones = [1, 10, 100, 1000, 10_000] + (isQuick() ? [] : [100_000])
let endless = gradientDescentPath(
  from: [0, 0], rate: 1, stepCount: milestones[milestones.count - 1], gradient: separable.gradient)
let gains = zip(milestones, milestones.dropFirst()).map { endless[$1][0] - endless[$0][0] }
var growth = Table("steps", .fixed("w", 2), .fixed("gained", 2), .scientific("loss", 1))
for (steps, gain) in zip(milestones.dropFirst(), gains) {
  growth.add(steps, endless[steps][0], gain, separable.value(at: endless[steps]))
}
show(growth)
let (setosa, versicolor) = (
  two.rows { two.labels[$0] == 0 }.features.column(0),
  two.rows { two.labels[$0] == 1 }.features.column(0)
)
let gap = (versicolor.min() ?? 0) - (setosa.max() ?? 0)
say(
  """
  The loss goes to 0 and $w$ to $\\infty$, by a step for each *tenfold* of the steps: like \
  their logarithm. In the end a tenfold gains $\\ln 10$ divided by half the gap between the \
  species, here \(log(10) / (gap / 2), .fixed(2)) (Soudry et al., 2018). There is no fit to \
  return, and the library says so:
  """)
showRefusal(of: try LogisticRegression.fit(two))

/*:
 Other software returns whatever its last step was, and calls it a fit. A **penalty**
 $\frac{\lambda}{2} \|w\|^2$ on the mean loss makes the answer finite. It is a choice,
 and has to be stated: the answer depends on it.
 */
var penalties = Table(.significant("λ", 1), .fixed("w", 2), .fixed("threshold, cm", 2))
let lambdas = [1, 0.1, 0.01, 0.001]
let penalized = attempt(
  try lambdas.map { try LogisticRegression.fit(two, penalty: $0).model.decision })
for (lambda, decision) in zip(lambdas, penalized) {
  let centimeters = decision.inOriginalUnits(of: standardization)
  penalties.add(lambda, decision.weights[0], -centimeters.bias / centimeters.weights[0])
}
show(penalties)
check(
  zip(gains, gains.dropFirst() + [log(10) / (gap / 2)]).allSatisfy { $0 < $1 },
  "each tenfold gains more than the one before, and less than ln 10 over half the gap")
check(
  zip(penalized, penalized.dropFirst()).allSatisfy { $0.weights[0] < $1.weights[0] },
  "the smaller the penalty, the larger the weight")

/*:
 Separable data are the rule where features are many. Lesson 6 therefore fits with a small
 stated penalty, on standardized features, so that it weighs on all of them alike.

 ## Exercises

 1. By hand: show that the derivative of $-y \ln \sigma(z) - (1-y) \ln(1 - \sigma(z))$ is
    $\sigma(z) - y$, and its second derivative $\sigma(z)(1 - \sigma(z))$. Why does that
    make the loss convex in $w$ and $b$?
 2. In code: start the squared-error walk at $(6, -6)$, and at $(0, -12)$. When does it
    arrive? How many steps does cross-entropy take?
 3. In code: fit *versicolor* against *virginica* by the same petal length. Is it separable?
    What does the fit say to all four features?

 With the program as judge: `swift run posterior exercise check 04-1` (the gradient of the
 mean loss) and `04-2` (the loss itself, from logits up to ±1000).

 Next, `swift run Lesson05-GaussianModel`: the same line, from another side.
 */
