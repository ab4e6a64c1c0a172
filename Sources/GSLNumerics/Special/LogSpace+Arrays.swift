// The functions of one number, applied to every number of a list.

/// The logistic function of every logit, as `logistic(_:)` of each.
///
/// ```swift
/// print(logistic([-1, 0, 1]))  // [0.2689, 0.5, 0.7311]
/// ```
///
/// - Complexity: O(n), n exponentials.
public func logistic(_ logits: [Double]) -> [Double] { logits.map { logistic($0) } }

/// The softplus function of every logit, as `softplus(_:)` of each.
///
/// - Complexity: O(n), n exponentials and n logarithms.
public func softplus(_ logits: [Double]) -> [Double] { logits.map { softplus($0) } }

/// The logarithm of the logistic function of every logit, as `logLogistic(_:)` of each.
///
/// - Complexity: O(n), n exponentials and n logarithms.
public func logLogistic(_ logits: [Double]) -> [Double] { logits.map { logLogistic($0) } }
