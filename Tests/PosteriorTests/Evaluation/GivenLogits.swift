import GSLNumerics
import Posterior

/// A classifier whose logits are the features.
struct GivenLogits: Classifier {
  let classCount: Int
  var featureCount: Int { classCount }
  func logits(_ features: Matrix) -> Matrix { features }
}
