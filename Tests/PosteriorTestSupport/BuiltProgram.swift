import Foundation

/// The path of a program of the package: it lies in the folder of the test bundle, which is named
/// on the command line.
public func builtProgram(_ name: String) -> String { "\(products)/\(name)" }

private let products: String = {
  let bundle = CommandLine.arguments.lazy.compactMap { argument -> String? in
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard let place = parts.firstIndex(where: { $0.hasSuffix(".xctest") }) else { return nil }
    return place == 0 ? "." : parts[..<place].joined(separator: "/")
  }
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  return bundle.first ?? "\(package)/.build/debug"
}()
