import PosteriorReport

#if os(Linux) && canImport(Runtime)
  import Runtime
#endif

// A reader who changes a number may break a rule of the library.
extension Session {
  /// Ends the lesson with one line: the rule that was broken, and the line of the source that was
  /// worked on.
  nonisolated static func end(at message: String, in file: String) -> Never {
    let name = file.split(separator: "/").last ?? "main.swift"
    let place = line(of: file).map { " (\(name):\($0))" } ?? ""
    TerminalDevice.fail(message + place)
  }

  /// The line of a source file that the innermost call from it stands in; nil if nobody knows.
  private nonisolated static func line(of file: String) -> Int? {
    #if os(Linux) && canImport(Runtime)
      let backtrace = try? Backtrace.capture()
      let frames = backtrace?.symbolicated(options: [.showInlineFrames, .showSourceLocations])?
        .frames
      return frames?.lazy.compactMap { $0.symbol?.sourceLocation }.first { $0.path == file }?.line
    #else
      return nil
    #endif
  }
}
