import Foundation
import Testing

@Suite struct IntegerTypesTests {
  /// `long` has 32 bits on some systems, where Swift's `Int` has 64.
  @Test func noIntegerDependsOnTheSystem() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardizedFileURL
    var count = 0
    for folder in ["Sources", "Tests"] {
      let files = FileManager.default.enumerator(
        at: package.appending(path: folder), includingPropertiesForKeys: nil)
      for file in files?.allObjects as? [URL] ?? [] where ["c", "h"].contains(file.pathExtension) {
        count += 1
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
          // A generator of GSL returns and takes `unsigned long`.
          let isGSLs = file.lastPathComponent == "xoshiro.h" && code.contains("unsigned long")
          let words = code.split { !($0.isLetter || $0.isNumber || $0 == "_") }
          #expect(isGSLs || !words.contains("long"), "\(file.lastPathComponent): \(line)")
        }
      }
    }
    #expect(count > 20)
  }
}
