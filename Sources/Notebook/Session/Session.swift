import ArgumentParser
import CLibrary
import GSLNumerics
import Posterior

/// The lesson that is running: it reads its own source, and puts prose, code and results in their order.
@MainActor
final class Session {
  private static var current: Session?

  private let source: LessonSource
  private let options: LessonOptions
  private let style: TextStyle
  private var renderer: any Renderer
  private var studio: FigureStudio
  private var summary = Summary()
  private var nextPassage = 0
  private var hasOutput = false
  private var hasSavedTime = false

  /// The session of the lesson in a source file, begun at the first call.
  ///
  /// - Parameters:
  ///   - file: The source file.
  ///   - arguments: What stands behind the program's name on the command line; nil to ask the system.
  @discardableResult
  static func running(_ file: String, arguments: [String]? = nil) -> Session {
    if let current { return current }
    let session = Session(file, arguments)
    current = session
    atexit { MainActor.assumeIsolated { Session.current?.finish() } }
    return session
  }

  private init(_ file: String, _ arguments: [String]?) {
    let command = file.split(separator: "/").dropLast().last.map(String.init) ?? "Lesson"
    let source = try? LessonSource(file: file)
    let title = source?.title ?? command
    LessonOptions.lesson = (command, title)
    options = LessonOptions.parseOrExit(arguments)
    if source == nil {
      TerminalDevice.warn(
        "the lesson's text is not shown: its source \(file) cannot be read. "
          + "Run it with 'swift run \(command)' from the package.")
    }
    self.source = source ?? LessonSource("")
    style = TextStyle(
      columns: options.width ?? TerminalDevice.columns,
      hasEscapes: TerminalDevice.showsEscapes && !options.plain, isASCII: options.ascii)
    renderer = Self.renderer(options, style)
    studio = FigureStudio(
      medium: Self.medium(options, style), folder: options.figures,
      prefix: command.prefix { $0 != "-" }.filter(\.isNumber))
    summary.lesson = command
    summary.title = title
    summary.seed = options.seed
    refuseUnknownSettings()
  }

  private static func renderer(_ options: LessonOptions, _ style: TextStyle) -> any Renderer {
    switch options.output {
    case .markdown: MarkdownRenderer()
    case .json: JSONRenderer()
    case .csv: CSVRenderer()
    case nil: TerminalRenderer(style: style, showsCode: options.code)
    }
  }

  private static func medium(_ options: LessonOptions, _ style: TextStyle) -> FigureStudio.Medium {
    switch options.output {
    case _ where options.noFigures: .none
    case nil: .text(style)
    case .markdown: .page
    case .json, .csv: .none
    }
  }

  // MARK: Output

  /// Puts out what stands before a line of the source, then an element.
  func show(_ element: Element, line: Int) {
    flush(through: line)
    put(element)
  }

  /// Draws a figure and puts it out.
  func show(_ figure: Figure, line: Int) {
    show(.figure(figure, studio.picture(of: figure)), line: line)
  }

  /// Draws images and puts them out.
  func show(_ grid: ImageGrid, line: Int) {
    show(.images(grid, studio.picture(of: grid)), line: line)
  }

  /// Puts out a check and remembers it.
  func show(_ check: CheckResult, line: Int) {
    summary.checks.append(check)
    show(.check(check), line: line)
  }

  private func put(_ element: Element) {
    hasOutput = true
    TerminalDevice.write(renderer.render(element))
  }

  /// Puts out the passages that begin at a line or before it; code that belongs together as one piece.
  private func flush(through line: Int) {
    var code: [LessonSource.Passage] = []
    while nextPassage < source.passages.count {
      let passage = source.passages[nextPassage]
      guard passage.lines.lowerBound <= line else { break }
      nextPassage += 1
      if passage.kind == .code {
        if !Self.isSpoken(passage.text) { code.append(passage) }
      } else {
        putCode(&code)
        put(.prose(passage.text))
      }
    }
    putCode(&code)
  }

  /// Whether a statement only speaks: it is heard, and its code is not shown.
  private static func isSpoken(_ statement: String) -> Bool {
    statement.hasPrefix("say(") || statement.hasPrefix("check(")
  }

  private func putCode(_ code: inout [LessonSource.Passage]) {
    guard let first = code.first else { return }
    var text = first.text
    for (before, passage) in zip(code, code.dropFirst()) {
      let isAdjacent = passage.lines.lowerBound == before.lines.upperBound + 1
      text += (isAdjacent ? "\n" : "\n\n") + passage.text
    }
    put(.code(text))
    code = []
  }

  private func finish() {
    flush(through: .max)
    if hasSavedTime {
      put(.prose("A quick run: experiments were smaller, and repeated less often."))
    }
    TerminalDevice.write(renderer.finish(summary))
    guard summary.failures.isEmpty else {
      for failure in summary.failures { TerminalDevice.warn("check failed: \(failure.message)") }
      _exit(1)
    }
  }

  // MARK: Work

  /// Whether the reader asked for a quick run; from then on the lesson says that it was one.
  func isQuick() -> Bool {
    hasSavedTime = hasSavedTime || options.quick
    return options.quick
  }

  /// How often an experiment is repeated, an eighth as often in a quick run, but at least eight times.
  func repetitionCount(_ count: Int) -> Int {
    isQuick() ? min(count, max(8, count / 8)) : count
  }

  /// The results of independent random experiments, worked on at once; each has the stream of the name and its index.
  func experiments<Result: Sendable, Failure: Error>(
    _ name: String, count: Int,
    _ experiment: @Sendable (_ index: Int, _ source: inout RandomSource) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let root = RandomSource(seed: options.seed)
    return try Progress.during(name, total: count, style: style) { advance throws(Failure) in
      try concurrentMap(count: count, threadLimit: options.threads) { index throws(Failure) in
        defer { advance(1) }
        var source = root.stream(name, index)
        return try experiment(index, &source)
      }
    }
  }

  /// Some work, whose progress is shown.
  func withProgress<Result, Failure: Error>(
    _ name: String, total: Int, unit: String, epochCount: Int?,
    _ work: (_ advance: @Sendable (_ steps: Int) -> Void) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Progress.during(
      name, total: total, style: style, unit: unit, epochCount: epochCount, work)
  }

  // MARK: Input

  /// A stream of random numbers that belongs to the seed and to a name.
  func randomSource(_ name: String) -> RandomSource {
    RandomSource(seed: options.seed).stream(name)
  }

  /// The value of a parameter: as set on the command line, or the default.
  func parameter<Value: ParameterValue>(_ name: String, default value: Value) -> Value {
    require(!hasOutput, "parameter '\(name)' is declared after the lesson's first output")
    let result = options.settings.first { $0.name == name }.map { read($0, like: value) } ?? value
    summary.parameters[name] = result.parameterText
    return result
  }

  /// Whether a parameter was set on the command line.
  func isSet(_ name: String) -> Bool {
    options.settings.contains { $0.name == name }
  }

  private func read<Value: ParameterValue>(_ setting: Setting, like value: Value) -> Value {
    let given = "--set \(setting.name)=\(setting.value.excerpt)"
    do {
      let result = try Value(parameterText: setting.value)
      if let wanted = value.parameterCount, let count = result.parameterCount, count != wanted {
        TerminalDevice.fail("\(given): \(count) values given, but the lesson needs \(wanted).")
      }
      return result
    } catch let error as ParameterError {
      refuse("\(given): \(error).")
    } catch {
      TerminalDevice.fail("\(given): \(error). Give \(Value.parameterForm).")
    }
  }

  private func refuseUnknownSettings() {
    guard !options.settings.isEmpty else { return }
    let known = source.parameterNames
    guard let unknown = options.settings.first(where: { !known.contains($0.name) }) else { return }
    let list = known.isEmpty ? "It has none." : "It has: \(known.joined(separator: ", "))."
    refuse("This lesson has no parameter '\(unknown.name.excerpt)'. \(list)")
  }

  /// Ends the lesson as the command line's parser does, without the rest of its text.
  private func refuse(_ message: String) -> Never {
    Session.current = nil
    LessonOptions.exit(withError: ValidationError(message))
  }
}
