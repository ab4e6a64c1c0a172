import Foundation
import Testing

@testable import PosteriorReport

/// What is written to standard error is seen by a test only if it runs in a process of its own.
@Suite struct ProgressTests {
  // MARK: Known values (by hand)

  @Test func longWorkIsShownAndErased() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      let style = TextStyle(isASCII: true)
      let sum = Progress.during("sums…", total: 4, style: style, isShown: true) { advance in
        advance(1)
        Thread.sleep(forTimeInterval: 0.8)
        return 5
      }
      #expect(sum == 5)
    }
    #expect(result?.standardOutputContent == [])
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    let lines = text.split(separator: "\r", omittingEmptySubsequences: false).map(String.init)
    // Half a second passes before the first line, and a tenth before each other one. A machine that
    // is busy shows less.
    #expect((4...7).contains(lines.count), "\(lines)")
    #expect(lines.first == "" && lines.last == "")
    #expect(lines.dropFirst().dropLast(2).allSatisfy { $0.hasPrefix("sums...  ######") })
    #expect(lines.dropLast().last?.allSatisfy { $0 == " " } == true)
    let widths = lines.map(\.count)
    #expect(widths[lines.count - 2] >= widths[lines.count - 3])
  }

  @Test func stepsOfATraining() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      let style = TextStyle(isASCII: true)
      Progress.during(
        "fit", total: 400, style: style, unit: "images", epochCount: 4, isShown: true
      ) { advance in
        advance(60)
        advance(50)
        Thread.sleep(forTimeInterval: 0.7)
        advance(9999)
        Thread.sleep(forTimeInterval: 0.3)
      }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("fit  epoch 2/4  ###") && text.contains(" images/s"))
    // Steps too many leave the line as it is at the end.
    #expect(text.contains("epoch 4/4") && text.contains("400/400") && !text.contains("10109"))
  }

  // MARK: Edges

  @Test func shortWorkAndAPipeAreSilent() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      for (isShown, seconds) in [(true, 0.01), (TerminalDevice.showsProgress, 0.7)] {
        Progress.during("a", total: 1, style: TextStyle(), isShown: isShown) { advance in
          Thread.sleep(forTimeInterval: seconds)
          advance(1)
        }
      }
    }
    #expect(result?.standardErrorContent == [])
  }

  @Test func errorsPassAndTheLineIsErased() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      #expect(throws: CancellationError.self) {
        try Progress.during("a", total: 1, style: TextStyle(), isShown: true) { _ in
          Thread.sleep(forTimeInterval: 0.65)
          throw CancellationError()
        }
      }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("0/1") && text.hasSuffix(" \r"))
  }
}
