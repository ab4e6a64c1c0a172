import PosteriorReport

/// The bridge to pandoc: Markdown goes in, a page in HTML comes out that needs nothing else.
enum Pandoc {
  /// Where pandoc is; nil if it is not installed.
  static let executable = SearchPath.program("pandoc")

  /// A page in HTML, with formulas in MathML.
  static func html(_ markdown: String, title: String) throws(Failure) -> String {
    let arguments = [
      "--standalone", "--mathml", "--from=markdown-raw_html-native_divs-native_spans+raw_attribute",
      "--to=html5", "--metadata=lang:en", "--metadata=document-css:false",
      "--variable=pagetitle:\(title.inHTML)", "--variable=header-includes:\(style)",
    ]
    guard let executable,
      let run = ChildProcess.run(executable, arguments: arguments, input: markdown)
    else { throw failure("it could not be started") }
    guard run.status == 0, run.output.contains("</html>") else {
      throw failure(run.errors.split(separator: "\n").last.map(String.init) ?? "it wrote no page")
    }
    return run.output
  }

  private static func failure(_ reason: String) -> Failure {
    Failure(kind: "tool.failed", value: "pandoc", message: "pandoc made no page: \(reason)")
  }

  /// For light and dark pages, projectors and phones.
  private static let style = """
    <style>:root{color-scheme:light dark}body{max-width:46rem;margin:2rem auto;padding:0 1rem;\
    font:1rem/1.5 system-ui,sans-serif}table{border-collapse:collapse;display:block;overflow-x:auto;margin:1rem 0}\
    th,td{padding:.2rem .8rem;text-align:left;white-space:nowrap}th{border-bottom:1px solid}\
    figure{margin:1rem 0}svg{max-width:100%;height:auto}\
    @media (prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}}</style>
    """
}

extension String {
  /// The text between tags of HTML.
  fileprivate var inHTML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
