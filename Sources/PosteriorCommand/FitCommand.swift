import ArgumentParser

struct FitCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "To come.")

  @OptionGroup var form: FormOptions

  func answer() throws -> Answer { Answer(output: "") }
}
