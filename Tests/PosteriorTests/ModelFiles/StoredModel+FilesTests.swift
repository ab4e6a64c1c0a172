import CPosteriorLibc
import Foundation
import PosteriorTestSupport
import Testing

@testable import Posterior

/// Models in real files.
@Suite struct StoredModelFilesTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    .path

  /// Runs a test in a folder of its own, and expects nothing in it but some files afterwards.
  private func inFolder(leaving names: [String], _ test: () throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try test()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names)
  }

  private var path: String { folder + "/model.json" }
  private var model: StoredModel { StoredModel.examples[0] }
  private var other: StoredModel { StoredModel.examples[4] }

  private func permissions(_ path: String) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  // MARK: Known values

  @Test func modelsAreSavedAndLoaded() throws {
    try inFolder(leaving: ["model.json"]) {
      try StoredModel.checkTarget(path)
      #expect(!FileManager.default.fileExists(atPath: path))
      try model.save(to: path)
      #expect(try StoredModel.load(path) == model)
      try StoredModel.checkTarget(path)
      #expect(try StoredModel.load(path) == model)
      try other.save(to: path)
      #expect(try StoredModel.load(path) == other)
      #expect(try Data(contentsOf: URL(filePath: path)) == Data(other.bytes()))
    }
  }

  @Test func aNewFileHasThePermissionsOfTheProcess() throws {
    try inFolder(leaving: ["model.json", "plain"]) {
      #expect(FileManager.default.createFile(atPath: folder + "/plain", contents: nil))
      try model.save(to: path)
      #expect(try permissions(path) == permissions(folder + "/plain"))
    }
  }

  @Test func aReplacedFileKeepsItsPermissions() throws {
    try inFolder(leaving: ["model.json"]) {
      try model.save(to: path)
      chmod(path, 0o640)
      try other.save(to: path)
      #expect(try permissions(path) == 0o640)
    }
  }

  @Test func linksAreFollowed() throws {
    try inFolder(leaving: ["deep", "link", "model.json"]) {
      try model.save(to: path)
      let deep = folder + "/deep"
      try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: false)
      symlink("../link", deep + "/link")
      symlink("model.json", folder + "/link")
      try other.save(to: deep + "/link")
      #expect(try StoredModel.load(path) == other)
      #expect(try StoredModel.load(deep + "/link") == other)
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "model.json")
      #expect(try FileManager.default.contentsOfDirectory(atPath: deep) == ["link"])
    }
  }

  // MARK: Edges

  @Test func whatIsNoFileIsNoTarget() throws {
    try inFolder(leaving: ["pipe", "self"]) {
      mkfifo(folder + "/pipe", 0o600)
      symlink("self", folder + "/self")
      let refusals: [(String, String)] = [
        (folder, "it is a folder"), (folder + "/", "it is a folder"),
        (folder + "/.", "it is a folder"),
        (folder + "/pipe", "it is a pipe"), ("/dev/null", "it is a device"),
        ("/dev/full", "it is a device"), ("", "the name is empty"),
        ("a\0b", "the name has a NUL byte"),
        (folder + "/none/model.json", "there is no such folder"),
        (folder + "/none/", "there is no such folder"),
        (folder + "/pipe/model.json", "Not a directory"),
        (folder + "/self", "Too many levels of symbolic links"),
        (folder + "/" + String(repeating: "x", count: 300), "File name too long"),
        ("/proc/model.json", "No such file or directory"),
      ]
      for (path, reason) in refusals {
        for attempt in [{ try StoredModel.checkTarget(path) }, { try model.save(to: path) }] {
          expectRefusal(.target, "cannot be written: \(reason)") { try attempt() }
        }
      }
    }
  }

  @Test func aLinkToNothingIsNoTarget() throws {
    try inFolder(leaving: ["link"]) {
      symlink("none", folder + "/link")
      expectRefusal(.target, "cannot be written: it is a link to a file that is not there") {
        try StoredModel.checkTarget(folder + "/link")
      }
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the administrator may write everywhere"))
  func whatMayNotBeWrittenIsNoTarget() throws {
    try inFolder(leaving: ["model.json"]) {
      try model.save(to: path)
      chmod(path, 0o400)
      expectRefusal(.target, "cannot be written: Permission denied") {
        try StoredModel.checkTarget(path)
      }
      chmod(folder, 0o500)
      expectRefusal(.target, "cannot be written: Permission denied") {
        try StoredModel.checkTarget(folder + "/new")
      }
      chmod(folder, 0o700)
    }
  }

  @Test func whatIsNoFileIsNotLoaded() throws {
    try inFolder(leaving: ["pipe"]) {
      mkfifo(folder + "/pipe", 0o600)
      let refusals: [(String, String)] = [
        (folder, "it is a folder"), (folder + "/pipe", "it is a pipe"),
        ("/dev/zero", "it is a device"),
        (folder + "/none", "No such file or directory"), ("", "No such file or directory"),
      ]
      for (path, reason) in refusals {
        expectRefusal(.file, "cannot be read: \(reason)") { try StoredModel.load(path) }
      }
    }
  }

  @Test func hugeFilesAreRefusedUnread() throws {
    try inFolder(leaving: ["model.json"]) {
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
      truncate(path, 1 << 40)
      expectRefusal(.value, "a model's file has at most 256 MiB") { try StoredModel.load(path) }
    }
  }

  @Test func aModelThatCannotBeStoredLeavesTheOldOne() throws {
    try inFolder(leaving: ["model.json"]) {
      try model.save(to: path)
      let broken = StoredModel(
        LogisticRegression(decision: LinearDecision(weights: [.nan], bias: 0)),
        by: LogisticMethod(), featureNames: ["a"], classNames: ["0", "1"], labelName: "y")
      do throws(ModelFileError) {
        try broken.save(to: path)
        Issue.record("a model with NaN was saved")
      } catch {
        #expect(error.kind == "model.value" && error.file == path)
      }
      #expect(try StoredModel.load(path) == model)
    }
  }

  /// A temporary file that a killed program left is removed; one that a program writes to is not.
  @Test func temporaryFilesAreToldApart() throws {
    try inFolder(leaving: ["model.json"]) {
      let temporary = folder + "/.model.json.saving"
      try Data("half a mod".utf8).write(to: URL(filePath: temporary))
      try model.save(to: path)
      #expect(try StoredModel.load(path) == model)

      let held = open_file(temporary, O_RDWR | O_CREAT, 0o600)
      #expect(flock(held, LOCK_EX) == 0)
      expectRefusal(.target, "cannot be written: another program is saving to it") {
        try other.save(to: path)
      }
      #expect(FileManager.default.fileExists(atPath: temporary))
      close(held)
      try StoredModel.checkTarget(path)
    }
  }

  @Test func aFolderInTheWayIsNamed() throws {
    try inFolder(leaving: [".model.json.saving"]) {
      let temporary = folder + "/.model.json.saving"
      try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: false)
      #expect(throws: ModelFileError.self) { try model.save(to: path) }
    }
  }

  /// A limit on the size of files does what a full disk does: the old model stays, and nothing
  /// else.
  @Test func aFullDiskLeavesTheOldModel() async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try model.save(to: path)
    await #expect(processExitsWith: .success) { [path = path as String] in
      let files = __rlimit_resource_t(1)  // RLIMIT_FSIZE
      var (limit, before) = (rlimit(), rlimit())
      getrlimit(files, &before)
      limit = rlimit(rlim_cur: 100, rlim_max: before.rlim_max)
      setrlimit(files, &limit)
      // What the test reports may go to a file, too.
      defer { setrlimit(files, &before) }
      do throws(ModelFileError) {
        try StoredModel.examples[4].save(to: path)
        Issue.record("the limit was passed")
      } catch {
        #expect(error.kind == "model.target" && error.message.hasSuffix("File too large"))
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["model.json"])
    #expect(try StoredModel.load(path) == model)
  }

  /// kill -9 at any moment leaves the one model or the other, whole, and at most the temporary
  /// file.
  @Test func killedProgramsLeaveWholeModels() async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try model.save(to: path)
    // One process divides itself into those that are killed: to start the tests takes seconds.
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      let models = [StoredModel.examples[0], StoredModel.examples[4]]
      for round in 0..<51 {
        let saver = try Saver(of: models, in: folder)
        let moment = Saver.Moment.allCases[round % Saver.Moment.allCases.count]
        #expect(saver.isKilled(when: moment), "round \(round), \(moment)")
        #expect(models.contains(try StoredModel.load(folder + "/model.json")))
        let names = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
        #expect(names.isSubset(of: ["model.json", ".model.json.saving"]))
      }
    }
    try model.save(to: path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["model.json"])
  }
}
