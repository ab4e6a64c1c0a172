import Foundation
import Testing

@testable import PosteriorReport

@Suite struct InstalledFileTests {
  private static let source = "/nonexistent/Sources/Lessons/Lesson01-Title/main.swift"

  @Test func aFileBesideTheProgramGoesFirst() throws {
    let top = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
    let folder = "\(top)/share/posterior/Lessons/Lesson01-Title"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: top) }
    let program = "\(top)/bin/Lesson01-Title"
    #expect(installedFile(Self.source, program: program) == Self.source)
    try "".write(toFile: "\(folder)/main.swift", atomically: true, encoding: .utf8)
    #expect(installedFile(Self.source, program: program) == "\(folder)/main.swift")
    // A folder of the package, and a file that is not installed.
    #expect(
      installedFile("/nonexistent/Lessons", program: program) == "\(top)/share/posterior/Lessons")
    #expect(installedFile("/nonexistent/Lessons/Data/a.csv", program: program).hasPrefix("/nonex"))
  }

  @Test func whereNothingIsInstalledItIsTheSource() {
    #expect(installedFile(Self.source) == Self.source)
    #expect(installedFile(Self.source, program: nil) == Self.source)
    #expect(installedFile("/a/main.swift", program: "/usr/bin/program") == "/a/main.swift")
  }
}
