import ArgumentParser
import Posterior

/// The method of a fit, and what it may vary in.
struct FitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How the model is fitted.", valueName: "method"))
  var method: MethodArgument

  @Flag(
    help:
      "Fit as compare does: standardized features, a penalty of 0.001, 20000 steps of a network."
  )
  var asCompared = false

  @Flag(help: .of(.unbiased)) var unbiased = false
  @Option(help: .of(.shrinkage, "alpha")) var shrinkage: Double?
  @Option(help: .of(.ridge, "lambda")) var ridge: Double?
  @Flag(help: .of(.firth)) var firth = false
  @Flag(
    help: "Give logistic regression Wald's intervals, the estimate ± z standard errors, and tests.")
  var wald = false
  @Option(help: .of(.hidden, "count")) var hidden: Int?
  @Option(help: .of(.epochs, "count")) var epochs: Int?
  @Option(help: .of(.batch, "count")) var batch: Int?
  @Option(help: .of(.rate, "rate")) var rate: Double?

  /// All options of methods, with the values that were given.
  var given: [(option: MethodOption, value: Double?)] {
    [
      (.unbiased, unbiased ? 1 : nil), (.shrinkage, shrinkage), (.ridge, ridge),
      (.firth, firth ? 1 : nil),
      (.hidden, hidden.map(Double.init)), (.epochs, epochs.map(Double.init)),
      (.batch, batch.map(Double.init)), (.rate, rate),
    ]
  }

  /// The settings of the method.
  var settings: MethodSettings {
    var settings: MethodSettings = asCompared ? .compared : MethodSettings()
    for case (let option, let value?) in given { settings[option] = value }
    return settings
  }

  func validate() throws {
    for case (let option, let value?) in given {
      guard method.method.options.contains(option) else {
        let names = [any ClassificationMethod].all.understanding(option).map(\.name)
        throw ValidationError(
          "--\(option.name) is for \(names.inWords), not for \(method.method.name).")
      }
      try option.validate(value)
    }
    if firth && (ridge ?? 0 > 0 || asCompared) {
      throw ValidationError(
        "--firth is a penalty by itself: leave \(asCompared ? "--as-compared" : "--ridge") out.")
    }
    if wald && !method.method.options.contains(.firth) {
      throw ValidationError("--wald is for logistic, not for \(method.method.name).")
    }
  }
}

extension MethodOption {
  /// Throws unless the option may have the value.
  func validate(_ value: Double) throws(ValidationError) {
    guard !range.contains(value) else { return }
    let text = value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    throw ValidationError("\(demand), not \(text).")
  }
}

extension ArgumentHelp {
  /// The help of a method's option, with the methods that understand it, and its default.
  fileprivate static func of(_ option: MethodOption, _ valueName: String? = nil) -> ArgumentHelp {
    let names = [any ClassificationMethod].all.understanding(option).map(\.name)
    let value = option.defaultValue
    let text = value == value.rounded() ? "\(Int(value))" : "\(value)"
    let standard = valueName == nil ? "" : "; default: \(text)"
    return ArgumentHelp(
      "\(option.summary) (\(names.joined(separator: ", "))\(standard)).", valueName: valueName)
  }
}
