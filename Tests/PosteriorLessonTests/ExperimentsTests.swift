import Foundation
import GSLNumerics
import Testing

@testable import PosteriorLesson

/// A session belongs to a process, hence each test runs in its own.
@Suite struct ExperimentsTests {
  // MARK: Known values (by hand)

  @Test func aFileIsBesideTheLessons() {
    #expect(
      dataFile("iris.csv", file: "/a/Lessons/Lesson05-Gauss/main.swift")
        == "/a/Lessons/Data/iris.csv")
  }

  @Test(arguments: [["--threads", "1"], ["--threads", "3"], []])
  func eachRepetitionHasTheStreamOfItsNameAndIndex(_ arguments: [String]) async {
    await #expect(processExitsWith: .success) { [arguments] in
      await runLesson(arguments + ["--seed", "7"]) { file in
        let root = RandomSource(seed: 7)
        func normals(_ index: Int) -> [Double] {
          var source = root.stream("a", index)
          return source.normals(3)
        }
        let repeated = replicates("a", count: 20, file: file) { $0.normals(3) }
        let conditions = experiments("a", over: [5, 6], file: file) { ($0, $1.normals(3)) }
        return repeated == (0..<20).map(normals) && conditions.map(\.0) == [5, 6]
          && conditions.map(\.1) == (0..<2).map(normals)
      }
    }
  }

  @Test(arguments: [(400, 50), (70, 8), (5, 5), (0, 0)])
  func aQuickRunRepeatsAnEighthAsOften(_ count: Int, _ quickCount: Int) async {
    await #expect(processExitsWith: .success) { [count, quickCount] in
      await runLesson(["--quick"]) { file in
        let all = RandomSource(seed: 1)
        let repeated = replicates("a", count: count, file: file) { $0.uniform() }
        return isQuick(file: file)
          && repeated
            == (0..<quickCount).map { index in
              var source = all.stream("a", index)
              return source.uniform()
            }
      }
    }
  }

  @Test func otherRunsAreNotQuick() async {
    await #expect(processExitsWith: .success) {
      await runLesson([]) { file in
        !isQuick(file: file) && replicates("a", count: 400, file: file) { _ in 0 }.count == 400
      }
    }
  }

  @Test func theResultOfWorkWithProgress() async {
    await #expect(processExitsWith: .success) {
      await runLesson([]) { file in
        let sum = withProgress("a", total: 10, unit: "images", epochs: 2, file: file) { advance in
          (1...10).reduce(0) { sum, k in
            advance(1)
            return sum + k
          }
        }
        do throws(Unfit) {
          try withProgress("b", total: 1, file: file) { _ throws(Unfit) in throw Unfit(value: 3) }
          return false
        } catch {
          return sum == 55 && error.value == 3
        }
      }
    }
  }

  // MARK: Edges

  @Test func theFirstErrorIsThrown() async {
    await #expect(processExitsWith: .success) {
      await runLesson([]) { file in
        do throws(Unfit) {
          _ = try experiments("a", over: [1.0, 2, 3], file: file) { value, _ throws(Unfit) in
            if value > 1 { throw Unfit(value: value) }
          }
          return false
        } catch {
          return error.value == 2
        }
      }
    }
  }
}

private struct Unfit: Error {
  let value: Double
}

/// Ends the process, with success if the body says so.
@MainActor private func runLesson(
  _ arguments: [String], _ body: @MainActor (_ file: String) -> Bool
) {
  let file = "/nonexistent/Lesson09-Title/main.swift"
  Session.running(file, arguments: arguments)
  exit(body(file) ? 0 : 1)
}
