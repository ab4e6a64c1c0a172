import GSLNumerics

extension Exercise {
  static let confusionMatrix = Exercise(
    id: "08-2", name: "ConfusionMatrix", title: "The confusion matrix", difficulty: .easy,
    call: "confusion(logits: $0.matrix(), labels: $0.vector().map { Int($0) })",
    arguments: ["logits", "labels"],
    hints: [
      "Begin with K rows of K zeros, and add 1 to one entry for each example.",
      "The prediction is the index of the largest logit: move to k only where row[k] is larger.",
      "counts[label][prediction] += 1; right are those on the diagonal, where both are equal.",
    ],
    edgeCases: [
      [.matrix([[1, 2], [3, 0]]), .vector([0, 0])],
      [.matrix([[0, 1, 0], [1, 0, 0], [0, 0, 1]]), .vector([1, 0, 2])],
      [.matrix([[1, 0, 1], [0, 2, 2]]), .vector([0, 1])],
      [.matrix([[-3, -1], [-1, -2], [-5, -4], [-2, -3]]), .vector([1, 1, 1, 0])],
      [.matrix([[0, 0, 1]]), .vector([0])],
    ],
    randomCase: { source in
      let (count, classCount) = (1 + source.integer(below: 6), 2 + source.integer(below: 2))
      return [
        .matrix(
          (0..<count).map { _ in
            (0..<classCount).map { _ in Double(source.integer(below: 7)) - 3 }
          }),
        .vector((0..<count).map { _ in Double(source.integer(below: classCount)) }),
      ]
    },
    expected: { confusion($0) },
    laws: [
      Law("Each example is counted once: the counts sum to the number of examples.") {
        input, answer in
        guard case .parts(let parts) = answer else { return false }
        return parts[0].numbers.reduce(0, +) == Double(input[1].vector.count)
      }
    ],
    slips: [
      Slip("You swapped rows and columns: a row is the true class, a column the predicted one.") {
        confusion($0, isTransposed: true)
      },
      Slip("Of equal logits you took the last. The first wins: compare by >, not by >=.") {
        confusion($0, prediction: { row in row.lastIndex { $0 == row.max() } ?? 0 })
      },
      Slip("Your search for the largest logit begins at 0: logits may all be negative.") {
        confusion($0, prediction: { row in row.firstIndex { $0 == row.max() && $0 > 0 } ?? 0 })
      },
      Slip("You took the smallest logit. The prediction is the class of the largest.") {
        confusion($0, prediction: { row in indexOfMaximum(row.map { -$0 }) ?? 0 })
      },
      Slip("That is the share of mistakes. The accuracy is the share of right predictions.") {
        confusion($0, accuracy: { 1 - $0 / $1 })
      },
      Slip("That is the number of right predictions. Divide it by the number of examples.") {
        confusion($0, accuracy: { right, _ in right })
      },
      Slip("The accuracy is in percent. A share is from 0 to 1.") {
        confusion($0, accuracy: { 100 * $0 / $1 })
      },
      Slip("You divided whole numbers, which drops the fraction: make them Double first.") {
        confusion($0, accuracy: { ($0 / $1).rounded(.down) })
      },
      Slip("You averaged the accuracies of the classes. Each example counts the same.") {
        confusion($0, isByClass: true)
      },
    ])
}

/// The counts and the accuracy, or those with a slip in them.
private func confusion(
  _ input: [Value], isTransposed: Bool = false, isByClass: Bool = false,
  prediction: ([Double]) -> Int = { indexOfMaximum($0) ?? 0 },
  accuracy: (_ right: Double, _ count: Double) -> Double = { $0 / $1 }
) -> Value {
  let (rows, labels) = (input[0].matrix, input[1].vector)
  let zeros = [Double](repeating: 0, count: rows[0].count)
  var counts = rows[0].map { _ in zeros }
  for (row, label) in zip(rows, labels) {
    let (i, j) = (Int(label), prediction(row))
    counts[isTransposed ? j : i][isTransposed ? i : j] += 1
  }
  let right = counts.indices.map { counts[$0][$0] }
  let shares = zip(right, counts).map { ($0, $1.reduce(0, +)) }.filter { $1 > 0 }.map { $0 / $1 }
  return .parts([
    .matrix(counts),
    .number(
      isByClass
        ? shares.reduce(0, +) / Double(shares.count)
        : accuracy(right.reduce(0, +), Double(labels.count))),
  ])
}
