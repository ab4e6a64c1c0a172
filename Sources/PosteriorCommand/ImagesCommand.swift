import ArgumentParser

struct ImagesCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "images", abstract: "To come.")

  @OptionGroup var form: FormOptions

  func answer() throws -> Answer { Answer(output: "") }
}
