import Posterior
import Testing

@Suite struct CategoricalLiteralTests {
  @Test func aLiteralIsADistribution() throws {
    #expect([0.75, 0.25] as Categorical == (try Categorical(probabilities: [0.75, 0.25])))
  }

  @Test func aLiteralThatIsNoneTraps() async {
    await #expect(processExitsWith: .failure) { _ = [0.5, 0.6] as Categorical }
  }
}
