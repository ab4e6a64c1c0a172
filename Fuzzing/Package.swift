// swift-tools-version: 6.2
import PackageDescription

/// The package's own declarations are visible here, since these modules bear its name, which is
/// that of its folder.
let folder = Context.packageDirectory.split(separator: "/").dropLast().last ?? ""
let name = folder.lowercased().map { $0.isLetter || $0.isNumber ? "\($0)" : "_" }.joined()
let inside: [SwiftSetting] = [.unsafeFlags(["-package-name", name])]

/// Programs that feed Posterior with made-up input. They are a package of their own, so that no
/// other package builds them.
let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "posterior", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // The sources of the command, by a link: a product that is a program cannot be imported.
    .target(
      name: "Command",
      dependencies: [
        .product(name: "PosteriorExercises", package: "posterior"),
        .product(name: "PosteriorReport", package: "posterior"),
        .product(name: "Posterior", package: "posterior"),
        .product(name: "GSLNumerics", package: "posterior"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      packageAccess: false,
      // Its main function gives way to that of the fuzzer.
      swiftSettings: inside + [
        .unsafeFlags([
          "-Xfrontend", "-entry-point-function-name", "-Xfrontend", "Command_main",
        ])
      ]),
    .executableTarget(
      name: "Fuzz", dependencies: ["Command"], packageAccess: false,
      swiftSettings: inside),
  ]
)
