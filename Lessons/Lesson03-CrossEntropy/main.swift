/*:
 # Lesson 3 · Cross-entropy: the price of a wrong belief

 Lesson 1 measured how surprising a source is. Lesson 2 chose the model that makes
 the data least surprising. Both meet in one number, and classifiers are trained to
 make it small.
 */
import GSLNumerics
import Posterior
import PosteriorLesson

//: Seven animals, a truth and a prediction. Bring your own with `--set prediction=…`, seven
//: probabilities between commas; `--set truth=…` likewise.
let animals = ["Cat", "Dog", "Fox", "Cow", "Red Panda", "Bear", "Dolphin"]
let lecture = [0.02, 0.30, 0.45, 0, 0.25, 0.05, 0]
let repaired = attempt(try Categorical(normalizing: lecture))
let truth = parameter("truth", default: [0, 0, 0, 0, 1, 0, 0] as Categorical)
let prediction = parameter("prediction", default: repaired)

/*:
 ## 1 · One photograph, seven animals

 A classifier looks at a photograph of a red panda. What does its answer cost? The
 table is known from a lecture. Its last column is often headed "Entropy", but it
 holds the terms of the **cross-entropy** $H(p, q) = -\sum_k p_k \ln q_k$: the truth $p$
 says how often we pay, the prediction $q$ how much.
 */
func costTable() -> Table {
  Table("animal", .percent("truth"), .percent("prediction", 1), .fixed("−p·ln q", 6))
}

let panda = [0, 0, 0, 0, 1.0, 0, 0]
var asPrinted = costTable()
for k in animals.indices {
  asPrinted.add(animals[k], panda[k], lecture[k], -xlogy(panda[k], lecture[k]))
}
let printed = -zip(panda, lecture).map(xlogy).reduce(0, +)
asPrinted.addTotal("total", panda.reduce(0, +), lecture.reduce(0, +), printed)
show(asPrinted)
show(
  Formula(
    #"""
    H(p, q) = -\sum_k p_k \ln q_k = -1 \cdot \ln \#(lecture[4], .fixed(2)) \#
    = \#(printed, .fixed(3))\ \text{nats}
    """#))

check(printed, is: 1.386294, within: 5e-7, "a panda called a panda with 25 % costs 1.386294 nats")
check(surprisal(0.25, in: .bits), is: 2, within: 0, "which is 2 bits, exactly")
check(
  surprisal(0.25, in: .hartleys), is: 0.60206, within: 5e-7,
  "or 0.602060 where a spreadsheet's LOG is log₁₀")

/*:
 Look at the rows of Cow and Dolphin. There $q$ is 0 and its logarithm is −∞; but no
 photograph shows a cow, and $0 \cdot \ln 0$ is 0 by its limit (Lesson 1). Then look at
 the last row. The predictions add up to **107 %**. The library refuses them:
 */
showRefusal(of: try Categorical(probabilities: lecture))
check(lecture.reduce(0, +), is: 1.07, within: 1e-12, "the lecture's predictions add up to 107 %")

say(
  "Divide by the sum, and there is a distribution whose cross-entropy can be asked for:",
  unlessSet: "prediction",
  otherwise: "Your prediction adds up to 1, and its cross-entropy can be asked for:")
var table = costTable()
for k in animals.indices {
  let (p, q) = (truth.probabilities[k], prediction.probabilities[k])
  table.add(animals[k], p, q, -xlogy(p, q))
}
let cost = crossEntropy(truth: truth, model: prediction)
table.addTotal(
  "total", truth.probabilities.reduce(0, +), prediction.probabilities.reduce(0, +), cost)
show(table)
say(
  """
  The answer costs \(cost, .fixed(6)) nats. No prediction can cost less than the entropy of the \
  truth, here \(truth.entropy(), .fixed(6)) nats; the rest, \
  \(klDivergence(truth: truth, model: prediction), .fixed(6)) nats, is the price of the wrong \
  belief.
  """)
check(
  cost, is: 1.453953, within: 5e-7, "renormalized, the prediction costs 1.453953 nats",
  unlessSet: "truth", "prediction")
check(
  cost, is: truth.entropy() + klDivergence(truth: truth, model: prediction), within: 1e-12,
  "the cost is the entropy of the truth and the KL divergence")

/*:
 ## 2 · Sure, and wrong

 Another slide sets a truth of 99.4 % Red Panda against a prediction of 99.4 % Cat,
 "others 0.01". Six others: what is meant?
 */
var readings = Table("\"others\" read as", .fixed("each", 4), .fixed("sum", 4), "a distribution?")
for (reading, other) in [("0.01", 0.01), ("0.01 %", 0.0001), ("0.1 %", 0.001)] {
  let sum = 0.994 + 6 * other
  readings.add(reading, other, sum, (sum - 1).magnitude < 1e-9 ? "yes" : "no")
}
show(readings)

//: Only 0.1 % each adds up. With it:
let sure = distribution(of: 4)
let wrong = distribution(of: 0)
var verdict = Table(
  "prediction", .fixed("H(p, q)", 6), .fixed("H(p)", 6), .fixed("KL", 6), .fixed("Σ(p − q)²", 6))
for (name, q) in [("right and sure", sure), ("wrong and sure", wrong)] {
  verdict.add(
    name, crossEntropy(truth: sure, model: q), entropy(sure), klDivergence(truth: sure, model: q),
    squaredDistance(sure, q))
}
show(verdict)

func distribution(of favorite: Int) -> [Double] {
  animals.indices.map { $0 == favorite ? 0.994 : 0.001 }
}

func squaredDistance(_ p: [Double], _ q: [Double]) -> Double {
  zip(p, q).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
}

check(
  crossEntropy(truth: sure, model: wrong), is: 6.900854, within: 5e-7,
  "wrong and sure costs 6.900854 nats")
check(entropy(sure), is: 0.047428, within: 5e-7, "right and sure costs 0.047428 nats")
check(
  klDivergence(truth: sure, model: wrong), is: 6.853425, within: 5e-7,
  "the difference, the KL divergence, is 6.853425")
check(
  squaredDistance(sure, wrong), is: 1.972098, within: 5e-7,
  "the squared error of wrong and sure is 1.972098")
check(squaredDistance(sure, wrong) / 7, is: 0.281728, within: 5e-7, "or 0.281728 a class")

/*:
 The squared error of two distributions cannot exceed 2. Cross-entropy has no limit.
 Classifiers emit **logits**, and the softmax turns them into probabilities. Let the
 right class have the logit 0, the wrong one $a$, and let $a$ grow:
 */
let (crossEntropyLoss, squaredError) = (CrossEntropyLoss(), SquaredErrorLoss())
var losses = Table(
  "a", .fixed("q(wrong)", 5), .fixed("cross-entropy", 4), .fixed("its slope", 5),
  .fixed("squared error", 4), .fixed("its slope", 5))
for a in [-2.0, 0, 2, 4, 6, 8, 10] {
  losses.add(
    a, softmax([0, a])[1], crossEntropyLoss.value(logits: [0, a], label: 0),
    crossEntropyLoss.gradient(logits: [0, a], label: 0)[1],
    squaredError.value(logits: [0, a], label: 0),
    squaredError.gradient(logits: [0, a], label: 0)[1])
}
show(losses)
figure(
  Figure(
    "losses",
    alt: "Two losses over the logit of the wrong class. Cross-entropy bends upward into a straight "
      + "line without end; squared error rises around 0 and flattens below 2.",
    x: "a, the logit of the wrong class", y: "loss",
    .curve("cross-entropy", over: -8...8) { crossEntropyLoss.value(logits: [0, $0], label: 0) },
    .curve("squared error", over: -8...8) { squaredError.value(logits: [0, $0], label: 0) }))

/*:
 Read the last row. The model is sure and wrong, and should learn fast. Cross-entropy
 pushes at full strength: its slope is $q - p$. Squared error hardly pushes, because
 the softmax is flat there.
 */
check(
  squaredError.value(logits: [0, 40], label: 0), is: 2, within: 1e-12, "squared error stops at 2")
check(
  crossEntropyLoss.gradient(logits: [0, 10], label: 0)[1], is: 0.99995, within: 5e-6,
  "at a = 10 the slope of cross-entropy is 0.99995")

/*:
 ## 3 · Is it a distance?

 $H(p, q) = H(p) + D(p \,\|\, q)$: what the truth costs anyway, and the excess, the **KL
 divergence**. It is never negative, and 0 only if $q = p$. Exchange the two:
 */
let (p, q) = ([0.7, 0.3], [0.9, 0.1])
var roles = Table("truth", "model", .fixed("H(truth, model)", 4), .fixed("KL", 4))
for (names, (a, b)) in [(("p", "q"), (p, q)), (("q", "p"), (q, p))] {
  roles.add(
    names.0, names.1, crossEntropy(truth: a, model: b), klDivergence(truth: a, model: b))
}
show(roles)

//: It is not symmetric, hence no distance: a mistake counts as often as the *truth* meets it.
check(crossEntropy(truth: p, model: q), is: 0.7645, within: 5e-5, "H(p, q) is 0.7645")
check(crossEntropy(truth: q, model: p), is: 0.4414, within: 5e-5, "H(q, p) is 0.4414")
check(klDivergence(truth: p, model: q), is: 0.1537, within: 5e-5, "D(p ‖ q) is 0.1537")
check(klDivergence(truth: q, model: p), is: 0.1163, within: 5e-5, "D(q ‖ p) is 0.1163")

/*:
 A negative "divergence" is a sign of mixed units. The weather of Lesson 1, its entropy
 once with $\ln$ and once with $\log_2$:
 */
let weather = [0.75, 0.25]
let nonsense = crossEntropy(truth: weather, model: weather) - entropy(weather, in: .bits)
show(
  Formula(
    #"""
    H(p, p) - H(p) = \#(entropy(weather), .fixed(3))\ \text{nats} \#
    - \#(entropy(weather, in: .bits), .fixed(3))\ \text{bits} = \#(nonsense, .fixed(3))\ \text{?}
    """#))
check(nonsense, is: -0.249, within: 5e-4, "mixing logarithms makes a \"KL\" of −0.249; it is 0")

/*:
 ## 4 · Maximum likelihood again

 We never hold $p$, only a sample. Let $\hat p$ be the frequencies of Lesson 2, seven
 heads in ten throws, and try some models:
 */
let frequencies = [0.7, 0.3]
let thetas = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9]
let likelihoods = thetas.map {
  -Bernoulli(probability: $0).logLikelihood(successes: 7, trials: 10) / 10
}
let entropies = thetas.map { crossEntropy(truth: frequencies, model: [$0, 1 - $0]) }
var sweep = Table(.fixed("θ", 1), .fixed("−ln L / n", 6), .fixed("H(p̂, q)", 6))
for k in thetas.indices { sweep.add(thetas[k], likelihoods[k], entropies[k]) }
show(sweep)

/*:
 The columns are the same. Group equal outcomes in the log-likelihood, divide by $n$,
 and the counts become frequencies:

 $$-\tfrac1n \sum_i \ln q(y_i) = -\sum_k \hat p_k \ln q_k = H(\hat p) + D(\hat p \,\|\, q)$$

 Only $D$ knows the model. To maximize the likelihood *is* to minimize cross-entropy.
 */
check(
  zip(likelihoods, entropies).allSatisfy { ($0 - $1).magnitude <= 1e-15 },
  "six models, and twice the same number for each")
check(
  klDivergence(truth: frequencies, model: [0.7, 0.3]), is: 0, within: 0,
  "at θ = 0.7 nothing is wasted")

/*:
 ## 5 · From logits, never from probabilities

 With two classes one logit $z$ is enough, and $\sigma(z) = 1/(1 + e^{-z})$ is the
 probability of a "yes". A lecture writes the loss of a yes as $-\ln \sigma(z)$; typed in
 like that, it fails where the model is wrong and sure.
 */
var stable = Table(
  "z", .fixed("−ln σ(z)", 5), .fixed("from the logit", 5), .significant("slope", 4),
  .significant("slope of (σ−1)²", 4))
for z in [-1000.0, -100, -10, 0, 10, 1000] {
  stable.add(
    z, -xlogy(1, logistic(z)), crossEntropyLoss.value(logit: z, target: 1),
    crossEntropyLoss.gradient(logit: z, target: 1), squaredError.gradient(logit: z, target: 1))
}
show(stable)
let (push, whisper) = (
  crossEntropyLoss.gradient(logit: -10, target: 1), squaredError.gradient(logit: -10, target: 1)
)
check(
  [-1000.0, 1000].allSatisfy { crossEntropyLoss.value(logit: $0, target: 1).isFinite },
  "from the logit, the loss is finite at z = ±1000")
check(push, is: -0.99995, within: 5e-6, "at z = −10 cross-entropy pushes with −0.99995")
check(whisper, is: -9.08e-5, within: 5e-8, "and squared error with −0.0000908")
check(push / whisper, is: 11014, within: 0.5, "which is 11,014 times less")

/*:
 ## Exercises

 1. By hand: a model gives the right class ½, ¼ and ⅛ on three photographs. What is its
    mean cross-entropy in bits?
 2. In code: find a `--set prediction=` that gives the panda 25 % and sums to 1. Does it
    matter for the cost how the other six share the rest? And for the squared error?
 3. In code: tabulate $D(p \,\|\, (1-t)\,p + t\,u)$ for the uniform $u$ and $t$ from 0 to 1.
    Near 0, does it grow like $t$ or like $t^2$?

 With the program as judge: `swift run posterior exercise check 03-1` (cross-entropy) and
 `03-2` (the Kullback–Leibler divergence).

 Next, `swift run Lesson04-LogisticRegression`: the logit depends on $x$.
 */
