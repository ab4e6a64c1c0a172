/// Numbers the classes of a column of labels.
///
/// Labels are compared by their bytes: an é of one Unicode scalar and an é of two are different
/// labels, although Swift's strings hold them for equal.
struct ClassNumbering {
  private var numbers: [ArraySlice<UInt8>: Int] = [:]
  private var classes: [ArraySlice<UInt8>] = []
  private var labels: [Int] = []

  /// Adds the label of the next example.
  mutating func add(_ label: ArraySlice<UInt8>) {
    if let last = labels.last, classes[last] == label {
      labels.append(last)
    } else if let number = numbers[label] {
      labels.append(number)
    } else {
      // A copy: a slice would keep all that it is a part of in memory.
      let copy = Array(label)[...]
      numbers[copy] = classes.count
      labels.append(classes.count)
      classes.append(copy)
    }
  }

  /// The labels and names of the classes in their order: of their numbers when all are integers,
  /// otherwise of their bytes.
  func sorted() -> (labels: [Int], names: [String]) {
    let integers = classes.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    let areIntegers = integers.count == classes.count
    let order = classes.indices.sorted { left, right in
      if areIntegers && integers[left] != integers[right] {
        return integers[left] < integers[right]
      }
      return classes[left].lexicographicallyPrecedes(classes[right])
    }
    var ranks = [Int](repeating: 0, count: classes.count)
    for (rank, number) in order.enumerated() { ranks[number] = rank }
    return (labels.map { ranks[$0] }, order.map { String(decoding: classes[$0], as: UTF8.self) })
  }
}
