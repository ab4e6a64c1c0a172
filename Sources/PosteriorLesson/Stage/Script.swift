import PosteriorReport

/// The output of a lesson, cut into steps where a class should think, and how far it is shown.
///
/// A step ends before an answer that follows prose or code, and before each table or figure;
/// checks, formulas and remarks below an answer belong to it. Before the first section
/// nothing is asked.
struct Script: Sendable, Equatable {
  struct Step: Sendable, Equatable {
    var elements: [Element]
    /// The section that it belongs to, counted from 1; 0 stands before the first.
    let section: Int
    /// Whether it begins with an answer, and not with a section.
    let isAnswer: Bool
  }

  /// The effect of a key.
  enum Turn: Sendable, Equatable {
    /// Nothing changes.
    case stays
    /// Something else is shown, and the lesson still waits.
    case moves
    /// All is shown that there is: the lesson goes on.
    case resumes
    /// The reader leaves.
    case ends
  }

  /// Whether a section also begins a step.
  let cutsSections: Bool
  private(set) var steps: [Step] = []
  /// The number of steps that are shown, from the first on.
  private(set) var shown = 0
  /// The screenful of the last of them that is shown, counted from 0; too large a number is the
  /// last one.
  private(set) var view = 0
  private var section = 0
  private var isAsked = false
  private var isOver = false

  init(cutsSections: Bool) {
    self.cutsSections = cutsSections
  }

  /// The step that would be shown next; nil if it is not complete yet.
  var next: Step? { shown < steps.count ? steps[shown] : nil }

  /// Adds an element.
  ///
  /// - Parameter isAnswer: Whether it is an answer, not the lesson's prose or code.
  /// - Returns: Whether it begins a step that waits for a key. Otherwise it belongs to what is
  ///   shown.
  mutating func add(_ element: Element, isAnswer: Bool) -> Bool {
    let isSection = !isAnswer && element.heading?.level == 2
    if isSection { section += 1 }
    let cuts =
      isAnswer ? section > 0 && (isAsked || element.standsAlone) : isSection && cutsSections
    isAsked = !isAnswer
    guard cuts && !steps.isEmpty else {
      append(element)
      return false
    }
    steps.append(Step(elements: [element], section: section, isAnswer: isAnswer))
    return true
  }

  private mutating func append(_ element: Element) {
    if steps.isEmpty {
      steps = [Step(elements: [], section: section, isAnswer: false)]
      shown = 1
    }
    steps[steps.count - 1].elements.append(element)
  }

  /// Says that nothing will be added.
  mutating func finish() { isOver = true }

  /// Follows a key.
  ///
  /// - Parameter views: The number of screenfuls that the last step shown takes.
  mutating func turn(_ key: Key, views: Int = 1) -> Turn {
    view = min(view, views - 1)
    switch key {
    case .quit: return .ends
    case .next:
      if view + 1 < views { return move(shown, view + 1) }
      guard shown < steps.count else { return .resumes }
      let turn = move(shown + 1, 0)
      return shown == steps.count && !isOver ? .resumes : turn
    case .back:
      if view > 0 { return move(shown, view - 1) }
      return shown > 1 ? move(shown - 1, .max) : .stays
    }
  }

  private mutating func move(_ shown: Int, _ view: Int) -> Turn {
    (self.shown, self.view) = (shown, view)
    return .moves
  }
}

extension Element {
  /// Whether it is large enough to be an answer of its own below another one.
  fileprivate var standsAlone: Bool {
    switch self {
    case .table, .figure, .images: true
    case .prose, .code, .formula, .check, .refusal: false
    }
  }
}
