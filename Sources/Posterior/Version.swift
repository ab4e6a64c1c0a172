/// The version of the package, by https://semver.org.
public let posteriorVersion = "0.1.0"

/// Whether this library was compiled with optimization, as the package asks for in debug builds
/// too.
///
/// Without it, as with the option `-Xswiftc -Onone`, numeric loops run several times slower.
public let posteriorIsOptimized: Bool = {
  var isOptimized = true
  func noteAssertion() -> Bool {
    isOptimized = false
    return true
  }
  // Only a build without optimization looks at what is asserted.
  assert(noteAssertion())
  return isOptimized
}()
