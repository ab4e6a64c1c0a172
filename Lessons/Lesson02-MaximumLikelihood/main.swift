/*:
 # Lesson 2 · Maximum likelihood: the model that is surprised least

 Lesson 1 took the probabilities for granted. Now we have only data. Of all the
 models that could have made them, which one do we choose?
 */
import GSLNumerics
import Posterior
import PosteriorLesson

//: Try other counts with `--set heads=4`.
let throwCount = 10
let heads = parameter("heads", default: 7, in: 1...9)
say("A bent coin was thrown \(throwCount) times and showed heads \(heads) times.")

/*:
 ## 1 · How likely are these throws?

 Let heads have the probability $\theta$. The throws are independent, so the
 probability of the whole series is a product: $L(\theta) = \theta^k (1-\theta)^{n-k}$
 for $k$ heads in $n$ throws. Read as a function of $\theta$, it is the **likelihood**.
 */
var trial = Table(.fixed("θ", 1), .scientific("L(θ)", 3), .fixed("ln L(θ)", 3))
for theta in [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9] {
  trial.add(
    theta, coin(theta).likelihood(successes: heads, trials: throwCount), logLikelihood(theta))
}
show(trial)

func coin(_ theta: Double) -> Bernoulli { Bernoulli(probability: theta) }

func logLikelihood(_ theta: Double) -> Double {
  coin(theta).logLikelihood(successes: heads, trials: throwCount)
}

/*:
 The right column is the logarithm of the middle one. Logarithms keep the order of
 numbers, so both columns have their largest value in the same row, and both curves
 below have their top at the same $\theta$.
 */
let best = Bernoulli(successes: heads, trials: throwCount).probability
figure(
  Figure(
    "likelihood",
    alt:
      "The likelihood of the throws and its logarithm over theta. One is a bell near zero at both "
      + "ends, the other an arch, and both have their maximum at the observed frequency of heads.",
    x: "θ", y: "L(θ)", right: "ln L(θ)",
    .curve("L", over: 0.02...0.98) { coin($0).likelihood(successes: heads, trials: throwCount) },
    .curve("ln L (right)", over: 0.02...0.98, logLikelihood).onRightAxis,
    .mark("k/n", at: best)))

/*:
 ## 2 · Where is the maximum?

 The slope of $\ln L$ is $\frac{k}{\theta} - \frac{n-k}{1-\theta}$. It is 0 at
 $\hat\theta = k/n$: the most likely probability is the frequency. Walking uphill
 from ½ finds the same place, in steps of a tenth of the slope a throw:
 */
let walk = Array(sequence(first: 0.5, next: uphill).prefix(61))
var steps = Table("step", .fixed("θ", 8), .fixed("ln L(θ)", 8), .significant("slope", 2))
for step in [0, 1, 2, 5, 10, 20, 40] {
  steps.add(step, walk[step], logLikelihood(walk[step]), slope(walk[step]))
}
show(steps)

func slope(_ theta: Double) -> Double {
  coin(theta).score(successes: heads, trials: throwCount)
}

func uphill(_ theta: Double) -> Double { theta + 0.1 * slope(theta) / Double(throwCount) }

check(best, is: 0.7, within: 0, "the closed form k/n gives 0.7", unlessSet: "heads")
check(walk[60], is: best, within: 1e-12, "gradient ascent arrives there, to twelve digits")
check(
  logLikelihood(best), is: -6.108643, within: 5e-7, "the maximum of ln L is −6.108643",
  unlessSet: "heads")

//: ## 3 · Why the logarithm?
say(
  """
  A product of many probabilities leaves the range of a computer's numbers. Repeat the \
  ten throws, 70 % heads, two hundred times, and multiply:
  """,
  unlessSet: "heads",
  otherwise: """
    A product of many probabilities leaves the range of a computer's numbers. Repeat ten throws \
    with seven heads, not those of above, two hundred times, and multiply:
    """)
let factors = (0..<2000).map { $0 % 10 < 7 ? 0.7 : 0.3 }
let products = factors.reduce(into: [1.0]) { $0.append($0[$0.count - 1] * $1) }
var underflow = Table("throws", .scientific("product", 2), .fixed("sum of logarithms", 2))
for n in [10, 100, 1000, 1210, 1220, 2000] {
  underflow.add(n, products[n], coin(0.7).logLikelihood(successes: n * 7 / 10, trials: n))
}
show(underflow)
let firstZero = products.firstIndex(of: 0) ?? 0
check(firstZero == 1220, "the product is exactly 0 from throw 1,220 on")
check(
  coin(0.7).logLikelihood(successes: 1400, trials: 2000), is: -1221.7286, within: 5e-5,
  "the sum of the 2,000 logarithms is −1221.7286")

/*:
 All models have likelihood 0 now, and none is the best. The sum of logarithms does
 not notice. There is a second trap. Multiply by 0.7 alone, and the product never
 becomes 0: it sticks at the smallest positive number, because 0.7 of that rounds up
 to it again. Its logarithm is then a number that looks sane and is wrong.
 */
let stuck = (0..<3000).reduce(1.0) { product, _ in product * 0.7 }
var trap = Table("3,000 factors of 0.7", .fixed("value", 3))
trap.add("logarithm of the product", surprisal(stuck) * -1)
trap.add("sum of the logarithms", coin(0.7).logLikelihood(successes: 3000, trials: 3000))
show(trap)
check(stuck == .leastNonzeroMagnitude, "the product of 3,000 factors of 0.7 is stuck at 5e−324")

/*:
 ## 4 · Is the likelihood a probability of θ?

 No. It does not add up to 1 over $\theta$, and nobody said that it should.
 */
let tails = throwCount - heads
let area = attempt(
  try integral(over: 0...1) { coin($0).likelihood(successes: heads, trials: throwCount) })
// n + 1 times the number of series with so many heads.
let series = (1...heads).reduce(1) { $0 * (tails + $1) / $1 }
let reciprocal = (throwCount + 1) * series
show(
  Formula(
    #"""
    \int_0^1 \theta^\#(heads) (1-\theta)^\#(tails) \, d\theta \#
    = \frac{\#(heads)!\,\#(tails)!}{\#(throwCount + 1)!} = \frac{1}{\#(reciprocal)} \#
    = \#(area, .scientific(4))
    """#))
check(
  area, is: 1 / Double(reciprocal), within: 1e-15,
  "the likelihood of \(heads) heads in \(throwCount) has the area 1/\(reciprocal)")

//: A density is no probability either. It is measured *per unit*, and may exceed 1:
let narrow = Normal(mean: 0, standardDeviation: 0.1)
show(Formula(#"\mathcal{N}(0 \mid 0,\, 0.1^2) = \#(narrow.density(0), .fixed(3))"#))
check(narrow.density(0), is: 3.989, within: 5e-4, "a density of 3.989, and nothing is wrong")

/*:
 ## 5 · How sure are we?

 Seven of ten is 0.7, but so is seven hundred of a thousand. Two recipes for a 95 %
 interval: **Wald** takes the estimate and 1.96 standard errors on both sides;
 **Wilson** asks which $\theta$ the data would not contradict.
 */
let wald = (0...throwCount).map {
  BinomialInterval.wald(successes: $0, trials: throwCount, confidence: 0.95)
}
let wilson = (0...throwCount).map {
  BinomialInterval.wilson(successes: $0, trials: throwCount, confidence: 0.95)
}
var intervals = Table(
  "heads of 10", .fixed("Wald from", 3), .fixed("to", 3), .fixed("Wilson from", 3), .fixed("to", 3))
for k in [0, 1, 7] {
  intervals.add(k, wald[k].lower, wald[k].upper, wilson[k].lower, wilson[k].upper)
}
show(intervals)

//: After no heads in ten throws Wald is certain that there never will be any. Wilson is not.
check(wald[0].upper - wald[0].lower, is: 0, within: 0, "Wald's interval for 0 of 10 has no width")
check(wilson[0].upper, is: 0.2775, within: 5e-5, "Wilson's reaches up to 0.2775")
check(wilson[7].lower, is: 0.3968, within: 5e-5, "for 7 of 10 Wilson's interval begins at 0.3968")
check(wald[7].upper, is: 0.9840, within: 5e-5, "and Wald's ends at 0.9840")

/*:
 Does a 95 % interval hold the truth in 95 % of all series? For ten throws we can add
 up the answer without any simulation:
 */
figure(
  Figure(
    "coverage",
    alt:
      "The exact probability that a 95 percent interval from ten throws contains the true theta. "
      + "Wald's falls far below 0.95 near 0 and 1; Wilson's swings around 0.95.",
    x: "true θ", y: Figure.Axis("probability of holding θ", range: 0...1),
    .curve("Wald", over: 0.005...0.995, count: 496) { coverage(wald, at: $0) },
    .curve("Wilson", over: 0.005...0.995, count: 496) { coverage(wilson, at: $0) }))

func coverage(_ intervals: [BinomialInterval], at theta: Double) -> Double {
  let count = Binomial(trials: throwCount, probability: theta)
  let holding = intervals.indices.filter { intervals[$0].contains(theta) }
  return holding.map { count.probability(of: $0) }.reduce(0, +)
}

check(
  coverage(wald, at: 0.1), is: 0.6497, within: 5e-5,
  "at θ = 0.1 Wald's interval holds it in 64.97 % of all series")
check(coverage(wilson, at: 0.1), is: 0.9298, within: 5e-5, "and Wilson's in 92.98 %")

/*:
 ## 6 · The bell curve that fits best

 In 1798 Henry Cavendish weighed the Earth: 29 measurements of its density, relative
 to water. For a normal distribution $\mathcal{N}(\mu, \sigma^2)$ the likelihood is
 the product of the 29 densities. Slide and stretch the curve:
 */
let cavendish = [
  5.50, 5.61, 4.88, 5.07, 5.26, 5.55, 5.36, 5.29, 5.58, 5.65, 5.57, 5.53, 5.62, 5.29, 5.44, 5.34,
  5.79, 5.10, 5.27, 5.39, 5.42, 5.47, 5.63, 5.34, 5.46, 5.30, 5.75, 5.68, 5.85,
]
let earth = Normal(maximumLikelihood: cavendish)
let rivals = [
  ("too far left", Normal(mean: 5.2, standardDeviation: earth.standardDeviation)),
  ("too wide", Normal(mean: earth.mean, standardDeviation: 0.4)),
  ("too narrow", Normal(mean: earth.mean, standardDeviation: 0.1)), ("best", earth),
]
var bells = Table("curve", .fixed("μ", 4), .fixed("σ", 4), .fixed("ln L", 2))
for (name, bell) in rivals {
  bells.add(name, bell.mean, bell.standardDeviation, bell.logLikelihood(cavendish))
}
show(bells)
figure(
  Figure(
    "bell-curves",
    alt:
      "Cavendish's 29 measurements as points on the axis below three bell curves: one too far "
      + "left, one too wide, and the one of maximum likelihood, whose center is their mean.",
    x: Figure.Axis("density of the Earth, water = 1", range: 4.6...6.3), y: "density of the curve",
    .curve("best", over: 4.6...6.3, earth.density),
    .curve("too far left", over: 4.6...6.3, rivals[0].1.density),
    .curve("too wide", over: 4.6...6.3, rivals[1].1.density),
    .points("", x: cavendish, y: cavendish.map { _ in 0.03 })))

//: Setting the two slopes of $\ln L$ to 0 gives $\hat\mu = \frac1n \sum x_i$, the mean, and
//: $\hat\sigma^2 = \frac1n \sum (x_i - \hat\mu)^2$, with $n$ below and not $n-1$.
check(earth.mean, is: 5.4479, within: 5e-5, "the mean of the 29 measurements is 5.4479")
check(earth.standardDeviation, is: 0.2171, within: 5e-5, "their deviation, with 1/n, is 0.2171")

//: Cavendish himself reported 5.48. Lectures are not the only place where it pays to recompute:
//: read 5.88 for the 4.88 in his table, and his number comes out.
let misread = cavendish.map { $0 == 4.88 ? 5.88 : $0 }
check(Normal(maximumLikelihood: misread).mean, is: 5.48, within: 5e-3, "with 5.88 the mean is 5.48")

/*:
 Why do others divide by $n-1$? Because $\hat\sigma^2$ measures from the sample's own
 mean, which lies too close to the sample. On average it is $\frac{n-1}{n} \sigma^2$. Draw
 4,000 samples from $\mathcal{N}(0, 1)$ for each $n$:
 */
var drawing = randomSource("variances")
let sampleSizes = [2, 5, 10, 50]
let variances = sampleSizes.map { n in
  (0..<4000).map { _ in Normal(maximumLikelihood: drawing.normals(n)).variance }
}
var divisors = Table(
  "n", .fixed("mean of σ̂²", 3), .fixed("std. error", 3), .fixed("(n−1)/n", 3),
  .fixed("sq. error, 1/n", 3), .fixed("with 1/(n−1)", 3))
for (n, found) in zip(sampleSizes, variances) {
  let unbiased = found.map { $0 * Double(n) / Double(n - 1) }
  divisors.add(
    n, Replicates(found).mean, Replicates(found).standardError, Double(n - 1) / Double(n),
    Replicates(found.map { ($0 - 1) * ($0 - 1) }).mean,
    Replicates(unbiased.map { ($0 - 1) * ($0 - 1) }).mean)
}
show(divisors)
check(
  zip(sampleSizes, variances).allSatisfy { n, found in
    let distance = (Replicates(found).mean - Double(n - 1) / Double(n)).magnitude
    return distance <= 6 * Replicates(found).standardError
  }, "the mean of σ̂² is (n−1)/n, within six standard errors")

check(
  sampleSizes.allSatisfy { (2 * Double($0) - 1) / Double($0 * $0) < 2 / Double($0 - 1) },
  "in expectation the squared error is (2n−1)/n² with 1/n, less than 2/(n−1) without bias")

/*:
 Dividing by $n-1$ removes the bias. Yet look at the last two columns: in squared
 error, and on average, the biased estimate is closer to the truth at every $n$. Which
 divisor is right depends on what it is for; this course says which one it uses.

 ## Exercises

 1. By hand: show that $\theta^k (1-\theta)^{n-k}$ has its maximum at $k/n$, and that
    $\ln L$ is concave, so that there is no other.
 2. In code: replace the factors of section 3 by ½. At how many throws is the product 0?
    Predict it first: the smallest positive number is $2^{-1074}$.
 3. In code: plot Wilson's coverage for 40 throws. Does it come closer to 95 %?

 With the program as judge: `swift run posterior exercise check 02-1` (the log-likelihood of
 throws) and `02-2` (Wilson's interval).

 Next, `swift run Lesson03-CrossEntropy`: what if the model is wrong?
 */
