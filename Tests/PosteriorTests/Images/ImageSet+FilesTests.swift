import Testing

@testable import Posterior

@Suite struct ImageSetFilesTests {
  static let images = idxBytes([3, 1, 2], [0, 51, 102, 153, 204, 255])
  static let labels = idxBytes([3], [2, 0, 2])

  /// Reads a set from two files that have the bytes.
  func read(
    _ images: [UInt8], _ labels: [UInt8], classNames: [String]? = nil
  ) throws -> (set: ImageSet?, error: IDXError?, paths: [String]) {
    var result: (set: ImageSet?, error: IDXError?, paths: [String]) = (nil, nil, [])
    try withFolder(["images": images, "labels": labels]) { folder in
      result.paths = ["\(folder)/images", "\(folder)/labels"]
      do throws(IDXError) {
        result.set = try ImageSet(
          images: result.paths[0], labels: result.paths[1], classNames: classNames)
      } catch { result.error = error }
    }
    return result
  }

  // MARK: Known values

  @Test func twoFilesMakeASet() throws {
    let set = try #require(try read(gzipped(Self.images), Self.labels).set)
    #expect(set.pixels == [0, 51, 102, 153, 204, 255])
    #expect(set.rowCount == 1 && set.columnCount == 2)
    #expect(set.labels == [2, 0, 2])
    #expect(set.classNames == ["0", "1", "2"])
    #expect(set.features.elements == [0, 0.2, 0.4, 0.6, 0.8, 1])
    let named = try read(Self.images, gzipped(Self.labels), classNames: ["a", "b", "c", "d"])
    #expect(named.set?.classCounts == [1, 0, 2, 0])
  }

  // MARK: Edges

  @Test func labelsOutsideTheClassesAreRefused() throws {
    let result = try read(Self.images, Self.labels, classNames: ["a", "b"])
    let error = try #require(result.error)
    #expect(error.kind == "idx.label")
    #expect(error.value == "2")
    #expect(
      error.description
        == "\(result.paths[1]): label 0, counted from 0, is 2, but there are 2 classes: 0 to 1. "
        + "Name all classes, or take the labels that belong to these.")
    let one = try read(Self.images, idxBytes([3], [0, 0, 1]), classNames: ["a"])
    #expect(one.error?.message == "label 2, counted from 0, is 1, but there is 1 class: only 0")
  }

  @Test func setsOfDifferentLengthAreRefused() throws {
    let result = try read(Self.images, idxBytes([2], [0, 1]))
    let error = try #require(result.error)
    #expect(error.kind == "idx.count")
    #expect(
      error.description
        == "\(result.paths[1]): there are 2 labels for 3 images. "
        + "Take both files from one set, training or test.")
    #expect(try read(Self.images, idxBytes([4], [0, 1, 0, 1])).error?.kind == "idx.count")
  }

  @Test func exchangedFilesAreNoticed() throws {
    #expect(try read(Self.labels, Self.images).error?.kind == "idx.swapped")
    #expect(try read(Self.labels, Self.labels).error?.kind == "idx.swapped")
    let twice = try read(Self.images, Self.images)
    #expect(twice.error?.kind == "idx.swapped")
    #expect(twice.error?.file == twice.paths[1])
  }
}
