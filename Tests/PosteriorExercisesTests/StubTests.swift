import Foundation
import Testing

@testable import PosteriorExercises

/// The students' files are those that the solutions make.
@Suite struct StubTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Lessons/Exercises")

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  // MARK: Known values

  private static let solution = """
    /*
      A task
    */
    func half(_ x: Double) -> Double {
      // <solution>
      x / 2
      // <stub> return 0
    }
    """

  @Test func marksArePlacesInTheStub() {
    #expect(
      Stub.stub(from: Self.solution) == """
        /*
          A task
        */
        func half(_ x: Double) -> Double {
          // Your turn: replace the next line.
          return 0
        }
        """)
    #expect(
      Stub.clean(Self.solution) == """
        /*
          A task
        */
        func half(_ x: Double) -> Double {
          x / 2
        }
        """)
    #expect(Stub.task(of: Self.solution) == "  A task")
  }

  // MARK: Properties

  @Test(arguments: Exercise.all) func stubsAreThoseOfTheSolutions(_ exercise: Exercise) throws {
    let solution = try Self.text("Solutions/\(exercise.fileName)")
    #expect(try Self.text(exercise.fileName) == Stub.stub(from: solution))
    #expect(Stub.stub(from: solution) != Stub.clean(solution))
    let task = Stub.task(of: solution)
    #expect(task.contains("Exercise \(exercise.id) · \(exercise.title)"))
    #expect(task.split(separator: "\n").allSatisfy { $0.count <= 78 })
  }

  // MARK: Edges

  @Test func eachFileIsAnExercise() throws {
    let names = Exercise.all.map(\.fileName)
    for folder in [Self.folder, Self.folder.appending(path: "Solutions")] {
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files.filter { $0.hasSuffix(".swift") }.sorted() == names)
    }
  }
}
