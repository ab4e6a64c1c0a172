import PosteriorReport

// What a lesson says of the numbers of this run.

/// Says a paragraph that depends on the lesson's numbers. It is an answer, unless it ends with a
/// colon and announces one.
///
/// ```swift
/// let loss = surprisal(0.25)
/// say("The loss is \(loss, .fixed(3)).")
/// ```
///
/// - Parameters:
///   - markdown: Markdown with TeX, as in the prose between the cells.
///   - file: The source file of the lesson; leave it out.
///   - line: The line of the call; leave it out.
@MainActor
public func say(_ markdown: Wording, file: String = #filePath, line: Int = #line) {
  let session = Session.running(file)
  let text = session.text(of: markdown)
  session.show(.prose(text), line: line, isAnswer: !text.hasSuffix(":"))
}

/// Says a paragraph that is true in some runs only, in the place of prose.
///
/// ```swift
/// let (loss, ahead) = (surprisal(0.5), ["logistic regression"])
/// say("The network has learned nothing.", when: loss > 0.69, otherwise: "It has learned something.")
/// say("The 0.4150 is rounded to 0.41 first.", unlessSet: "weather")
/// say("Nobody is ahead.", when: ahead.isEmpty, quick: "Two runs cannot tell; the full run has thirty.")
/// ```
///
/// - Parameters:
///   - markdown: Markdown with TeX.
///   - condition: Whether it is true.
///   - parameters: It is true only if none of these was set on the command line; "seed" stands for
///     `--seed`.
///   - alternative: What is said if it is not true, if anything is.
///   - quick: What is said in a quick run instead of either, if that is something else.
///   - file: The source file of the lesson; leave it out.
///   - line: The line of the call; leave it out.
@MainActor
public func say(
  _ markdown: Wording, when condition: Bool = true, unlessSet parameters: String...,
  otherwise alternative: Wording = "", quick: Wording? = nil, file: String = #filePath,
  line: Int = #line
) {
  let session = Session.running(file)
  let isTrue = condition && !parameters.contains(where: session.isSet)
  let text = session.text(of: session.choose(isTrue ? markdown : alternative, quick: quick))
  guard !text.isEmpty else { return }
  let mark = session.options.audit ? Wording.conditionMark : ""
  session.show(.prose(mark + text), line: line, isAnswer: false)
}

/// The words for what is true in some runs only, as `say` chooses them: for the text of a figure, a
/// caption, or a part of a sentence.
///
/// ```swift
/// let losses = [0.7, 0.2]
/// let text = wording("The run falls.", when: losses[1] < losses[0], otherwise: "The run rises.")
/// ```
///
/// - Returns: The text; nothing if it is not true and there is no alternative.
@MainActor
public func wording(
  _ markdown: Wording, when condition: Bool = true, unlessSet parameters: String...,
  otherwise alternative: Wording = "", quick: Wording? = nil, file: String = #filePath
) -> String {
  let session = Session.running(file)
  let isTrue = condition && !parameters.contains(where: session.isSet)
  return session.text(of: session.choose(isTrue ? markdown : alternative, quick: quick))
}
