import Testing

@testable import PosteriorLesson

@Suite struct SettingTests {
  // MARK: Known values (by hand)

  @Test(arguments: [
    ("heads=7", "heads", "7"), ("a=b=c", "a", "b=c"), ("a=", "a", ""), ("a= b ", "a", " b "),
  ])
  func settings(_ argument: String, _ name: String, _ value: String) {
    let setting = Setting(argument: argument)
    #expect(setting?.name == name)
    #expect(setting?.value == value)
  }

  // MARK: Edges

  @Test(arguments: ["heads", "=7", "", "="]) func whatIsNoSetting(_ argument: String) {
    #expect(Setting(argument: argument) == nil)
  }
}
