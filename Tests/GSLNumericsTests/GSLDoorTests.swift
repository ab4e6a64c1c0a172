import Foundation
import GSLNumerics
import PosteriorTestSupport
import Testing

/// GSL ends the process on an error until its handler is turned off: every call has to come after
/// that, whichever is first.
@Suite struct GSLDoorTests {
  // MARK: First calls, each in a process of its own

  @Test func noFirstCallEndsTheProcess() async {
    await #expect(processExitsWith: .success) {
      // GSL's iteration does not converge here.
      _ = StudentDistribution.quantile(1e-80, degreesOfFreedom: 171)
    }
    await #expect(processExitsWith: .success) {
      _ = try? integral(over: 0...1) { 1 / $0 }
    }
    await #expect(processExitsWith: .success) {
      _ = try? GSLMultivariateNormal(mean: [0, 0], covariance: Matrix([[1, 2], [2, 1]]))
    }
    await #expect(processExitsWith: .success) {
      _ = binomialProbability(successes: 0, trials: 3, probability: 1e-300)
    }
  }

  // MARK: The sources

  @Test func everyCallGoesThroughTheDoor() throws {
    for (name, code) in try Self.sources() where name != "GSL.swift" {
      #expect(Self.callsOutside(code) == [], "\(name)")
    }
  }

  @Test func aCallOutsideIsSeen() {
    #expect(Self.callsOutside("x = gsl_sf_log(2)") == ["gsl_sf_log"])
    #expect(Self.callsOutside("GSL.value { 1 }\ncblas_ddot(n)") == ["cblas_ddot"])
    #expect(Self.callsOutside("GSL.call { f { gsl_a(1) } }; GSL.allocated(gsl_b(2))") == [])
  }

  @Test func whatImportsGSLCallsIt() throws {
    let names = ["gsl_", "cblas_", "openblas_", "xoshiro_"]
    for (name, code) in try Self.sources() where code.contains("import CPosteriorGSL\n") {
      #expect(names.contains { code.contains($0) }, "\(name) takes only the C library from it")
    }
  }

  /// The files of the module, without comments.
  private static func sources() throws -> [(name: String, code: String)] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/GSLNumerics").standardizedFileURL
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let sources = (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    try #require(sources.count > 30)
    return try sources.map { file in
      let lines = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
      let code = lines.map { line in
        line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
      }
      return (file.lastPathComponent, code.joined(separator: "\n"))
    }
  }

  /// The calls of C functions that stand in no argument and no closure of the door's functions.
  private static func callsOutside(_ code: String) -> [String] {
    let doors = ["GSL.value", "GSL.call", "GSL.allocated"]
    var (found, isDoor, before): ([String], [Bool], String) = ([], [], "")
    for character in code {
      if "({".contains(character) {
        let word = before.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        let name = String(word.reversed())
        if character == "(" && isCall(name) && !isDoor.contains(true) { found.append(name) }
        let text = before.trimmingCharacters(in: .whitespaces)
        isDoor.append(doors.contains { text.hasSuffix($0) })
      } else if ")}".contains(character) {
        _ = isDoor.popLast()
      }
      before = String((before + String(character)).suffix(80))
    }
    return found
  }

  /// Whether a name is that of a C function that may fail: no type, and nothing that gives memory
  /// back.
  private static func isCall(_ name: String) -> Bool {
    let types = [
      "gsl_matrix", "gsl_vector", "gsl_function", "gsl_sf_result", "gsl_multimin_function_fdf",
    ]
    return ["gsl_", "cblas_", "openblas_"].contains { name.hasPrefix($0) }
      && !types.contains(name) && !name.hasSuffix("_free")
  }
}
