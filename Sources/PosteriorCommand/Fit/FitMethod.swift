import ArgumentParser
import Posterior

/// How a model is fitted.
enum FitMethod: String, CaseIterable, ExpressibleByArgument {
  case lda, qda
  case naiveBayes = "naive-bayes"
  case logistic, softmax, mlp

  /// The name of the method for a reader.
  var title: String {
    switch self {
    case .lda: "Linear discriminant analysis"
    case .qda: "Quadratic discriminant analysis"
    case .naiveBayes: "Gaussian naive Bayes"
    case .logistic: "Logistic regression"
    case .softmax: "Softmax regression"
    case .mlp: "Neural network"
    }
  }

  /// What the covariances of Gaussian classes have in common; nil for other models.
  var covarianceModel: CovarianceModel? {
    switch self {
    case .lda: .shared
    case .qda: .perClass
    case .naiveBayes: .perClassDiagonal
    case .logistic, .softmax, .mlp: nil
    }
  }

  /// Whether a covariance can be moved toward its diagonal.
  var canShrink: Bool { self == .lda || self == .qda }
  /// Whether a penalty on the weights has a meaning.
  var canBePenalized: Bool { self == .logistic || self == .softmax }
}
