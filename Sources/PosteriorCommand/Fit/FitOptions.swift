import ArgumentParser

/// The method of a fit, and what it may vary in.
struct FitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How the model is fitted.", valueName: "method"))
  var method: FitMethod

  @Flag(
    help: "Divide by N − K, and by Nₖ − 1 for a class, instead of N and Nₖ (lda, qda, naive-bayes)."
  )
  var unbiased = false

  @Option(
    help: ArgumentHelp(
      "Move the covariance toward its diagonal, by a share from 0 to 1 (lda, qda).",
      valueName: "alpha"))
  var shrinkage: Double?

  @Option(
    help: ArgumentHelp(
      "Add (λ/2)|w|² to the mean loss, with weights in the units of the file (logistic, softmax).",
      valueName: "lambda"))
  var ridge: Double?

  @Option(help: ArgumentHelp("Units of the hidden layer (mlp).", valueName: "count"))
  var hidden = 16

  @Option(help: ArgumentHelp("How often all examples are gone through (mlp).", valueName: "count"))
  var epochs = 200

  @Option(help: ArgumentHelp("Examples of a step (mlp).", valueName: "count"))
  var batch = 32

  @Option(help: ArgumentHelp("The learning rate of Adam (mlp).", valueName: "rate"))
  var rate = 0.01

  func validate() throws {
    for (name, count) in [("hidden", hidden), ("epochs", epochs), ("batch", batch)]
    where !(1...1_000_000).contains(count) {
      throw ValidationError("--\(name) is a number from 1 to 1000000, not \(count).")
    }
    guard rate > 0 && rate <= 1e6 else {
      throw ValidationError("A learning rate is above 0 and at most 1e6, not \(rate).")
    }
    if unbiased && method.covarianceModel == nil {
      throw ValidationError("--unbiased is about variances, and \(method.rawValue) has none.")
    }
    if let shrinkage {
      guard method.canShrink else {
        throw ValidationError("--shrinkage is for lda and qda, not for \(method.rawValue).")
      }
      guard (0...1).contains(shrinkage) else {
        throw ValidationError("A shrinkage is from 0 to 1, not \(shrinkage).")
      }
    }
    if let ridge {
      guard method.canBePenalized else {
        throw ValidationError("--ridge is for logistic and softmax, not for \(method.rawValue).")
      }
      guard (0...1e300).contains(ridge) else {
        throw ValidationError("A ridge penalty is a number from 0 on, not \(ridge).")
      }
    }
  }
}
