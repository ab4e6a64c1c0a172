extension [any ClassificationMethod] {
  /// All methods of the library, in the order in which they are listed and compared.
  public static var all: [any ClassificationMethod] {
    [
      GaussianMethod.lda, GaussianMethod.qda, GaussianMethod.diagonalLDA,
      GaussianMethod.naiveBayes, LogisticMethod(), SoftmaxMethod(), NetworkMethod(),
      MajorityMethod(),
    ]
  }

  /// Those that a comparison on data of K classes has unless it is told otherwise.
  public func compared(classCount: Int) -> [any ClassificationMethod] {
    filter { $0.isCompared(classCount: classCount) }
  }

  /// The method of a name; nil if the list has no such method.
  ///
  /// ```swift
  /// print([any ClassificationMethod].all.named("lda")?.title ?? "")  // LDA
  /// ```
  public func named(_ name: String) -> (any ClassificationMethod)? {
    first { $0.name == name }
  }
}
