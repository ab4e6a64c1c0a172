import Foundation
import Testing

/// What `posterior images` says of pairs of files.
@Suite struct ImagesCommandTests {
  static let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255]
  static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 0, 2]

  private func check(
    _ images: [UInt8], _ labels: [UInt8], _ arguments: String...
  ) throws -> Run {
    try withFolder { folder in
      try Data(images).write(to: URL(filePath: "\(folder)/images"))
      try Data(labels).write(to: URL(filePath: "\(folder)/labels"))
      let run = posterior(["images", "\(folder)/images", "\(folder)/labels"] + arguments)
      return Run(
        output: run.output.replacing(folder, with: "."),
        errors: run.errors.replacing(folder, with: "."), status: run.status)
    }
  }

  // MARK: Known values

  @Test func aPairByHand() throws {
    let run = try check(Self.images, Self.labels, "--json")
    #expect(run.status == 0 && run.errors == "")
    #expect(
      try run.json == [
        "n": .number(2), "rows": .number(1), "cols": .number(3),
        "label_counts": .list([.number(1), .number(0), .number(1)]), "pixel_sum": .number(270),
      ])
    let text = try check(Self.images, Self.labels)
    #expect(text.status == 0 && text.output.contains("2 images of 1 × 3 pixels"))
  }

  // MARK: Edges

  static let faults: [(images: [UInt8], labels: [UInt8], kind: String, file: String)] = [
    ([1, 2, 3, 4], labels, "idx.magic", "./images"),
    (Array(images.dropLast()), labels, "idx.truncated", "./images"),
    (images + [0], labels, "idx.extra", "./images"),
    (Array(images[..<10]), labels, "idx.truncated", "./images"),
    (images, [], "idx.truncated", "./labels"), (labels, images, "idx.swapped", "./labels"),
    (images, [0, 0, 8, 1, 0, 0, 0, 1, 0], "idx.count", "./labels"),
    (
      [0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255], labels, "idx.size",
      "./images"
    ),
    ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], labels, "gzip.truncated", "./images"),
    ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255], labels, "gzip.corrupt", "./images"),
    // The checksum behind the data is one bit off.
    (
      [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 99, 96, 224, 96, 102, 96, 96, 96, 2, 98, 70, 32, 102,
        102, 96, 100, 98, 102, 97, 5, 0, 223, 251, 109, 79, 22, 0, 0, 0,
      ], labels, "gzip.corrupt", "./images"
    ),
  ]

  @Test(arguments: faults.indices) func isRefused(_ index: Int) throws {
    let fault = Self.faults[index]
    let run = try check(fault.images, fault.labels)
    #expect(run.status == 1 && run.output == "")
    #expect(run.errors.hasPrefix("posterior: error: \(fault.file): "), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
    let report = try check(fault.images, fault.labels, "--json")
    #expect(report.status == 1 && report.errors == run.errors)
    let error = try #require(report.json["error"])
    #expect(error["kind"] == .string(fault.kind))
    #expect(error["file"] == .string(fault.file))
  }

  @Test func aBombIsNotInflated() throws {
    try withFolder { folder in
      try Data(Self.labels).write(to: URL(filePath: "\(folder)/labels"))
      try Data(Self.images).write(to: URL(filePath: "\(folder)/images"))
      let run = posterior(
        inShell: """
          cd \(folder) && { cat images; head -c 50000000 /dev/zero; } | gzip -1 >bomb.gz
          ulimit -v 4000000; exec "$0" images bomb.gz labels --json
          """)
      #expect(run.status == 1 && run.errorKind == "idx.extra")
    }
  }

  @Test func aMissingFile() throws {
    let run = posterior(["images", "/nonexistent/images", "/nonexistent/labels", "--json"])
    #expect(run.status == 1)
    #expect(run.errorKind == "file.missing")
  }
}
