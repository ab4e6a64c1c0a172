import Foundation
import Testing

@testable import PosteriorBase

@Suite struct FileStreamTests {
  /// What is read of a file with some bytes.
  private func text(_ bytes: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try FileStream.text(of: file.path)
  }

  // MARK: Known values (by hand)

  @Test(arguments: ["", "a", "θ\r\n日\n", String(repeating: "0123456789abcdef", count: 5000)])
  func whatWasWritten(_ contents: String) throws {
    #expect(try text(Array(contents.utf8)) == contents)
  }

  // MARK: Edges

  @Test func whatIsNoText() throws {
    #expect(try text([0x61, 0xFF, 0x00, 0x62]) == "a\u{FFFD}\0b")
  }

  @Test func whatCannotBeRead() {
    // A folder can be opened, and not be read.
    for path in ["/nonexistent", "/"] {
      #expect(throws: FileError.self) { try FileStream.text(of: path) }
    }
  }
}
