extension Exercise {
  static let pooledCovariance = Exercise(
    id: "05-2", name: "PooledCovariance", title: "One covariance matrix for two classes",
    difficulty: .hard,
    call: "pooledCovariance(features: $0.matrix(), labels: $0.vector())",
    arguments: ["features", "labels"],
    hints: [
      "Three passes: count each class, find its mean, and measure every example from that mean.",
      "One example with the deviation v = x − μ adds vᵢ · vⱼ to row i, column j: d² numbers.",
      "for i in v.indices { for j in v.indices { sums[i][j] += v[i] * v[j] } }, and all of it / N.",
    ],
    edgeCases: [
      [.matrix([[0], [2], [5], [5], [5]]), .vector([0, 0, 1, 1, 1])],
      [.matrix([[0], [2], [4], [8], [6], [6]]), .vector([0, 0, 1, 1, 1, 1])],
      [
        .matrix([[0, 0], [2, 2], [10, 0], [12, -2], [11, -1]]), .vector([0, 0, 1, 1, 1]),
      ],
      [.matrix([[1, 5], [3, 5], [7, 0], [7, 4]]), .vector([0, 1, 0, 1])],
    ],
    randomCase: { source in
      let (first, second) = (2 + source.integer(below: 2), 2 + source.integer(below: 4))
      let dimension = 1 + source.integer(below: 2)
      let labels = [Double](repeating: 0, count: first) + [Double](repeating: 1, count: second)
      return [
        .matrix(labels.map { label in source.rounded(dimension).map { $0 + 3 * label } }),
        .vector(labels),
      ]
    },
    expected: { pooled($0) },
    laws: [
      Law("A covariance matrix is symmetric.") { _, answer in
        let rows = answer.matrix
        return rows.indices.allSatisfy { i in
          rows.indices.allSatisfy { j in abs(rows[i][j] - rows[j][i]) <= 1e-9 }
        }
      },
      Law("A variance, on the diagonal, is at least 0.") { _, answer in
        answer.matrix.indices.allSatisfy { answer.matrix[$0][$0] >= -1e-9 }
      },
    ],
    slips: [
      Slip("You divided by N − 2, which is unbiased. Maximum likelihood divides by N.") {
        pooled($0, shares: { n0, n1 in (1 / (n0 + n1 - 2), 1 / (n0 + n1 - 2)) })
      },
      Slip("You divided by N − 1. Maximum likelihood divides by N.") {
        pooled($0, shares: { n0, n1 in (1 / (n0 + n1 - 1), 1 / (n0 + n1 - 1)) })
      },
      Slip("You measured from the mean of all examples. Each class has its own mean.") { input in
        let overall = mean(input[0].matrix)
        return pooled(input, centers: { _, _ in (overall, overall) })
      },
      Slip("You did not subtract the means: that is the mean of x xᵀ.") {
        pooled($0, centers: { first, _ in (first.map { _ in 0 }, first.map { _ in 0 }) })
      },
      Slip("You measured all examples from the mean of class 0. Each class has its own mean.") {
        pooled($0, centers: { first, _ in (first, first) })
      },
      Slip("You measured all examples from the mean of class 1. Each class has its own mean.") {
        pooled($0, centers: { _, second in (second, second) })
      },
      Slip("You took the plain mean of both classes' matrices. Weight them by N₀/N and N₁/N.") {
        pooled($0, shares: { n0, n1 in (0.5 / n0, 0.5 / n1) })
      },
      Slip("You added both classes' matrices. Their mean is wanted, weighted by N₀/N and N₁/N.") {
        pooled($0, shares: { n0, n1 in (1 / n0, 1 / n1) })
      },
      Slip("You divided by N₀ − 1 and N₁ − 1 in the classes. Maximum likelihood does not.") {
        pooled(
          $0, shares: { n0, n1 in (n0 / (n0 - 1) / (n0 + n1), n1 / (n1 - 1) / (n0 + n1)) })
      },
      Slip("You did not divide by the number of examples.") {
        pooled($0, shares: { _, _ in (1, 1) })
      },
      Slip("You filled the diagonal only. Off it stand the products of two features.") {
        let rows = pooled($0).matrix
        return .matrix(
          rows.indices.map { i in rows.indices.map { i == $0 ? rows[i][i] : 0 } })
      },
    ])
}

/// The weight of an example in each class: 1/N.
private func equalShares(_ first: Double, _ second: Double) -> (Double, Double) {
  (1 / (first + second), 1 / (first + second))
}

private func mean(_ rows: [[Double]]) -> [Double] {
  rows[0].indices.map { j in rows.map { $0[j] }.reduce(0, +) / Double(rows.count) }
}

/// The covariance matrix, or one with a slip: measured from other `centers` than the means, or with
/// other `shares`.
private func pooled(
  _ input: [Value],
  centers: (_ first: [Double], _ second: [Double]) -> ([Double], [Double]) = { ($0, $1) },
  shares: (_ first: Double, _ second: Double) -> (Double, Double) = equalShares
) -> Value {
  let examples = zip(input[0].matrix, input[1].vector)
  let (first, second) = (
    examples.filter { $0.1 == 0 }.map(\.0), examples.filter { $0.1 == 1 }.map(\.0)
  )
  let center = centers(mean(first), mean(second))
  let share = shares(Double(first.count), Double(second.count))
  func sum(_ rows: [[Double]], _ center: [Double], _ i: Int, _ j: Int) -> Double {
    rows.map { ($0[i] - center[i]) * ($0[j] - center[j]) }.reduce(0, +)
  }
  let features = center.0.indices
  return .matrix(
    features.map { i in
      features.map { j in
        share.0 * sum(first, center.0, i, j) + share.1 * sum(second, center.1, i, j)
      }
    })
}
