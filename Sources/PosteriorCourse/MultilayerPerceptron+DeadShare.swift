import GSLNumerics
import Posterior

extension MultilayerPerceptron {
  /// The share of a layer's units that are 0 for all of some examples. With the rectifier they have
  /// no gradient: they are dead as far as these examples can tell.
  ///
  /// - Parameters:
  ///   - layer: The number of the layer, from 1, the first hidden one.
  ///   - features: n × d finite numbers: each row is an example.
  /// - Returns: A share in [0, 1].
  /// - Precondition: There is such a layer, and the features have d columns.
  /// - Complexity: O(nP) for P parameters.
  public func deadShare(ofLayer layer: Int, _ features: Matrix) -> Double {
    let units = values(ofLayer: layer, features).columns
    return Double(units.count { $0.allSatisfy { $0 == 0 } }) / Double(units.count)
  }
}
