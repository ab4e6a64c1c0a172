import ArgumentParser

struct DoctorCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "To come.")

  @OptionGroup var form: FormOptions

  func answer() throws -> Answer { Answer(output: "") }
}
