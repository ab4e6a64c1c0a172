import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

/// What is refused in a model's file.
@Suite struct StoredModelDecodingTests {
  // MARK: Known values

  struct Edit: Sendable {
    let method: String
    let old: String
    let new: String
    let problem: ModelFileError.Problem
    let line: Int?
    let value: String?
    let message: String

    init(
      _ method: String, _ old: String, _ new: String,
      _ problem: ModelFileError.Problem, line: Int? = nil, value: String? = nil, _ message: String
    ) {
      (self.method, self.old, self.new) = (method, old, new)
      (self.problem, self.line, self.value, self.message) = (problem, line, value, message)
    }
  }

  /// A model of every method, with numbers that are easy to find.
  private static func models() throws -> [String: any StorableClassifier] {
    let covariance = Matrix([[2, 1], [1, 3]])
    let full = ClassCovariance.full(covariance, try CholeskyFactorization(covariance))
    let gaussian = { (model: CovarianceModel, covariances: [ClassCovariance]) in
      GaussianClassifier(
        priors: [0.25, 0.75], means: [[4.0, 5], [6, 7]], covarianceModel: model,
        classCovariances: covariances)
    }
    return [
      "lda": gaussian(.shared, [full]), "qda": gaussian(.perClass, [full, full]),
      "diagonal-lda": gaussian(.sharedDiagonal, [.diagonal([2, 3])]),
      "naive-bayes": gaussian(.perClassDiagonal, [.diagonal([2, 3]), .diagonal([8, 9])]),
      "logistic": LogisticRegression(decision: LinearDecision(weights: [2, 3], bias: 8)),
      "softmax": SoftmaxRegression(weights: Matrix([[2, 3], [4, 5]]), biases: [8, 9]),
      "mlp": MultilayerPerceptron(
        sizes: [2, 1, 2], activations: [.relu, .identity], parameters: [1, 2, 3, 4, 5, 6, 7]),
      "majority": ClassShares([0.25, 0.75], featureCount: 2),
    ]
  }

  /// The file of the model of a method.
  static func text(_ method: String) throws -> String {
    StoredModel(
      try #require(try models()[method]),
      by: try #require([any ClassificationMethod].all.named(method)),
      standardization: Standardization(means: [10, 20], deviations: [11, 21]),
      featureNames: ["a", "b"], classNames: ["c", "d"], labelName: "y"
    ).fileText
  }

  static let edits: [Edit] = [
    Edit(
      "majority", "[0.25, 0.75]", "[0.25, 0.5]", .value, value: "0.75",
      "the shares sum to 0.75, not to 1"),
    Edit(
      "majority", "\"shares\"", "\"share\"", .format,
      "unknown key 'share' in 'parameters'"),
    // Format.
    Edit(
      "lda", "posterior-model", "other", .format, line: 2, value: "other",
      "this is not a model's file"),
    Edit("lda", "\"format\"", "\"fromat\"", .format, "this is not a model's file"),
    Edit(
      "lda", "\"posterior-model\"", "7", .format, line: 2,
      "'format' is a number, but should be a string"),
    Edit(
      "lda", "\"version\": 1", "\"version\": 2", .version, line: 3, value: "2",
      "the file is of version 2, but only version 1 is known"),
    Edit(
      "lda", "\"version\": 1", "\"version\": 1.5", .version, value: "1.5",
      "the file is of version 1.5, but only version 1 is known"),
    Edit(
      "lda", "\"version\": 1", "\"version\": \"1\"", .format,
      "'version' is a string, but should be a number"),
    Edit(
      "lda", "\"version\": 1,", "", .format, value: "version",
      "the key 'version' is missing in the model"),
    Edit(
      "lda", "\"label\"", "\"lable\"", .format, line: 5, value: "lable",
      "unknown key 'lable' in the model"),
    Edit(
      "lda", "\"label\": \"y\",", "", .format, value: "label",
      "the key 'label' is missing in the model"),
    Edit(
      "lda", "\"label\": \"y\",", "\"label\": \"y\",\n\"label\": \"z\",", .format, line: 6,
      value: "label", "the key 'label' is repeated"),
    Edit(
      "lda", "\"priors\"", "\"prior\"", .format, line: 13,
      "unknown key 'prior' in 'parameters'"),
    Edit(
      "lda", "\"priors\": [0.25, 0.75],", "", .format, line: 12,
      "the key 'priors' is missing in 'parameters'"),
    Edit(
      "lda", "\"deviations\"", "\"sd\"", .format, line: 10,
      "unknown key 'sd' in 'standardization'"),
    Edit(
      "lda", "[0.25, 0.75]", "1", .format, line: 13,
      "'priors' is a number, but should be an array of numbers"),
    Edit(
      "lda", "[\"a\", \"b\"]", "{}", .format, line: 6,
      "'features' is an object, but should be an array of strings"),
    Edit(
      "lda", "[\"a\", \"b\"]", "[1, 2]", .format, line: 6,
      "'features' is an array, but should be an array of strings"),
    Edit(
      "lda", "[\"a\", \"b\"]", "[\"a\", null]", .format, line: 6,
      "'features' holds null, where a string should be"),
    Edit(
      "logistic", "\"bias\": 8", "\"bias\": true", .format,
      "'bias' is true or false, but should be a number"),
    Edit(
      "logistic", "\"bias\": 8", "\"bias\": 8,", .format, line: 15,
      "there is '}' where a key in quotes should be"),
    // Names.
    Edit(
      "lda", "\"lda\"", "\"LDA\"", .value, line: 4, value: "LDA",
      "there is no method 'LDA' among lda, qda, diagonal-lda, naive-bayes, logistic, softmax, mlp, majority"
    ),
    Edit(
      "lda", "[\"a\", \"b\"]", "[\"a\", \"a\"]", .value, line: 6, value: "a",
      "'a' stands in 'features' twice"),
    Edit("lda", "[\"c\", \"d\"]", "[\"c\", \"\"]", .value, line: 7, "a name in 'classes' is empty"),
    Edit("lda", "[\"a\", \"b\"]", "[]", .value, line: 6, "the list 'features' is empty"),
    Edit("lda", "\"y\"", "\"\"", .value, line: 5, "the label has no name"),
    Edit("lda", "\"y\"", "\"a\"", .value, line: 5, value: "a", "'a' names the label and a feature"),
    // Shapes.
    Edit(
      "lda", "[\"a\", \"b\"]", "[\"a\", \"b\", \"e\"]", .value,
      "row 1 of 'means' has length 2, but 3 is needed"),
    Edit(
      "lda", "[\"c\", \"d\"]", "[\"c\", \"d\", \"e\"]", .value, line: 13, value: "2",
      "'priors' has length 2, but 3 is needed"),
    Edit("lda", "[4, 5],", "", .value, line: 14, "'means' has length 1, but 2 is needed"),
    Edit(
      "lda", "[6, 7]", "[6, 7, 8]", .value, line: 14,
      "row 2 of 'means' has length 3, but 2 is needed"),
    Edit(
      "lda", "[6, 7]", "[6, null]", .value, line: 14, value: "null",
      "row 2 of 'means' holds null, where a number should be"),
    Edit(
      "lda", "[6, 7]", "67", .format, line: 14,
      "row 2 of 'means' is a number, but should be an array of numbers"),
    Edit("lda", "[10, 20]", "[10]", .value, line: 9, "'means' has length 1, but 2 is needed"),
    Edit(
      "logistic", "[\"c\", \"d\"]", "[\"c\", \"d\", \"e\"]", .value,
      "logistic regression has 2 classes, but 3 are named"),
    Edit("softmax", "[8, 9]", "[8]", .value, "'biases' has length 1, but 2 is needed"),
    Edit("softmax", "[4, 5]", "[4]", .value, "row 2 of 'weights' has length 1, but 2 is needed"),
    Edit(
      "diagonal-lda", "[2, 3]", "[2, 3, 4]", .value, "'variances' has length 3, but 2 is needed"),
    Edit(
      "naive-bayes", "[8, 9]", "[8]", .value, "row 2 of 'variances' has length 1, but 2 is needed"),
    Edit(
      "qda", "\"covariances\"", "\"covariance\"", .format,
      "unknown key 'covariance' in 'parameters'"),
    Edit(
      "mlp", "[2, 1, 2]", "[2, 1, 3]", .value,
      "'sizes' does not lead from 2 features to the outputs of 2 classes"),
    Edit(
      "mlp", "[2, 1, 2]", "[1, 1, 2]", .value,
      "'sizes' does not lead from 2 features to the outputs of 2 classes"),
    Edit(
      "mlp", "[2, 1, 2]", "[2]", .value,
      "'sizes' does not lead from 2 features to the outputs of 2 classes"),
    Edit(
      "mlp", "[2, 1, 2]", "[]", .value,
      "'sizes' does not lead from 2 features to the outputs of 2 classes"),
    Edit("mlp", "[2, 1, 2]", "[2, 0, 2]", .value, value: "0.0", "a layer cannot have 0.0 units"),
    Edit("mlp", "[2, 1, 2]", "[2, 1.5, 2]", .value, value: "1.5", "a layer cannot have 1.5 units"),
    Edit("mlp", "[2, 1, 2]", "[2, 1e300, 2]", .value, "a layer cannot have 1e+300 units"),
    Edit(
      "mlp", "[2, 1, 2]", "[2, 16777216, 2]", .value, value: "7",
      "'parameters' has length 7, but 83886082 is needed"),
    Edit("mlp", "\"relu\", ", "", .value, "'activations' has length 1, but 2 is needed"),
    Edit("mlp", "\"relu\"", "\"swish\"", .value, value: "swish", "there is no activation 'swish'"),
    Edit("mlp", "6, 7]", "6]", .value, value: "6", "'parameters' has length 6, but 7 is needed"),
    // Numbers.
    Edit(
      "lda", "[6, 7]", "[6, 1e400]", .value, line: 16, value: "1e400",
      "'1e400' is too large for a double"),
    Edit(
      "lda", "[6, 7]", "[6, NaN]", .format, line: 16, value: "N",
      "there is 'N' where a value should be"),
    Edit(
      "lda", "[0.25, 0.75]", "[-0.25, 1.25]", .value, line: 13, value: "-0.25",
      "-0.25 in 'priors' is below 0"),
    Edit(
      "lda", "[0.25, 0.75]", "[0.25, 0.5]", .value, line: 13, value: "0.75",
      "the priors sum to 0.75, not to 1"),
    Edit(
      "lda", "[11, 21]", "[11, 0]", .value, line: 10, value: "0.0",
      "0.0 in 'deviations' is not above 0"),
    Edit(
      "lda", "[1, 3]", "[1, -3]", .value, line: 22,
      "the covariance matrix of the classes is not positive definite at 'b'"
    ),
    Edit(
      "lda", "[1, 3]", "[1, 0.5]", .value, line: 22,
      "the covariance matrix of the classes is not positive definite at 'b'"
    ),
    Edit(
      "qda", "[1, 3]\n", "[1.5, 3]\n", .value,
      "the covariance matrix of class 'c' is not symmetric in 'b' and 'a'"
    ),
    Edit(
      "diagonal-lda", "[2, 3]", "[2, -3]", .value, value: "-3.0",
      "-3.0 in 'variances' is not above 0"
    ),
    Edit(
      "naive-bayes", "[8, 9]", "[8, 0]", .value, value: "0.0", "0.0 in 'variances' is not above 0"),
    Edit(
      "diagonal-lda", "[2, 3]", "[5e-324, 3]", .value,
      "the parameters give no probabilities: they overflow"),
  ]

  @Test func editsAreRefused() throws {
    for edit in Self.edits {
      let text = try Self.text(edit.method)
      let edited = text.replacing(edit.old, with: edit.new, maxReplacements: 1)
      #expect(edited != text, "\(edit.old) is not there")
      expectRefusal(edit.problem, line: edit.line, value: edit.value, edit.message) {
        try StoredModel(parsing: Array(edited.utf8), file: nil)
      }
    }
  }

  @Test func theUneditedTextsAreModels() throws {
    for method in [any ClassificationMethod].all.map(\.name) {
      _ = try StoredModel(parsing: Array(Self.text(method).utf8), file: nil)
    }
  }

  @Test func otherFilesAreNoModels() {
    let texts = ["[]", "1", "\"posterior-model\"", "{}", "null"]
    for text in texts {
      #expect(throws: ModelFileError.self) {
        try StoredModel(parsing: Array(text.utf8), file: nil)
      }
    }
    expectRefusal(.format, "the file holds an array, not a model") {
      try StoredModel(parsing: Array("[]".utf8), file: nil)
    }
    expectRefusal(.format, line: 1, "the text ends where a value should follow") {
      try StoredModel(parsing: [], file: nil)
    }
    expectRefusal(.format, line: 1, "byte 2 is not UTF-8 text") {
      try StoredModel(parsing: [0x1F, 0x8B, 0x80], file: nil)
    }
  }

  @Test func theErrorIsOneLine() throws {
    let text = try Self.text("lda").replacing("[6, 7]", with: "[6]")
    do {
      _ = try StoredModel(parsing: Array(text.utf8), file: "m.json")
    } catch {
      #expect(
        error.description == "m.json:14: row 2 of 'means' has length 1, but 2 is needed")
      #expect(error.kind == "model.value")
    }
  }

  // MARK: Properties

  /// Every beginning of a file is refused: the last byte but the line end is needed.
  @Test func truncatedFilesAreRefused() throws {
    for method in [any ClassificationMethod].all.map(\.name) {
      let bytes = Array(try Self.text(method).utf8)
      for count in 0..<(bytes.count - 1) {
        #expect(throws: ModelFileError.self) {
          try StoredModel(parsing: Array(bytes[..<count]), file: nil)
        }
      }
    }
  }

  /// A file with a byte changed is refused, or it is a model that can be asked and stored.
  @Test func changedFilesAreRefusedOrModels() throws {
    let files = try [any ClassificationMethod].all.map { Array(try Self.text($0.name).utf8) }
    var loadedCount = 0
    forAll(cases: 6000) { generator in
      var bytes = files[generator.integer(in: 0...(files.count - 1))]
      let place = generator.integer(in: 0...(bytes.count - 1))
      let usual = Array("0123456789-.eE,[]{}\" ".utf8)
      switch generator.integer(in: 0...3) {
      case 0: bytes[place] = UInt8(generator.integer(in: 0...255))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(usual[generator.integer(in: 0...(usual.count - 1))], at: place)
      default: bytes[place] = usual[generator.integer(in: 0...(usual.count - 1))]
      }
      guard let model = try? StoredModel(parsing: bytes, file: nil) else { return }
      loadedCount += 1
      #expect(model.featureNames.count == 2 && model.classNames.count == 2)
      _ = model.classifier.predictions(Matrix([[1, 2]]))
      #expect((try? StoredModel(parsing: model.bytes(), file: nil)) == model)
    }
    // Many edits change a digit only.
    #expect(loadedCount > 500 && loadedCount < 5000)
  }

  // MARK: Edges

  @Test func hugeTextsAreRefusedUnread() {
    expectRefusal(.value, "a model's file has at most 256 MiB") {
      try StoredModel(parsing: [UInt8](repeating: 32, count: (1 << 28) + 1), file: nil)
    }
  }

  @Test func keysMayStandInAnyOrder() throws {
    let text = try Self.text("logistic")
    let lines = text.split(separator: "\n")
    // The standardization behind the parameters.
    let moved =
      lines[...6].joined(separator: "\n") + "\n" + lines[11...14].joined(separator: "\n")
      + ",\n" + lines[7...9].joined(separator: "\n") + "}\n}\n"
    #expect(
      try StoredModel(parsing: Array(moved.utf8), file: nil)
        == StoredModel(parsing: Array(text.utf8), file: nil))
  }
}
