import CPosteriorLibc
import GSLNumerics

extension Exercise {
  static let naiveBayes = Exercise(
    id: "06-1", name: "NaiveBayes", title: "The posterior of naive Bayes", difficulty: .hard,
    call: """
      posterior(of: $0.vector(), priors: $0.vector(), means: $0.matrix(), variances: $0.matrix())
      """,
    arguments: ["x", "priors", "means", "variances"],
    hints: [
      "Find the K numbers aₖ first, in a list of their own. Only at the end take exp.",
      "The density has three parts in the logarithm: ln πₖ, −½ ln σ², and −(x − μ)²/(2σ²).",
      """
      let largest = a.max() ?? 0; let weights = a.map { exp($0 - largest) }; divide the weights by \
      their sum
      """,
    ],
    edgeCases: [
      [
        .vector([1]), .vector([0.5, 0.5]), .matrix([[0], [2]]), .matrix([[1], [1]]),
      ],
      [
        .vector([0]), .vector([0.8, 0.2]), .matrix([[-1], [1]]), .matrix([[1], [1]]),
      ],
      [
        .vector([0]), .vector([0.5, 0.5]), .matrix([[0], [0]]), .matrix([[1], [4]]),
      ],
      [
        .vector([2, 0]), .vector([0.5, 0.5, 0]), .matrix([[0, 0], [2, 1], [2, 0]]),
        .matrix([[1, 2], [1, 2], [1, 2]]),
      ],
      [
        .vector([100]), .vector([0.5, 0.5]), .matrix([[-0.01], [0.01]]), .matrix([[1], [1]]),
      ],
    ],
    randomCase: { source in
      let (classes, features) = (2 + source.integer(below: 2), 1 + source.integer(below: 3))
      let variances = (0..<classes).map { _ in
        (0..<features).map { _ in Double(2 + source.integer(below: 40)) / 10 }
      }
      return [
        .vector(source.rounded(features)), .vector(source.probabilities(classes)),
        .matrix((0..<classes).map { _ in source.rounded(features) }), .matrix(variances),
      ]
    },
    expected: { posterior(scores($0)) },
    laws: [
      Law("Posterior probabilities sum to 1.") { _, answer in
        abs(answer.vector.reduce(0, +) - 1) <= 1e-9
      }
    ],
    slips: [
      Slip("Far from all means every density underflows, and 0/0 is NaN. Subtract the largest a.") {
        plainPosterior(scores($0))
      },
      Slip("Those are the logarithms aₖ. Take exp, and divide by the sum.") {
        .vector(scores($0))
      },
      Slip("You did not divide by the sum over the classes: posteriors sum to 1.") {
        .vector(scores($0).map { exp($0) })
      },
      Slip("You divided by the largest weight. Divide by the sum over the classes.") {
        let scores = scores($0)
        return .vector(scores.map { exp($0 - (scores.max() ?? 0)) })
      },
    ]
      + wrongScores.flatMap { diagnosis, scores in
        // A wrong answer may also let the weights underflow; the slip is the same.
        [
          Slip(diagnosis) { posterior(scores($0)) }, Slip(diagnosis) { plainPosterior(scores($0)) },
        ]
      })
}

private let wrongScores: [(diagnosis: String, scores: @Sendable ([Value]) -> [Double])] = [
  ("You forgot the prior: begin each aₖ with ln πₖ.", { scores($0, prior: { _ in 0 }) }),
  ("You added the prior itself. Among logarithms it is ln πₖ.", { scores($0, prior: { $0 }) }),
  ("You forgot −½ ln σ²: a narrow bell curve is higher, too.", { scores($0, height: 0) }),
  (
    "The ½ of −½ ln σ² is missing: the density is divided by σ, not by σ².",
    { scores($0, height: 1) }
  ),
  ("The sign of ½ ln σ² is wrong: a wide bell curve is lower.", { scores($0, height: -0.5) }),
  ("The ½ in (x − μ)²/(2σ²) is missing.", { scores($0, width: 1) }),
  (
    "You divided (x − μ)² by σ. It is divided by 2σ², and σ² is what you are given.",
    { scores($0, power: 0.5) }
  ),
  (
    "You squared the variances. What you are given is σ² already, not σ.",
    { scores($0, height: 1, power: 2) }
  ),
]

private func posterior(_ scores: [Double]) -> Value { .vector(softmax(scores)) }

/// Without care for underflow.
private func plainPosterior(_ scores: [Double]) -> Value {
  let weights = scores.map { exp($0) }
  let sum = weights.reduce(0, +)
  return .vector(weights.map { $0 / sum })
}

/// The logarithms aₖ, or those with a slip: of the prior, in the factors of ln σ² and (x − μ)²/σ²,
/// or in the power of σ².
private func scores(
  _ input: [Value], prior: (Double) -> Double = { log($0) }, height: Double = 0.5,
  width: Double = 0.5, power: Double = 1
) -> [Double] {
  let (x, priors) = (input[0].vector, input[1].vector)
  let (means, variances) = (input[2].matrix, input[3].matrix)
  return priors.indices.map { k in
    x.indices.reduce(prior(priors[k])) { sum, j in
      let (deviation, variance) = (x[j] - means[k][j], variances[k][j])
      return sum - height * log(variance) - width * deviation * deviation / pow(variance, power)
    }
  }
}
