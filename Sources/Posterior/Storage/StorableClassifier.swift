import GSLNumerics

/// A classifier whose parameters can be stored in a model's file.
///
/// Its method reads them again: `ClassificationMethod.model(from:featureNames:classNames:)`.
public protocol StorableClassifier: Classifier, Equatable {
  /// The parameters by their keys, in the order of the file. What is read from them has to have the
  /// same logits, bit for bit.
  var storedParameters: KeyValuePairs<String, ModelValue> { get }

  /// Some points where a sound model must have probabilities; the default is 0 in all features.
  var soundPoints: [[Double]] { get }

  /// The linear decisions that the model consists of: one for two classes, the second against the
  /// first; otherwise the logits of each class. The default is an empty list.
  var decisions: [LinearDecision] { get }
}

extension StorableClassifier {
  /// The point 0.
  public var soundPoints: [[Double]] { [[Double](repeating: 0, count: featureCount)] }

  /// None.
  public var decisions: [LinearDecision] { [] }

  /// Whether another classifier is the same, in kind and parameters.
  func isEqual(to other: any StorableClassifier) -> Bool { other as? Self == self }
}
