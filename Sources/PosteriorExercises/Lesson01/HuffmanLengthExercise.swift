import CPosteriorLibc
import Posterior
import PosteriorCourse

extension Exercise {
  static let huffmanLength = Exercise(
    id: "01-2", name: "HuffmanLength", title: "The length of a Huffman code", difficulty: .medium,
    call: "expectedLength($0.vector())", arguments: ["p"],
    hints: [
      "You need no tree and no words: only the probabilities of the joins, added up.",
      "Keep a list of what is still open. Sort it before every join, not only before the first.",
      """
      while open.count > 1 { open.sort(by: >); take the last two off by removeLast(); add their \
      sum to the length, and append it to the list }
      """,
    ],
    edgeCases: [
      [.vector([0.5, 0.5])], [.vector([0.5, 0.25, 0.25])], [.vector([1])],
      [.vector([0.3, 0.2, 0.3, 0.2])], [.vector([0.05, 0.9, 0.05])],
      [.vector([0.2, 0.2, 0.2, 0.2, 0.2])],
    ],
    randomCase: { source in [.vector(source.probabilities(2 + source.integer(below: 5)))] },
    expected: { .number(huffman($0)) },
    laws: [
      Law("An expected length is at least the entropy in bits.") { input, answer in
        answer.number >= Posterior.entropy(input[0].vector, in: .bits) - 1e-9
      },
      Law("A Huffman code wastes less than one bit: the length is below the entropy plus 1.") {
        $1.number < Posterior.entropy($0[0].vector, in: .bits) + 1
      },
    ],
    slips: [
      Slip("You sorted once. A joined outcome has to find its place: sort before every join.") {
        .number(joins($0[0].vector.sorted(), order: { $0 }))
      },
      Slip("You join the sum with the next outcome each time. Two others may be less probable.") {
        .number(joins($0[0].vector.sorted(), order: { $0 }, atFront: true))
      },
      Slip("You join in the order of the list. Sort first: the two least probable are joined.") {
        .number(joins($0[0].vector, order: { $0 }))
      },
      Slip("You join the two most probable. The least probable come first: they get long words.") {
        .number(joins($0[0].vector, order: { $0.sorted(by: >) }))
      },
      Slip("The last join is missing. It has probability 1, and costs a bit like all others.") {
        .number($0[0].vector.count == 1 ? 0 : huffman($0) - 1)
      },
      Slip("You added the outcomes themselves. Only what is joined counts: start at 0.") {
        .number(huffman($0) + 1)
      },
      Slip("That is the entropy, the bound. Words have whole numbers of bits, and cost more.") {
        .number(Posterior.entropy($0[0].vector, in: .bits))
      },
      Slip("You rounded each surprisal up. Such words are possible, but Huffman's are shorter.") {
        .number($0[0].vector.map { $0 * ceil(-log2($0)) }.reduce(0, +))
      },
      Slip("That is the length of words that are all equally long, log2 K rounded up.") {
        .number(ceil(log2(Double($0[0].vector.count))))
      },
    ])
}

private func huffman(_ input: [Value]) -> Double {
  (try? HuffmanCode(probabilities: input[0].vector))?.expectedLength ?? .nan
}

/// The sum of the joins, each of the first two after `order`.
private func joins(
  _ probabilities: [Double], order: ([Double]) -> [Double], atFront: Bool = false
) -> Double {
  var open = probabilities
  var sum = 0.0
  while open.count > 1 {
    open = order(open)
    let (joined, rest) = (open[0] + open[1], Array(open.dropFirst(2)))
    sum += joined
    open = atFront ? [joined] + rest : rest + [joined]
  }
  return sum
}
