// swift-tools-version: 6.2
import PackageDescription

/// `swift run` builds for debugging, where numeric loops run many times slower. The library targets
/// are therefore optimized in debug builds too. Since tools version 6.2, packages that others
/// depend on may have such flags.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]
let optimizedC: [CSetting] = [.unsafeFlags(["-O2"], .when(configuration: .debug))]

/// Continuous integration sets this; a student with a newer compiler is not stopped by a new
/// warning.
let strict: [SwiftSetting] =
  Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)]

let lessons = [
  "Lesson01-Entropy",
  "Lesson02-MaximumLikelihood",
  "Lesson03-CrossEntropy",
  "Lesson04-LogisticRegression",
  "Lesson05-GaussianModel",
  "Lesson06-GenerativeVsDiscriminative",
  "Lesson07-Softmax",
  "Lesson08-ImageSoftmax",
  "Lesson09-NeuralNetwork",
  "Lesson10-FourClasses",
]

func library(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: optimized + strict)
}

func tests(_ name: String, of dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["PosteriorTestSupport"], swiftSettings: strict)
}

let package = Package(
  name: "Posterior",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GSLNumerics", targets: ["GSLNumerics"]),
    .library(name: "Posterior", targets: ["Posterior"]),
    .library(name: "PosteriorReport", targets: ["PosteriorReport"]),
    .library(name: "PosteriorLesson", targets: ["PosteriorLesson"]),
    // For the packages Benchmarks and Fuzzing: a package reaches another one's modules by products
    // only.
    .library(name: "PosteriorCourse", targets: ["PosteriorCourse"]),
    .library(name: "PosteriorExercises", targets: ["PosteriorExercises"]),
    // A target folder of that name would clash with Posterior's where case makes no difference.
    .executable(name: "posterior", targets: ["PosteriorCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CPosteriorGSL", pkgConfig: "openblas gsl",
      providers: [.apt(["libgsl-dev", "libopenblas-dev"]), .brew(["gsl", "openblas"])]),
    .systemLibrary(
      name: "CPosteriorZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CPosteriorLibc"),
    .target(name: "CPosteriorKernels", cSettings: optimizedC),
    library("PosteriorBase", uses: ["CPosteriorLibc"]),
    library("PosteriorKernels", uses: ["PosteriorBase", "CPosteriorKernels"]),
    library(
      "GSLNumerics",
      uses: ["PosteriorBase", "PosteriorKernels", "CPosteriorGSL", "CPosteriorLibc"]),
    library(
      "Posterior",
      uses: [
        "PosteriorBase", "GSLNumerics", "PosteriorKernels", "CPosteriorLibc", "CPosteriorZlib",
      ]),
    library(
      "PosteriorReport",
      uses: [
        "PosteriorBase", "Posterior", "GSLNumerics", "CPosteriorLibc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    library(
      "PosteriorLesson",
      uses: [
        "PosteriorReport", "Posterior", "GSLNumerics", "CPosteriorLibc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    library("PosteriorCourse", uses: ["Posterior", "GSLNumerics", "CPosteriorLibc"]),
    library(
      "PosteriorExercises",
      uses: ["PosteriorCourse", "Posterior", "GSLNumerics", "CPosteriorLibc"]),
    .executableTarget(
      name: "PosteriorCommand",
      dependencies: [
        "PosteriorExercises", "PosteriorReport", "Posterior", "GSLNumerics", "CPosteriorLibc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "PosteriorTestSupport", dependencies: ["GSLNumerics"],
      path: "Tests/PosteriorTestSupport", swiftSettings: strict),
    .target(name: "CPosteriorSymbolOrigin", path: "Tests/CPosteriorSymbolOrigin"),
    .target(
      name: "CPosteriorPlainKernels", dependencies: ["CPosteriorKernels"],
      path: "Tests/CPosteriorPlainKernels",
      cSettings: optimizedC),
    tests("PosteriorBaseTests", of: ["PosteriorBase", "CPosteriorLibc"]),
    tests(
      "PosteriorKernelsTests",
      of: [
        "PosteriorKernels", "GSLNumerics", "CPosteriorKernels", "CPosteriorPlainKernels",
        "CPosteriorLibc",
      ]),
    tests("GSLNumericsTests", of: ["GSLNumerics", "CPosteriorGSL", "CPosteriorSymbolOrigin"]),
    tests("PosteriorTests", of: ["Posterior", "PosteriorCourse", "CPosteriorZlib"]),
    tests("PosteriorCourseTests", of: ["PosteriorCourse", "Posterior", "GSLNumerics"]),
    tests("PosteriorReportTests", of: ["PosteriorReport"]),
    tests("PosteriorLessonTests", of: ["PosteriorLesson", "PosteriorReport"]),
    tests("PosteriorExercisesTests", of: ["PosteriorExercises", "GSLNumerics"]),
    tests(
      "PosteriorCommandTests",
      of: ["PosteriorCommand", "PosteriorLesson", "PosteriorReport", "Posterior"]),
    // The lessons are run as programs; that they are dependencies has them built first.
    tests(
      "LessonTests", of: ["PosteriorLesson", "PosteriorReport"] + lessons.map { .target(name: $0) }),
  ]
    + lessons.map { lesson in
      .executableTarget(
        name: lesson,
        dependencies: [
          "PosteriorLesson", "PosteriorCourse", "Posterior", "GSLNumerics", "CPosteriorLibc",
        ],
        path: "Lessons/\(lesson)",
        swiftSettings: strict + [.defaultIsolation(MainActor.self)])
    }
)
