import ArgumentParser
import Posterior
import PosteriorReport

/// Looks for all that the course uses.
struct DoctorCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "List what the course needs, what is installed, and how to install the rest.",
    discussion: "The exit status is 0 if everything needed is installed.")

  @OptionGroup var form: FormOptions

  func answer() throws -> Answer {
    let findings = Finding.all()
    let isComplete = findings.allSatisfy { $0.found != nil || !$0.isNeeded }
    let output =
      form.json
      ? form.encoded(json(findings, isComplete)) : form.rendered(text(findings, isComplete))
    return Answer(output: output, isSuccess: isComplete)
  }

  private func json(_ findings: [Finding], _ isComplete: Bool) -> JSONValue {
    ["complete": .bool(isComplete), "parts": .array(findings.map(\.json))]
  }

  private func text(_ findings: [Finding], _ isComplete: Bool) -> [Element] {
    var table = Table("", "what", "is here", "for")
    for finding in findings {
      let mark = finding.found != nil ? "✓" : finding.isNeeded ? "✗" : "–"
      table.add(mark, finding.name, finding.found ?? "no", finding.purpose)
    }
    let missing = findings.filter { $0.found == nil }
    let installing = missing.map { Element.prose("\($0.name):\n\n```\n\($0.install)\n```") }
    let verdict = isComplete ? "Everything needed is installed." : "Something needed is missing."
    return [.table(table), .prose(verdict)] + installing
  }
}
