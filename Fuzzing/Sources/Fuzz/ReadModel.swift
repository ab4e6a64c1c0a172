import GSLNumerics
import Posterior

/// Reads a model's file. What is read can be stored, and is then the same, bit for bit.
func readModel(_ input: [UInt8]) {
  switch outcome({ try StoredModel(parsing: input, file: "m") }) {
  case .failure(let error): expectExplained(error)
  case .success(let model):
    guard let bytes = try? model.bytes(), let again = try? StoredModel(parsing: bytes, file: nil)
    else { fatalError("what was loaded cannot be stored") }
    expect(again == model, "the model changes when it is stored")
    expect((try? again.bytes()) == bytes, "the file changes when it is stored again")
    let logits = logitBits(model)
    expect(logits == logitBits(again), "the logits change when the model is stored")
    expect(logits.count == 3 * model.classNames.count, "there are \(logits.count) logits")
  }
}

/// The logits of a few points.
private func logitBits(_ model: StoredModel) -> [UInt64] {
  let count = model.featureNames.count
  let points = Matrix(
    rowCount: 3, columnCount: count,
    elements: [0.0, 1, -1e6].flatMap { [Double](repeating: $0, count: count) })
  // A NaN may have any sign: which one is left to the processor.
  return model.classifier.logits(points).elements.map { $0.isNaN ? .max : $0.bitPattern }
}
