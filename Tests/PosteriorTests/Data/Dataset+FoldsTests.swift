import GSLNumerics
import PosteriorTestSupport
import Testing

@testable import Posterior

@Suite struct DatasetFoldsTests {
  func dataset(_ labels: [Int], classCount: Int) -> Dataset {
    DatasetSplitTests.dataset(labels: labels, classCount: classCount)
  }

  // MARK: Known values

  @Test func aFoldLearnsFromWhatItDoesNotTest() {
    let fold = Fold(test: [3, 1], count: 5)
    #expect(fold.test == [1, 3])
    #expect(fold.training == [0, 2, 4])
  }

  @Test func leavingOneOutTestsEachExampleAlone() {
    let folds = dataset([0, 1, 0], classCount: 2).leaveOneOutFolds()
    #expect(folds.map(\.test) == [[0], [1], [2]])
    #expect(folds.map(\.training) == [[1, 2], [0, 2], [0, 1]])
  }

  @Test func theDrawIsTheSameForEver() {
    var source = RandomSource(seed: 1)
    let folds = dataset([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], classCount: 2).folds(3, using: &source)
    #expect(folds.map(\.test) == [[0, 3, 4, 7], [2, 5, 8], [1, 6, 9]])
  }

  // MARK: Properties

  @Test func everyExampleIsTestedOnceAndClassesAreSpreadEvenly() {
    forAll { generator in
      let classCount = generator.integer(in: 1...4)
      let labels = (0..<generator.integer(in: 2...40)).map { _ in
        generator.integer(in: 0...(classCount - 1))
      }
      let isStratified = generator.integer(in: 0...1) == 0
      let dataset = dataset(labels, classCount: classCount)
      var source = RandomSource(seed: generator.next())
      let foldCount = generator.integer(in: 2...labels.count)
      let folds = dataset.folds(foldCount, stratified: isStratified, using: &source)
      #expect(folds.count == foldCount)
      #expect(folds.flatMap(\.test).sorted() == Array(labels.indices))
      let sizes = folds.map(\.test.count)
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      for fold in folds {
        #expect((fold.test + fold.training).sorted() == Array(labels.indices))
        #expect(fold.test == fold.test.sorted() && fold.training == fold.training.sorted())
      }
      guard isStratified else { return }
      for k in 0..<classCount {
        let counts = folds.map { fold in fold.test.count { labels[$0] == k } }
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
      }
    }
  }

  @Test(arguments: [true, false]) func allExamplesAreEquallyProbable(_ isStratified: Bool) {
    let dataset = dataset([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], classCount: 2)
    var source = RandomSource(seed: 3)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<2000 {
      let folds = dataset.folds(5, stratified: isStratified, using: &source)
      for row in folds[0].test { counts[row] += 1 }
    }
    // Each count is binomial with mean 400 and standard deviation 17.9; 5.8 of them are passed by
    // one of the ten with probability 7e−8.
    for count in counts { #expect(abs(count - 400) <= 103) }
  }

  // MARK: Edges

  @Test func foldsThatCannotBeAreRefused() async {
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = Dataset(features: Matrix([[1], [2]]), labels: [0, 1]).folds(3, using: &source)
    }
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 1)
      _ = Dataset(features: Matrix([[1], [2]]), labels: [0, 1]).folds(1, using: &source)
    }
    await #expect(processExitsWith: .failure) { _ = Fold(test: [2], count: 2) }
    await #expect(processExitsWith: .failure) { _ = Fold(test: [1, 1], count: 2) }
  }
}
