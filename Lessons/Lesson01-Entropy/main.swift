/*:
 # Lesson 1 · Entropy: what a source costs

 An unsure classifier, a loss that will not fall, a code that is too long: one
 unit measures all three. It begins with a question about the weather. How
 surprised should I be?
 */
import Posterior
import PosteriorCourse
import PosteriorLesson

//: Change the town's weather with `--set weather=0.9,0.1`.
let weather = parameter("weather", default: [0.75, 0.25] as Categorical)
let (dry, rain) = (weather.probabilities[0], weather.probabilities[1])
say("In the town of this lesson \(dry, .percent(0)) of the days are dry.")

/*:
 ## 1 · How surprising is rain?

 An event of probability $p$ has the **surprisal** $-\log p$. A certain event has
 none. Halve the probability, and the surprisal grows by one *bit*. When two
 independent events both happen, their probabilities multiply and their surprisals
 add: that is what the logarithm is for.
 */
var surprisals = Table(
  "event", .fixed("probability", 4), .fixed("bits", 4), .fixed("nats", 4), .fixed("hartleys", 4))
let events = [("certain", 1.0), ("dry", dry), ("a coin shows heads", 0.5), ("rain", rain)]
for (event, p) in events + [("rain, and heads", rain * 0.5)] {
  surprisals.add(
    event, p, surprisal(p, in: .bits), surprisal(p, in: .nats), surprisal(p, in: .hartleys))
}
show(surprisals)

/*:
 The columns are one quantity in three units, as inches and centimeters are: $\log_2$
 gives bits, $\ln$ gives nats, $\log_{10}$ hartleys. A bit is $\ln 2 = 0.6931$ nats.
 Lectures mix them on one slide; here every number names its unit.
 */
check(
  surprisal(0.75, in: .bits), is: 0.4150, within: 5e-5, "a dry day carries 0.4150 bits",
  unlessSet: "weather")
check(surprisal(0.5, in: .nats), is: 0.6931, within: 5e-5, "a bit is 0.6931 nats")
check(
  surprisal(rain * 0.5, in: .bits), is: surprisal(rain, in: .bits) + 1, within: 1e-12,
  "rain and heads surprise as much as rain, and 1 bit more")

/*:
 ## 2 · What does a day cost on average?

 Weigh each surprisal by how often it strikes. The sum is the **entropy** of the
 source: $H(p) = -\sum_k p_k \log p_k$.
 */
var average = Table(
  "outcome", .fixed("p", 4), .fixed("surprisal, bits", 4), .fixed("p · surprisal", 4))
for (outcome, p) in zip(["dry", "rain"], weather.probabilities) {
  average.add(outcome, p, surprisal(p, in: .bits), p > 0 ? p * surprisal(p, in: .bits) : 0)
}
let bits = weather.entropy(in: .bits)
average.addTotal("entropy", weather.probabilities.reduce(0, +), nil, bits)
show(average)
show(
  Formula(
    #"""
    H(p) = -\#(dry, .automatic) \log_2 \#(dry, .automatic) \#
    - \#(rain, .automatic) \log_2 \#(rain, .automatic) = \#(bits, .fixed(6))\ \text{bits}
    """#))
check(
  bits, is: 0.811278124459133, within: 1e-15, "H = 0.811278124459133 bits", unlessSet: "weather")
check(
  weather.entropy(), is: 0.562335144618808, within: 1e-15, "H = 0.562335144618808 nats",
  unlessSet: "weather")

say(
  #"""
  On a blackboard the 0.4150 is cut to 0.41 first. The hand sum is then \#
  $0.75 \cdot 0.41 + 0.25 \cdot 2 = 0.8075$. It still rounds to 0.81, so nobody \#
  notices; but its third digit is wrong already. Round once, at the end.
  """#, unlessSet: "weather")
check(
  0.75 * 0.41 + 0.25 * 2, is: 0.8075, within: 1e-15, "the hand sum is 0.8075",
  unlessSet: "weather")
check(
  bits - 0.8075, is: 0.0038, within: 5e-5, "it is 0.0038 bits short", unlessSet: "weather")

/*:
 ## 3 · What does the impossible cost?

 The surprisal of an impossible event is infinite, but it never happens. In the
 entropy the two meet as $0 \cdot \log 0$. Which one wins?
 */
var limit = Table(
  .scientific("p", 0), .fixed("surprisal, bits", 2), .scientific("p · surprisal", 1))
for p in [1e-1, 1e-3, 1e-6, 1e-12, 1e-300] {
  limit.add(p, surprisal(p, in: .bits), p * surprisal(p, in: .bits))
}
show(limit)

//: The probability wins: the product goes to 0, and the library takes the limit.
check(entropy([1, 0]), is: 0, within: 0, "a source without choice has entropy 0, exactly")
check(surprisal(0) == .infinity, "the surprisal of the impossible is ∞, and no error")

/*:
 ## 4 · When is a source most surprising?

 Bend the coin. The more it prefers one side, the less there is to learn.
 */
figure(
  Figure(
    "binary-entropy",
    alt: "The entropy of a bent coin: an arch from 0 bits at probability 0 up to 1 bit at one half "
      + "and back to 0 at probability 1.",
    x: "probability of heads", y: Figure.Axis("entropy, bits", range: 0...1.1),
    .curve("H(p)", over: 0...1) { binaryEntropy($0, in: .bits) }, .mark("fair", at: 0.5)))
check(binaryEntropy(0.5, in: .bits), is: 1, within: 0, "a fair coin gives 1 bit a throw, exactly")

/*:
 With $K$ outcomes nothing beats the uniform distribution, whose entropy is $\log K$.
 Two thousand random distributions try:
 */
var random = randomSource("distributions")
let sizes = [2, 3, 6, 20]
let best = sizes.map { k in (0..<2000).map { _ in randomEntropy(of: k) }.max() ?? 0 }
var contest = Table("K", .fixed("best of 2,000, bits", 4), .fixed("uniform, bits", 4))
for (k, found) in zip(sizes, best) { contest.add(k, found, uniformEntropy(of: k)) }
show(contest)
check(
  zip(sizes, best).allSatisfy { k, found in found <= uniformEntropy(of: k) },
  "none of 8,000 random sources beats the uniform one")

func randomEntropy(of count: Int) -> Double {
  let weights = (0..<count).map { _ in random.uniform() }
  return attempt(try Categorical(normalizing: weights)).entropy(in: .bits)
}

func uniformEntropy(of count: Int) -> Double {
  entropy([Double](repeating: 1 / Double(count), count: count), in: .bits)
}

/*:
 Entropies of independent sources add, as their surprisals do. Toss a coin and look
 out of the window: four pairs of outcomes, one sum.
 */
let both = [0.5, 0.5].flatMap { coin in weather.probabilities.map { coin * $0 } }
show(
  Formula(
    #"""
    H(\text{coin}) + H(\text{weather}) = 1 + \#(bits, .fixed(4)) \#
    = \#(entropy(both, in: .bits), .fixed(4)) = H(\text{both})\ \text{bits}
    """#))
check(
  entropy(both, in: .bits), is: 1 + bits, within: 1e-14, "independent sources: entropies add")

/*:
 ## 5 · Is there anything real about it?

 Yes: on average no code is shorter than the entropy. A port sends one of six weather
 words an hour. Frequent words deserve short code words, and no code word may be the
 beginning of another. Huffman's algorithm finds the best ones:
 */
let words = ["calm", "cloud", "rain", "wind", "snow", "hail"]
let port = [0.38, 0.25, 0.17, 0.11, 0.06, 0.03]
let code = attempt(try HuffmanCode(probabilities: port))
var codeTable = Table("word", .fixed("p", 2), "code word", "length", .fixed("surprisal, bits", 3))
for k in words.indices {
  codeTable.add(
    words[k], port[k], code.codeWords[k], code.codeLengths[k], surprisal(port[k], in: .bits))
}
codeTable.addTotal("average", nil, nil, code.expectedLength, entropy(port, in: .bits))
show(codeTable)
check(
  entropy(port, in: .bits) <= code.expectedLength
    && code.expectedLength < entropy(port, in: .bits) + 1,
  "the average length lies within [H, H + 1)")

/*:
 A code word has whole bits, so even a dry day costs a whole one. Let the town's clerk
 send several days as one word, and the cost of a day comes near the entropy, though
 not with every step:
 */
let costs = (1...8).map { days in costOfADay(sending: days) }
var blocks = Table("days a word", "words", .fixed("bits a day", 4), .fixed("excess over H", 4))
for (days, cost) in zip(1...8, costs) { blocks.add(days, 1 << days, cost, cost - bits) }
show(blocks)
check(
  zip(1...8, costs).allSatisfy { n, cost in bits <= cost + 1e-12 && cost <= bits + 1 / Double(n) },
  "with n days a word, a day costs at least H and at most H + 1/n")

func costOfADay(sending days: Int) -> Double {
  let one = weather.probabilities
  let block = (1..<days).reduce(one) { block, _ in block.flatMap { p in one.map { p * $0 } } }
  return attempt(try HuffmanCode(probabilities: block)).expectedLength / Double(days)
}

/*:
 ## 6 · How large is the entropy of what I measured?

 Nobody hands us $p$. Count $n$ throws of a fair die, take the frequencies for the
 probabilities, and compute the entropy of those. Do so 4,000 times:
 */
let die = [Double](repeating: 1 / 6, count: 6)
var throwing = randomSource("die")
let throwCounts = [10, 30, 100, 300, 1000]
let errors = throwCounts.map { n in
  Replicates((0..<4000).map { _ in pluginEntropy(of: n) - entropy(die) })
}
var bias = Table(
  "n", .fixed("mean − H, nats", 5), .fixed("standard error", 5), .fixed("−(K − 1)/2n", 5))
for (n, error) in zip(throwCounts, errors) {
  bias.add(n, error.mean, error.standardError, -5 / Double(2 * n))
}
show(bias)
// The next term of the bias is (1 − Σ 1/p)/12n² = −2.9/n²; 5.4 standard errors are missed once in
// 10⁷ runs.
check(
  zip(throwCounts, errors).allSatisfy { n, error in
    let rest = (error.mean + 5 / Double(2 * n)).magnitude
    return rest <= 5.4 * error.standardError + 4 / Double(n * n)
  }, "the five means are −(K − 1)/2n, within 5.4 standard errors and 4/n²")

func pluginEntropy(of throwCount: Int) -> Double {
  let counts = throwing.multinomial(throwCount, probabilities: die)
  return attempt(try Categorical(maximumLikelihood: counts)).entropy()
}

/*:
 The estimate is too small, every time: by chance some faces come up too often, and
 unequal frequencies look less surprising than the truth. The bias is about
 $(K - 1)/2n$ nats. What is fitted to a sample looks better on that sample than it
 is: the first of many such cases in this course.

 ## Exercises

 1. By hand: a source has four outcomes with probabilities ½, ¼, ⅛ and ⅛. Find its
    surprisals, its entropy and a code that reaches it.
 2. In code: for which `--set weather=` does a word of one day waste the most, in bits
    a day? And the least?
 3. In code: replace the die of section 6 by a loaded one. Does the bias depend on $p$,
    or on $K$ only?

 With the program as judge: `swift run posterior exercise check 01-1` (entropy in bits)
 and `01-2` (the length of a Huffman code).

 Next, `swift run Lesson02-MaximumLikelihood`: where do the probabilities come from?
 */
