import Notebook
import Testing

/// The table of lessons.
@Suite struct LessonsCommandTests {
  // MARK: Known values

  @Test func thereAreLessons() throws {}
}
