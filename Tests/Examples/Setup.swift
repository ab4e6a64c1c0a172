// The names that examples in documentation may use without declaring them.

/// Six examples of two features in two classes that overlap.
let dataset = Dataset(
  features: Matrix([[1.0, 2.0], [2.0, 1.5], [3.5, 3.0], [2.5, 3.5], [4.0, 3.0], [4.5, 5.0]]),
  labels: [0, 0, 0, 1, 1, 1], featureNames: ["length", "width"], classNames: ["small", "large"])

/// The features of new examples.
let features = Matrix([[2.0, 2.0], [4.0, 4.0]])

/// Reports what an example prints and what its comment says, for `scripts/test-examples`.
func report(_ values: Any..., expected: String, at place: String) {
  let printed = values.map { "\($0)" }.joined(separator: " ")
  print("\u{1E}\(place)\u{1F}\(expected)\u{1F}\(printed)", terminator: "")
}
