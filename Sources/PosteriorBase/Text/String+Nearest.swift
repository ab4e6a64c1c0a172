extension String {
  /// The name that this one may be a slip of: the one at the least edit distance, letters of either
  /// case being equal, if at most a third of the letters differ, or one of two.
  ///
  /// - Parameter names: The names there are.
  /// - Returns: The first of the nearest; nil when none is near.
  /// - Complexity: O(m l²) for m names of up to l = 64 letters; longer ones are left out.
  package func nearest(among names: [String]) -> String? {
    let wanted = Array(lowercased())
    guard wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for name in names where name.utf8.count <= 256 {
      let distance = editDistance(wanted, Array(name.lowercased().prefix(65)))
      if distance < best?.distance ?? .max { best = (name, distance) }
    }
    guard let best, best.distance <= max(wanted.count > 1 ? 1 : 0, wanted.count / 3) else {
      return nil
    }
    return best.name
  }
}

/// The least number of letters to insert, delete or replace that makes one word of another.
///
/// Reference: Wagner and Fischer, "The string-to-string correction problem", Journal of the ACM 21
/// (1974).
private func editDistance(_ source: [Character], _ target: [Character]) -> Int {
  var previous = Array(0...target.count)
  for (i, letter) in source.enumerated() {
    var current = [i + 1]
    for (j, other) in target.enumerated() {
      let replaced = previous[j] + (letter == other ? 0 : 1)
      current.append(min(replaced, previous[j + 1] + 1, current[j] + 1))
    }
    previous = current
  }
  return previous[target.count]
}
