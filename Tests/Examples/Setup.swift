import CPosteriorLibc

// What the examples in comments may use without declaring it.

/// Six examples of two features in two classes that overlap.
let dataset = Dataset(
  features: Matrix([[1.0, 2.0], [2.0, 1.5], [3.5, 3.0], [2.5, 3.5], [4.0, 3.0], [4.5, 5.0]]),
  labels: [0, 0, 0, 1, 1, 1], featureNames: ["length", "width"], classNames: ["small", "large"])

/// The features of new examples.
let features = Matrix([[2.0, 2.0], [4.0, 4.0]])

/// A source of randomness.
nonisolated(unsafe) var source = RandomSource(seed: 1)

/// Ends the program with a word if values are not printed as an example says.
func expect(_ values: Any..., prints expected: String, file: String = #file, line: Int = #line) {
  let printed = values.map { "\($0)" }.joined(separator: " ")
  guard printed != expected else { return }
  print("\(file):\(line): error: the example prints \(printed), not \(expected)")
  exit(1)
}
