import Foundation
import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct ExampleReaderTests {
  /// Reads text as a file: the reader, and the blocks that it gave.
  private func read(
    _ text: String, features: [String] = ["a", "b"], dropMissing: Bool = false, blockSize: Int = 2
  ) throws -> (reader: ExampleReader, blocks: [Matrix]) {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var blocks: [Matrix] = []
    let reader = try ExampleReader(
      path: path, features: features, label: "y",
      options: CSVOptions(dropMissing: dropMissing), blockSize: blockSize
    ) { blocks.append($0) }
    return (reader, blocks)
  }

  // MARK: Known values

  @Test func rowsComeInBlocks() throws {
    let (reader, blocks) = try read("b,y,a\n1,u,2\n\n3,v,4\n5,u,6\n")
    #expect(blocks == [Matrix([[2, 1], [4, 3]]), Matrix([[6, 5]])])
    #expect(reader.lines == [2, 4, 5] && reader.rowCount == 3)
    #expect(reader.labels == ["u", "v"] && reader.columnNames == ["b", "y", "a"])
  }

  @Test func incompleteRowsHaveNoLine() throws {
    let (reader, blocks) = try read("a,b,y\n1,2,\n?,3,u\n4,5,w\n", dropMissing: true)
    #expect(blocks == [Matrix([[1, 2], [4, 5]])])
    #expect(reader.lines == [2, 4] && reader.rowCount == 3 && reader.labels == ["", "w"])
  }

  // MARK: Properties

  /// The size of the blocks changes no number and no order.
  @Test func blocksTogetherAreTheTable() throws {
    var source = RandomSource(seed: 1)
    let rows = (0..<57).map { _ in [source.normal(), source.normal()] }
    let text = "a,b\n" + rows.map { "\($0[0]),\($0[1])\n" }.joined()
    for blockSize in [1, 2, 7, 57, 58, 4096] {
      let (_, blocks) = try read(text, blockSize: blockSize)
      #expect(blocks.flatMap(\.rows) == rows)
      #expect(blocks.dropLast().allSatisfy { $0.rowCount == blockSize })
    }
  }

  // MARK: Edges

  @Test func aFileNeedsNoLabels() throws {
    #expect(try read("a,b\n1,2\n").reader.labels.isEmpty)
  }

  @Test func noRowIsNoTable() throws {
    for (text, problem) in [
      ("a,b\n", CSVError.Problem.noRows), ("a,b\n,1\n", .onlyIncompleteRows(count: 1)),
    ] {
      do throws {
        _ = try read(text, dropMissing: true)
        Issue.record("\(text) is not a table")
      } catch let error as CSVError {
        #expect(error.problem == problem)
      }
    }
  }

  @Test func theFirstStrangeCellIsNamed() throws {
    do throws {
      _ = try read("a,b\n1,2\n3,x\n4,z\n")
      Issue.record("x is not a number")
    } catch let error as CSVError {
      #expect(error.line == 3 && error.column == "b")
    }
  }
}
