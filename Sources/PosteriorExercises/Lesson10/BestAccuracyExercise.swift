import GSLNumerics

extension Exercise {
  static let bestAccuracy = Exercise(
    id: "10-2", name: "BestAccuracy", title: "The best possible accuracy", difficulty: .hard,
    call: "bestAccuracy(centers: $0.vector(), width: $0.number())",
    arguments: ["centers", "width"],
    hints: [
      "What is maxₖ pₖ(u) where one band is? Where two are? Where none is?",
      "It is 1/width wherever any band is. So the integral is the length that bands cover, over K · width.",
      "Sort the centers. The first band covers its width, each further one min(distance, width).",
    ],
    edgeCases: [
      [.vector([0.1, -0.1]), .number(0.4)], [.vector([0, 3]), .number(1)],
      [.vector([0, 0]), .number(1)], [.vector([2]), .number(0.5)],
      [.vector([0.3, 0.1, -0.1, -0.3]), .number(0.4)], [.vector([0, 2, 1]), .number(2)],
      [.vector([0, 0.25, 0.5]), .number(1)],
    ],
    randomCase: { source in
      let count = 2 + source.integer(below: 4)
      return [
        .vector((0..<count).map { _ in Double(source.integer(below: 21) - 10) / 10 }),
        .number(Double(1 + source.integer(below: 10)) / 5),
      ]
    },
    expected: { .number(covered($0[0].vector.sorted(), $0[1].number) / total($0)) },
    laws: [
      Law("An accuracy is at most 1.") { $1.number <= 1 + 1e-9 },
      Law("Always naming one class is right in 1/K of the cases; the best is no worse.") {
        $1.number >= 1 / Double($0[0].vector.count) - 1e-9
      },
    ],
    slips: [
      Slip("You took the bands to be in order. Sort the centers first.") {
        .number(covered($0[0].vector, $0[1].number) / total($0))
      },
      Slip("You counted the gaps: where no band is, there are no examples.") {
        let centers = $0[0].vector
        let length = (centers.max() ?? 0) - (centers.min() ?? 0) + $0[1].number
        return .number(length / total($0))
      },
      Slip("You gave up all overlaps. There a guess is still right for one of the classes.") {
        .number(pieces($0).filter { $0.count == 1 }.map(\.length).reduce(0, +) / total($0))
      },
      Slip("You subtracted each pair's overlap. Where three bands lie, that is once too often.") {
        let (centers, width) = ($0[0].vector, $0[1].number)
        let overlaps = centers.indices.flatMap { i in
          centers[..<i].map { max(0, width - abs(centers[i] - $0)) }
        }
        return .number(1 - overlaps.reduce(0, +) / total($0))
      },
      Slip("You averaged over places. Where bands overlap, there are more examples: weigh them.") {
        let pieces = pieces($0)
        let sure = pieces.map { $0.length / Double($0.count) }.reduce(0, +)
        return .number(sure / pieces.map(\.length).reduce(0, +))
      },
      Slip("You forgot the prior: each class has a share of 1/K of the examples.") {
        .number(covered($0[0].vector.sorted(), $0[1].number) / $0[1].number)
      },
      Slip("That is the share that even the best classifier gets wrong. Subtract it from 1.") {
        .number(1 - covered($0[0].vector.sorted(), $0[1].number) / total($0))
      },
      Slip("That is the length that the bands cover. Divide it by K · width.") {
        .number(covered($0[0].vector.sorted(), $0[1].number))
      },
    ])
}

/// K times the width.
private func total(_ input: [Value]) -> Double {
  Double(input[0].vector.count) * input[1].number
}

/// The length that bands cover, if their centers are in order.
private func covered(_ centers: [Double], _ width: Double) -> Double {
  zip(centers, centers.dropFirst()).reduce(width) { $0 + min($1.1 - $1.0, width) }
}

/// The pieces between the borders of bands, and how many bands cover each.
private func pieces(_ input: [Value]) -> [(length: Double, count: Int)] {
  let (centers, half) = (input[0].vector, input[1].number / 2)
  let borders = (centers.map { $0 - half } + centers.map { $0 + half }).sorted()
  return zip(borders, borders.dropFirst()).map { lower, upper in
    let middle = (lower + upper) / 2
    return (upper - lower, centers.count { abs(middle - $0) < half })
  }.filter { $0.count > 0 }
}
