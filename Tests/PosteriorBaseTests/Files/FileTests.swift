import CPosteriorLibc
import PosteriorBase
import PosteriorTestSupport
import Testing

@Suite struct FileTests {
  /// Calls a function with a folder of its own.
  private func withFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/posterior-base-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no folder can be made in /tmp") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      for name in ["file", "link", "pipe"] { unlink("\(folder)/\(name)") }
      rmdir(folder)
    }
    try body(folder)
  }

  // MARK: Properties

  @Test func whatIsWrittenIsRead() throws {
    try withFolder { folder in
      try forAll(cases: 20) { generator in
        let bytes = (0..<generator.integer(in: 0...200_000)).map {
          UInt8(truncatingIfNeeded: $0 * 7)
        }
        try AtomicFile("\(folder)/file", of: .model).write(bytes)
        #expect(try FileStream("\(folder)/file").rest() == bytes)
        for limit in [1000, 100_000] {
          let start = try FileStream(plain: "\(folder)/file").rest(limit: limit)
          #expect(start == Array(bytes.prefix(limit)))
        }
        let stream = try FileStream("\(folder)/file")
        #expect(stream.countBytes() == bytes.count)
        let (start, end) = (try stream.read(10), try stream.rest())
        #expect(start + end == bytes && start.count == min(10, bytes.count))
      }
    }
  }

  @Test func aLinkIsFollowedAndKept() throws {
    try withFolder { folder in
      try AtomicFile("\(folder)/file", of: .model).write([1])
      #expect(symlink("file", "\(folder)/link") == 0)
      try AtomicFile("\(folder)/link", of: .model).write([2])
      #expect(try FileStream("\(folder)/file").rest() == [2])
    }
  }

  // MARK: Edges

  @Test func aTemporaryFileIsReadFromItsBeginning() throws {
    let file = try #require(FileStream(temporary: "aé"))
    #expect(try file.rest() == Array("aé".utf8))
    file.rewind()
    #expect(try file.rest() == Array("aé".utf8))
  }

  @Test func whatCannotBeReadSaysWhy() throws {
    let missing = #expect(throws: FileError.self) { try FileStream("/nonexistent/x") }
    #expect(missing?.isMissing == true && missing?.file == "/nonexistent/x")
    #expect(missing?.description == "/nonexistent/x: cannot be read: No such file or directory")
    let zero = #expect(throws: FileError.self) { try FileStream("/tmp\0/x") }
    #expect(zero?.isMissing == true)
    let folder = #expect(throws: FileError.self) { try FileStream("/tmp").rest() }
    #expect(folder?.reason == systemReason(EISDIR) && folder?.isMissing == false)
    let plain = #expect(throws: FileError.self) { try FileStream(plain: "/tmp") }
    #expect(plain?.reason == "it is a folder")
    try withFolder { folder in
      #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
      let pipe = #expect(throws: FileError.self) { try FileStream(plain: "\(folder)/pipe") }
      #expect(pipe?.reason == "it is a pipe")
    }
  }

  @Test(arguments: [
    (FileContent.model, "model.target"), (.report, "report.target"), (.figure, "figure.target"),
    (.exercise, "exercise.target"), (.progress, "progress.target"),
  ])
  func theKindSaysWhatWasWritten(_ content: FileContent, _ kind: String) throws {
    for path in ["", "/tmp", "/nonexistent/x"] {
      let error = #expect(throws: FileError.self) { try AtomicFile(path, of: content) }
      #expect(error?.kind == kind)
    }
    try withFolder { folder in
      #expect(mkdir("\(folder)/.file.saving", 0o700) == 0)
      defer { rmdir("\(folder)/.file.saving") }
      let file = try AtomicFile("\(folder)/file", of: content)
      for attempt in [{ try file.check() }, { try file.write([1]) }] {
        #expect(#expect(throws: FileError.self) { try attempt() }?.kind == kind)
      }
    }
    #expect(
      #expect(throws: FileError.self) { try FileStream("/nonexistent/x") }?.kind == "file.source")
  }

  @Test func whatCannotBeWrittenSaysWhy() {
    let folder = #expect(throws: FileError.self) { try AtomicFile("/tmp", of: .model) }
    #expect(folder?.description == "/tmp: cannot be written: it is a folder")
    let nowhere = #expect(throws: FileError.self) { try AtomicFile("/nonexistent/x", of: .model) }
    #expect(
      nowhere?.reason == "there is no such folder" && nowhere?.hint == "Make the folder first.")
  }
}
