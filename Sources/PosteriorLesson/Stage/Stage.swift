import CPosteriorLibc
import PosteriorReport

/// A lesson in front of a class: its output waits for keys.
@MainActor
final class Stage {
  private let staging: Staging
  private let options: LessonOptions
  private let pageCount: Int?
  private let terminal: StageTerminal
  private var script: Script
  private var renderer: TerminalRenderer
  private var ending: Summary?
  private var hasPrompt = false

  /// Takes the terminal over.
  ///
  /// - Parameters:
  ///   - staging: How the lesson is shown. A terminal that cannot move its cursor shows steps in
  ///     any case.
  ///   - options: How text looks.
  ///   - sectionCount: The number of sections that there will be; 0 if it is unknown.
  /// - Returns: nil unless input and output are a terminal.
  init?(_ staging: Staging, _ options: LessonOptions, sectionCount: Int) {
    guard TerminalDevice.isInteractive else { return nil }
    self.staging = TerminalDevice.movesCursor ? staging : .step
    self.options = options
    pageCount = sectionCount > 0 ? sectionCount + 1 : nil
    script = Script(cutsSections: self.staging == .present)
    renderer = TerminalRenderer(style: TextStyle(), showsCode: options.code)
    terminal = StageTerminal(isAlternate: self.staging == .present)
  }

  /// How text looks on the terminal as it is now.
  var style: TextStyle {
    var style = options.text.style
    if staging == .present { style.columns = Page.columns(of: style.columns) }
    // Room for a title and a footer.
    style.figureLines = min(22, TerminalDevice.rows - (staging == .present ? 8 : 4))
    return style
  }

  /// Shows an element, when its time has come.
  func put(_ element: Element, isAnswer: Bool) {
    if case .code = element, !options.code { return }
    for part in element.sections { putPart(part, isAnswer) }
  }

  private func putPart(_ element: Element, _ isAnswer: Bool) {
    if script.add(element, isAnswer: isAnswer) { wait() }
    switch staging {
    case .present: draw(isWaiting: false)
    case .step:
      renderer.style = style
      TerminalDevice.write(renderer.render(element))
    }
  }

  /// Shows the end of the lesson and gives the terminal back.
  func finish(_ summary: Summary) {
    script.finish()
    ending = summary
    switch staging {
    case .present: wait()
    case .step: TerminalDevice.write(renderer.finish(summary))
    }
    terminal.leave()
  }

  // MARK: Keys

  /// Follows keys until the lesson may go on.
  private func wait() {
    // A key that was pressed before the question was on the screen does not answer it; only the
    // key to quit counts at any time.
    if let early = terminal.keys(withinMilliseconds: 0), Key(early) == .quit { quit() }
    show(hasMoved: false)
    while true {
      switch script.turn(nextKey(), views: staging == .present ? page.tops.count : 1) {
      case .stays: break
      case .moves:
        erasePrompt()
        show(hasMoved: true)
      case .resumes: return erasePrompt()
      case .ends: quit()
      }
    }
  }

  private func nextKey() -> Key {
    var size = (TerminalDevice.columns, TerminalDevice.rows)
    while true {
      let bytes = terminal.keys(withinMilliseconds: 100)
      if let bytes, bytes.isEmpty { return .quit }
      if let bytes, let key = Key(bytes) { return key }
      if staging == .present && size != (TerminalDevice.columns, TerminalDevice.rows) {
        size = (TerminalDevice.columns, TerminalDevice.rows)
        draw(isWaiting: true)
      }
    }
  }

  private func quit() -> Never {
    erasePrompt()
    terminal.leave()
    _exit(0)
  }

  // MARK: Screens

  private func show(hasMoved: Bool) {
    guard staging == .step else { return draw(isWaiting: true) }
    if hasMoved { rewrite() }
    let left = String(repeating: " ", count: style.margin)
    let prompt = Prompt.text(purpose, width: style.columns - style.margin - 1)
    TerminalDevice.write("\n" + left + style.apply(.dim, to: style.letters(prompt)))
    terminal.say(atEnd: Self.erasure)
    hasPrompt = true
  }

  /// The effect of a key.
  private var purpose: String {
    guard let next = script.next else { return "the end" }
    return next.isAnswer ? "the answer" : "the next section"
  }

  /// Writes what is shown anew: as much of it as the terminal holds, or the last step if it only
  /// ever goes forward.
  private func rewrite() {
    var renderer = TerminalRenderer(style: style, showsCode: options.code)
    let texts = script.steps[..<script.shown].map { step in
      step.elements.map { renderer.render($0.fitting(style.columns)) }.joined()
    }
    guard TerminalDevice.movesCursor else { return TerminalDevice.write(texts.last ?? "") }
    let lines = texts.joined().split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let visible = lines.suffix(TerminalDevice.rows - 2).joined(separator: "\n")
    TerminalDevice.write("\u{1B}[H\u{1B}[2J" + visible + "\n")
  }

  /// Takes the prompt away and stands where it began; where that cannot be, begins a line.
  private static var erasure: String {
    TerminalDevice.movesCursor ? "\r\u{1B}[2K\u{1B}[1A" : "\n"
  }

  private func erasePrompt() {
    guard hasPrompt else { return }
    hasPrompt = false
    TerminalDevice.write(Self.erasure)
    terminal.say(atEnd: "")
  }

  private var size: (columns: Int, rows: Int) {
    (options.text.columns, TerminalDevice.rows)
  }

  private var page: Page {
    Page(script, style: style, size: size, showsCode: options.code, ending: ending)
  }

  /// Draws the screen. The cursor stays on the empty line above the footer, where progress is
  /// shown.
  private func draw(isWaiting: Bool) {
    let (page, style) = (page, style)
    let number = (script.steps[..<script.shown].last?.section ?? 0) + 1
    let lead = "\(number)" + (pageCount.map { "/\($0)" } ?? "")
    let hasMore = script.view < page.tops.count - 1
    let footer =
      isWaiting
      ? Prompt.text(
        hasMore ? "more" : purpose, after: lead, width: style.columns - style.margin - 1) : lead
    let lines = page.lines(view: script.view, footer: style.letters(footer))
    TerminalDevice.write(
      "\u{1B}[H" + lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J"
        + "\u{1B}[\(max(1, size.rows - 1));1H")
  }
}
