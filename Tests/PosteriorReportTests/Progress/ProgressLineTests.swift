import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct ProgressLineTests {
  // MARK: Known values (by hand)

  @Test(arguments: [
    (80, "means  ████████████░░░░░░░░░░░░  100/200  50/s  2 s left"),
    (50, "means  █████░░░░░  100/200  50/s  2 s left"),
    (40, "means  █████░░░░░  100/200  2 s left"),
    (30, "means  100/200  2 s left"),
    (19, "100/200  2 s left"), (16, "100/200"), (7, ""),
  ])
  func whatThereIsRoomFor(_ columns: Int, _ text: String) {
    let line = ProgressLine(name: "means", done: 100, total: 200, elapsed: 2)
    #expect(line.text(columns: columns) == text)
  }

  @Test(arguments: [
    (0.1, "1 s left"), (59, "59 s left"), (59.5, "1 min left"), (61, "2 min left"),
    (3540, "59 min left"), (3541, "1 h 0 min left"), (3601, "1 h 1 min left"),
    (7200, "2 h 0 min left"),
  ])
  func timeLeft(_ seconds: Double, _ text: String) {
    let line = ProgressLine(name: "a", done: 1, total: 2, elapsed: seconds)
    #expect(line.text(columns: 100).hasSuffix("  \(text)"))
  }

  @Test(arguments: [(1, 4.0, "0.25/s"), (3, 2.0, "1.5/s"), (2469, 2.0, "1234/s")])
  func stepsASecond(_ done: Int, _ seconds: Double, _ text: String) {
    let line = ProgressLine(name: "a", done: done, total: 5000, elapsed: seconds)
    #expect(line.text(columns: 100).contains("  \(text)  "))
  }

  @Test(arguments: [
    (0, "epoch 1/3"), (9, "epoch 1/3"), (10, "epoch 2/3"), (29, "epoch 3/3"), (30, "epoch 3/3"),
  ])
  func epochs(_ done: Int, _ text: String) {
    let line = ProgressLine(
      name: "a", done: done, total: 30, elapsed: 2, unit: "images", epochs: 3)
    #expect(line.text(columns: 100).hasPrefix("a  \(text)  "))
  }

  @Test(arguments: [
    (90, "fit  epoch 2/4  ██████████░░░░░░░░░░░░░░  100/240  50 images/s  3 s left"),
    (60, "fit  epoch 2/4  ████░░░░░░  100/240  50 images/s  3 s left"),
    (54, "fit  epoch 2/4  ████░░░░░░  50 images/s  3 s left"), (30, "fit  100/240  3 s left"),
  ])
  func epochsGiveWayToTheTimeLeft(_ columns: Int, _ text: String) {
    let line = ProgressLine(
      name: "fit", done: 100, total: 240, elapsed: 2, unit: "images", epochs: 4)
    #expect(line.text(columns: columns) == text)
  }

  // MARK: Properties

  @Test func neverWiderThanTheTerminal() {
    forAll { generator in
      let total = generator.integer(in: 0...100_000)
      let line = ProgressLine(
        name: String(repeating: "名", count: generator.integer(in: 0...60)),
        done: generator.integer(in: 0...total), total: total,
        elapsed: generator.double(in: 0...1e6))
      let columns = generator.integer(in: 1...120)
      // The last column stays free.
      #expect(line.text(columns: columns).displayWidth <= columns - 1)
    }
  }

  // MARK: Edges

  @Test func beforeTheFirstStepNothingIsKnownOfTheTime() {
    let line = ProgressLine(name: "a", done: 0, total: 5, elapsed: 2)
    #expect(line.text(columns: 30) == "a  ░░░░░░░░░░  0/5")
  }

  @Test func allIsDone() {
    let line = ProgressLine(name: "a", done: 5, total: 5, elapsed: 2)
    #expect(line.text(columns: 60).hasPrefix("a  ████████████████████████  5/5"))
    let nothing = ProgressLine(name: "a", done: 0, total: 0, elapsed: 2)
    #expect(nothing.text(columns: 30) == "a  ██████████  0/0")
  }
}
