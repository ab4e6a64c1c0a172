/// The program that calls a student's function: it is compiled with the student's file.
///
/// Inputs come on standard input, a line each; answers go to standard output, a line each, as soon
/// as they are there. What the student prints goes to standard error.
package enum Caller {
  /// The time for all inputs, beyond which the program is ended: the processor's, where that can be
  /// limited.
  package static let seconds = 5

  /// The program's main file.
  package static func source(for exercise: Exercise) -> String {
    """
    import CPosteriorLibc
    #if os(Linux)
      import Glibc
    #endif

    final class Arguments {
      private var words: ArraySlice<Substring>
      init(_ line: String) { words = line.split(separator: " ")[...] }
      func number() -> Double { words.popFirst().flatMap { Double($0) } ?? .nan }
      func integer() -> Int { Int(number()) }
      func vector() -> [Double] { (0..<integer()).map { _ in number() } }
      func matrix() -> [[Double]] { (0..<integer()).map { _ in vector() } }
    }

    protocol Answer { var words: String { get } }
    extension Double: Answer { var words: String { "n \\(self)" } }
    extension Int: Answer { var words: String { "n \\(self)" } }
    extension Bool: Answer { var words: String { self ? "n 1" : "n 0" } }
    extension Array: Answer where Element: Answer {
      var words: String { (["a", "\\(count)"] + map(\\.words)).joined(separator: " ") }
    }

    enum Caller {
      static func words(_ answer: some Answer) -> String { answer.words }
      static func words<A: Answer, B: Answer>(_ answer: (A, B)) -> String {
        "t 2 \\(answer.0.words) \\(answer.1.words)"
      }
      static func words<A: Answer, B: Answer, C: Answer>(_ answer: (A, B, C)) -> String {
        "t 3 \\(answer.0.words) \\(answer.1.words) \\(answer.2.words)"
      }

      static func answer(_ call: (Arguments) -> String) {
        limitResources()
        // Without a stream there is no way to answer. From version 2.38 on, `fputs` of glibc takes
        // no nil.
        guard let answers = fdopen(dup(1), "w") else { fatalError("there is no output") }
        dup2(2, 1)
        setvbuf(stdout, nil, _IONBF, 0)
        while let line = readLine() {
          fputs(call(Arguments(line)) + "\\n", answers)
          fflush(answers)
        }
      }
    }

    // A list that grows without end must not take the machine's memory with it, and a busy machine
    // must not cost time.
    func limitResources() {
      #if os(Linux)
        var memory = rlimit(rlim_cur: 4 << 30, rlim_max: 4 << 30)
        setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
        var time = rlimit(rlim_cur: \(seconds), rlim_max: \(seconds + 1))
        setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
        alarm(60)
      #else
        alarm(\(seconds))
      #endif
    }

    Caller.answer { Caller.words(\(exercise.call)) }

    """
  }

  /// The input of the program.
  package static func input(for cases: [[Value]]) -> String {
    cases.map { $0.map(words).joined(separator: " ") + "\n" }.joined()
  }

  private static func words(_ value: Value) -> String {
    switch value {
    case .number(let value): "\(value)"
    case .vector(let values):
      ([values.count.description] + values.map(\.description)).joined(separator: " ")
    case .matrix(let rows):
      ([rows.count.description] + rows.map { words(.vector($0)) }).joined(separator: " ")
    case .parts(let parts): parts.map(words).joined(separator: " ")
    }
  }

  /// The answers in what the program wrote; an unfinished line does not count.
  package static func answers(in output: String) -> [Value] {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return lines.map { line in
      var words = line.split(separator: " ")[...]
      return value(&words)
    }
  }

  private static func value(_ words: inout ArraySlice<Substring>) -> Value {
    let kind = words.popFirst()
    let word = words.popFirst() ?? ""
    guard kind == "a" || kind == "t" else { return .number(Double(word) ?? .nan) }
    let parts = (0..<(Int(word) ?? 0)).map { _ in value(&words) }
    if kind == "t" { return .parts(parts) }
    guard case .vector? = parts.first else { return .vector(parts.map(\.number)) }
    return .matrix(parts.map(\.vector))
  }
}
