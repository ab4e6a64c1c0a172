import Dispatch
import Testing

@testable import PosteriorReport

@Suite struct ProgressTests {
  private let clock = ManualClock()
  private let terminal = WrittenTexts()

  // MARK: Known values (by hand)

  @Test func longWorkIsShownAndErased() {
    let sum = Progress.during(
      "sums…", total: 4, style: TextStyle(isASCII: true), isShown: true, columns: 80,
      clock: clock, write: terminal.write
    ) { advance in
      clock.advance(to: 0.49)
      #expect(terminal.written == [])
      advance(1)
      clock.advance(to: 0.5)
      #expect(terminal.written.count == 1)
      clock.advance(to: 0.8)
      #expect(terminal.written.count == 4)
      return 5
    }
    #expect(sum == 5)
    let lines = terminal.written
    #expect(
      lines.first?.hasPrefix("\rsums...  ######..................  1/4  2.0/s  2 s left") == true)
    #expect(lines.dropFirst().first?.contains("  1.7/s  2 s left") == true)
    #expect(lines.count == 5 && lines.dropLast().allSatisfy { $0.hasPrefix("\rsums...  ######") })
    let width = lines[3].count - 1
    #expect(lines.last == "\r" + String(repeating: " ", count: width) + "\r")
  }

  @Test func stepsOfATraining() {
    Progress.during(
      "fit", total: 400, style: TextStyle(isASCII: true), unit: "images", epochs: 4,
      isShown: true, columns: 80, clock: clock,
      write: terminal.write
    ) { advance in
      advance(60)
      advance(50)
      clock.advance(to: 0.7)
      advance(9999)
      clock.advance(to: 0.8)
    }
    let lines = terminal.written
    #expect(lines.count == 5)
    #expect(lines[2].contains("fit  epoch 2/4  ###") && lines[2].contains("  157 images/s"))
    // Steps too many leave the line as it is at the end.
    #expect(lines[3].contains("epoch 4/4") && lines[3].contains("400/400"))
  }

  // MARK: Properties

  @Test func aShorterLineErasesALongerOne() {
    let display = ProgressDisplay(
      ProgressLine(name: "a", done: 0, total: 2, elapsed: 0), style: TextStyle(),
      write: terminal.write)
    display.advance(1)
    display.show(elapsed: 40_000, columns: 80)
    display.advance(1)
    display.show(elapsed: 40_001, columns: 80)
    display.show(elapsed: 40_002, columns: 80)
    display.erase()
    let lines = terminal.written
    #expect(lines[0].hasSuffix("  11 h 7 min left") && lines[2].hasSuffix("  0 s left"))
    #expect(lines[1].count == lines[0].count && lines[1].hasPrefix(lines[2] + " "))
    #expect(lines[3].count == lines[2].count + 1)
  }

  /// The clock of the system calls; the work goes on when it has.
  @Test func theSystemsClockCallsAgainAndAgain() {
    let calls = DispatchSemaphore(value: 0)
    let times = WrittenTexts()
    let stop = SystemClock().call(after: 0, every: 0.001) { seconds in
      times.write("\(seconds)")
      calls.signal()
    }
    for _ in 0..<3 { calls.wait() }
    stop()
    let seconds = times.written.compactMap(Double.init)
    #expect(seconds.count >= 3 && seconds[0] > 0 && seconds == seconds.sorted())
  }

  // MARK: Edges

  @Test func shortWorkIsSilent() {
    Progress.during(
      "a", total: 1, style: TextStyle(), isShown: true, columns: 80, clock: clock,
      write: terminal.write
    ) { advance in
      advance(1)
      #expect(clock.isRunning)
    }
    #expect(terminal.written == [] && !clock.isRunning)
  }

  @Test func nobodyIsShownAnything() {
    Progress.during(
      "a", total: 1, style: TextStyle(), isShown: false, clock: clock, write: terminal.write
    ) { advance in
      advance(1)
      #expect(!clock.isRunning)
    }
    #expect(terminal.written == [])
  }

  /// What is written to standard error is seen by a test only if it runs in a process of its own.
  @Test func standardErrorIsWrittenToUnlessItIsAPipe() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      let clock = ManualClock()
      Progress.during("quiet", total: 1, style: TextStyle(), clock: clock) { _ in
        clock.advance(to: 1)
      }
      Progress.during("loud", total: 1, style: TextStyle(), isShown: true, clock: clock) { _ in
        clock.advance(to: 1)
      }
    }
    #expect(result?.standardOutputContent == [])
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("\rloud") && text.hasSuffix(" \r") && !text.contains("quiet"))
  }

  @Test func errorsPassAndTheLineIsErased() {
    #expect(throws: CancellationError.self) {
      try Progress.during(
        "a", total: 1, style: TextStyle(), isShown: true, columns: 80, clock: clock,
        write: terminal.write
      ) { _ in
        clock.advance(to: 0.65)
        throw CancellationError()
      }
    }
    #expect(terminal.written.count == 3 && terminal.written[0].contains("0/1"))
    #expect(terminal.written[2].hasSuffix(" \r") && !clock.isRunning)
  }

  @Test func nothingIsWrittenBehindTheErasure() {
    let display = ProgressDisplay(
      ProgressLine(name: "a", done: 0, total: 1, elapsed: 0), style: TextStyle(),
      write: terminal.write)
    display.show(elapsed: 0.5, columns: 80)
    display.erase()
    display.show(elapsed: 0.6, columns: 80)
    #expect(terminal.written.count == 2)
  }
}
