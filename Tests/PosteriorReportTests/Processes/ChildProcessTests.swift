import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct ChildProcessTests {
  // MARK: Known values (the shell)

  @Test func outputErrorsAndStatus() {
    let run = shell("cat; echo told >&2; exit 3", input: "heard")
    #expect(run?.output == "heard")
    #expect(run?.errors == "told\n")
    #expect(run?.status == 3)
  }

  @Test func argumentsArePassedAsTheyAre() {
    let arguments = ["a b", "$HOME", "'", "日本", ""]
    let run = ChildProcess.run(
      "/usr/bin/env", arguments: ["printf", "%s|"] + arguments, input: "")
    #expect(run?.output == "a b|$HOME|'|日本||")
  }

  @Test(arguments: [(9, 137), (15, 143)]) func aSignalIs128AndItsNumber(
    _ signal: Int, _ status: Int32
  ) {
    #expect(shell("kill -\(signal) $$", input: "")?.status == status)
  }

  // MARK: Edges

  @Test func inputAndOutputBeyondAPipe() {
    // A pipe holds 64 KiB: neither side may wait for the other.
    let input = String(repeating: "0123456789abcdef", count: 1 << 17)
    let run = shell("cat; cat /dev/null; head -c 300000 /dev/zero >&2", input: input)
    #expect(run?.output == input)
    #expect(run?.errors.utf8.count == 300_000)
    #expect(run?.status == 0)
  }

  @Test func inputThatIsNotRead() {
    #expect(shell("exit 0", input: String(repeating: "a", count: 1 << 20))?.status == 0)
  }

  @Test func anEmptyInputEndsAtOnce() {
    #expect(shell("cat", input: "")?.output == "")
  }

  @Test func outputThatIsNoTextIsRepaired() {
    #expect(shell(#"printf 'a\377b'"#, input: "")?.output == "a\u{FFFD}b")
  }

  @Test func whatIsNoProgramIsNotRun() {
    #expect(ChildProcess.run("/nonexistent", input: "") == nil)
    #expect(ChildProcess.run("/etc/passwd", input: "") == nil)
  }

  @Test func aStatusIsKnownWhereChildrenAreIgnored() async {
    await #expect(processExitsWith: .exitCode(5)) {
      signal(SIGCHLD, SIG_IGN)
      let run = ChildProcess.run("/bin/sh", arguments: ["-c", "exit 5"], input: "")
      exit(run?.status ?? 1)
    }
  }

  private func shell(_ command: String, input: String) -> (
    output: String, errors: String, status: Int32
  )? {
    ChildProcess.run("/bin/sh", arguments: ["-c", command], input: input)
  }
}
