import CPosteriorLibc

/// The unit of information, which is the base of the logarithm.
public enum InformationUnit: String, CaseIterable, Sendable {
  /// Natural logarithms. 1 nat = 1.4427 bits.
  case nats
  /// Logarithms to base 2. 1 bit is the answer to a fair question with two answers.
  case bits
  /// Logarithms to base 10. 1 hartley = 3.3219 bits, the information of a fair decimal digit.
  case hartleys

  /// The name of one: "nat", "bit" or "hartley".
  public var name: String { String(rawValue.dropLast()) }

  /// The name of several: "nats", "bits" or "hartleys".
  public var pluralName: String { rawValue }

  /// The logarithm to the unit's base. Powers of 2 are exact in bits and powers of 10 in hartleys.
  ///
  /// ```swift
  /// print(InformationUnit.bits.log(8))  // 3.0
  /// ```
  ///
  /// - Parameter x: A number, at least 0.
  /// - Returns: A value in [−∞, ∞], within 1 ulp; −∞ at 0.
  /// - Complexity: O(1).
  public func log(_ x: Double) -> Double {
    switch self {
    case .nats: CPosteriorLibc.log(x)
    case .bits: log2(x)
    case .hartleys: log10(x)
    }
  }

  /// The number of nats in one unit: the natural logarithm of the base.
  var nats: Double {
    switch self {
    case .nats: 1
    case .bits: CPosteriorLibc.log(2)
    case .hartleys: CPosteriorLibc.log(10)
    }
  }
}
