extension GaussianMethod {
  /// Linear discriminant analysis: the classes share a covariance matrix.
  public static let lda = GaussianMethod(
    "lda", title: "LDA", heading: "Linear discriminant analysis", covariance: .shared)

  /// Quadratic discriminant analysis: each class has a covariance matrix of its own.
  public static let qda = GaussianMethod(
    "qda", title: "QDA", heading: "Quadratic discriminant analysis", covariance: .perClass)

  /// Diagonal linear discriminant analysis: the classes share their variances, and features are
  /// independent within each.
  ///
  /// Between LDA and naive Bayes it would add little to a comparison, which has it only on request.
  public static let diagonalLDA = GaussianMethod(
    "diagonal-lda", title: "diagonal LDA", heading: "Diagonal linear discriminant analysis",
    covariance: .sharedDiagonal, isCompared: false)

  /// Naive Bayes: each class has its own variances, and features are independent within each.
  public static let naiveBayes = GaussianMethod(
    "naive-bayes", title: "naive Bayes", heading: "Gaussian naive Bayes",
    covariance: .perClassDiagonal)
}
