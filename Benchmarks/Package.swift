// swift-tools-version: 6.2
import PackageDescription

/// Continuous integration sets this; a student with a newer compiler is not stopped by a new
/// warning.
let strict: [SwiftSetting] =
  Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)]

/// Programs that time Posterior. They are a package of their own, so that no other package builds
/// them, and see of the library what everybody sees: its public declarations.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "posterior", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(
      name: "ArrayFiles", dependencies: [.product(name: "Posterior", package: "posterior")],
      swiftSettings: strict),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "ArrayFiles",
        .product(name: "Posterior", package: "posterior"),
        .product(name: "PosteriorCourse", package: "posterior"),
        .product(name: "GSLNumerics", package: "posterior"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Benchmarks", swiftSettings: strict),
    .testTarget(name: "ArrayFilesTests", dependencies: ["ArrayFiles"], swiftSettings: strict),
  ]
)
