import CPosteriorLibc
import Posterior
import PosteriorBase
import PosteriorReport

/// The lesson that is running: it reads its own source, and puts prose, code and results in their
/// order.
@MainActor
final class Session {
  private static var current: Session?

  let source: LessonSource
  let options: LessonOptions
  let style: TextStyle
  /// The parameters that the lesson declares.
  var parameters: [Parameter] = []
  private(set) var hasOutput = false
  /// Whether an experiment was made smaller, which the lesson then says.
  var hasSavedTime = false
  private var summary = Summary()
  private var renderer: any Renderer
  private var studio: FigureStudio
  private var stage: Stage?
  private var nextPassage = 0

  /// The session of the lesson in a source file, begun at the first call.
  ///
  /// - Parameters:
  ///   - file: The source file.
  ///   - arguments: The words after the program's name on the command line; nil to ask the
  ///     system.
  @discardableResult
  static func running(_ file: String, arguments: [String]? = nil) -> Session {
    if let current { return current }
    if arguments == nil { restart_with_one_thread(CommandLine.unsafeArgv) }
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
          + "Run it with 'swift run \(command)' from the package; "
          + "if that has been moved, remove its folder .build first.")
    }
    self.source = source ?? LessonSource("")
    style = options.text.style
    renderer = Self.renderer(options, style)
    studio = FigureStudio(
      medium: Self.medium(options, style), folder: options.figures,
      prefix: command.prefix { $0 != "-" }.filter(\.isNumber))
    summary.lesson = command
    summary.title = title
    summary.seed = options.random.seed
    refuseUnknownSettings()
    BrokenRule.handle { Self.end(at: $0, in: file) }
    if TerminalDevice.showsProgress || options.staging != nil { Departure.watch() }
  }

  /// Ends the lesson early, without its closing lines.
  static func abandon() { current = nil }

  private static func renderer(_ options: LessonOptions, _ style: TextStyle) -> any Renderer {
    switch options.output {
    case _ where options.audit: AuditRenderer()
    case .markdown: MarkdownRenderer()
    case .json: JSONRenderer()
    case .csv: CSVRenderer()
    case nil: TerminalRenderer(style: style, showsCode: options.code)
    }
  }

  private static func medium(_ options: LessonOptions, _ style: TextStyle) -> FigureStudio.Medium {
    switch options.output {
    case _ where options.noFigures || options.audit: .none
    case nil: .text(style)
    case .markdown: .page
    case .json, .csv: .none
    }
  }

  /// Says that the first output follows: all parameters have been declared, and their values are
  /// known to make sense.
  private func begin() {
    if options.listParameters { endWithParameters() }
    guard !hasOutput, stage == nil, let staging = options.staging else { return }
    stage = Stage(staging, options, sectionCount: source.sectionCount)
  }

  /// Notes a parameter and its value.
  func declare(_ parameter: Parameter, value: String) {
    parameters.append(parameter)
    summary.parameters[parameter.name] = value
  }

  // MARK: Output

  /// Puts out the source before a line, then an element.
  func show(_ element: Element, line: Int, isAnswer: Bool = true) {
    begin()
    flush(through: line)
    put(element, isAnswer: isAnswer)
  }

  /// Draws a figure and puts it out.
  func show(_ figure: Figure, line: Int) {
    begin()
    if let stage { studio.adapt(to: stage.style) }
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

  private func put(_ element: Element, isAnswer: Bool = false) {
    hasOutput = true
    if let stage { return stage.put(element, isAnswer: isAnswer) }
    TerminalDevice.write(renderer.render(element))
  }

  /// Puts out a table instead of the lesson, and ends.
  func end(with table: Table) -> Never {
    TerminalDevice.write(renderer.render(.table(table)) + renderer.finish(summary))
    Self.abandon()
    exit(0)
  }

  /// Puts out the passages that begin at a line or before it; code that belongs together as one
  /// piece.
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
    begin()
    flush(through: .max)
    if hasSavedTime {
      put(.prose("A quick run: experiments were smaller, and repeated less often."))
    }
    // A page is the same however it was made.
    if !posteriorIsOptimized, options.output == nil {
      put(.prose("Built without optimization, which makes it several times slower."))
    }
    if let stage { stage.finish(summary) } else { TerminalDevice.write(renderer.finish(summary)) }
    guard summary.failures.isEmpty else {
      for failure in summary.failures { TerminalDevice.warn("check failed: \(failure.message)") }
      _exit(1)
    }
  }
}
