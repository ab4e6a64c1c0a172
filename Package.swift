// swift-tools-version: 6.2
import PackageDescription

/// `swift run` builds for debugging, where numeric loops run many times slower. The library targets are therefore
/// optimized in debug builds too, as long as this package is the root: a dependency may not carry unsafe flags.
let isRoot = Context.gitInformation != nil && !Context.packageDirectory.contains("/checkouts/")
let optimized: [SwiftSetting] = isRoot ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : []
let optimizedC: [CSetting] = isRoot ? [.unsafeFlags(["-O2"], .when(configuration: .debug))] : []

/// Continuous integration sets this; a student with a newer compiler is not stopped by a new warning.
let strict: [SwiftSetting] =
  Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)]

let lessons = [
  "Lesson01-Entropy", "Lesson02-MaximumLikelihood", "Lesson03-CrossEntropy",
  "Lesson04-LogisticRegression", "Lesson05-GaussianModel", "Lesson06-GenerativeVsDiscriminative",
  "Lesson07-Softmax", "Lesson08-ImageSoftmax", "Lesson09-NeuralNetwork",
  "Lesson10-FourClasses",
]

func library(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: optimized + strict)
}

func tests(_ name: String, of dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let package = Package(
  name: "Posterior",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GSLNumerics", targets: ["GSLNumerics"]),
    .library(name: "Posterior", targets: ["Posterior"]),
    .library(name: "Notebook", targets: ["Notebook"]),
    .library(name: "Exercises", targets: ["Exercises"]),
    // A target folder of that name would clash with Posterior's where case makes no difference.
    .executable(name: "posterior", targets: ["PosteriorCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0")
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl",
      providers: [.apt(["libgsl-dev", "libopenblas-dev"]), .brew(["gsl", "openblas"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CLibrary"),
    .target(name: "CKernels", cSettings: optimizedC),
    library("GSLNumerics", uses: ["CGSL", "CKernels"]),
    library("Posterior", uses: ["GSLNumerics", "CLibrary", "CZlib"]),
    library(
      "Notebook",
      uses: [
        "Posterior", "GSLNumerics", "CLibrary",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    library("Exercises", uses: ["Posterior", "GSLNumerics", "CLibrary"]),
    .executableTarget(
      name: "PosteriorCommand",
      dependencies: [
        "Exercises", "Notebook", "Posterior", "GSLNumerics", "CLibrary",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(name: "CSymbolOrigin", path: "Tests/CSymbolOrigin"),
    .target(
      name: "CPlainKernels", dependencies: ["CKernels"], path: "Tests/CPlainKernels",
      cSettings: optimizedC),
    tests(
      "GSLNumericsTests",
      of: ["GSLNumerics", "CGSL", "CKernels", "CSymbolOrigin", "CPlainKernels"]),
    tests("PosteriorTests", of: ["Posterior", "CZlib"]),
    tests("NotebookTests", of: ["Notebook"]),
    tests("ExercisesTests", of: ["Exercises", "GSLNumerics"]),
    tests("PosteriorCommandTests", of: ["PosteriorCommand", "Notebook", "Posterior"]),
    // The lessons are run as programs; that they are dependencies has them built first.
    tests("LessonTests", of: ["Notebook"] + lessons.map { .target(name: $0) }),
  ]
    + lessons.map { lesson in
      .executableTarget(
        name: lesson, dependencies: ["Notebook", "Posterior", "GSLNumerics", "CLibrary"],
        path: "Lessons/\(lesson)",
        swiftSettings: strict + [.defaultIsolation(MainActor.self)])
    }
)
