import CPosteriorLibc
import GSLNumerics
import Testing

@testable import Posterior

@Suite struct FashionMNISTTests {
  // MARK: Known values

  /// Sums of all pixels of each class, from Tests/Reference/fashion_mnist.py.
  static let sums: [Double] = [
    390_573_028, 267_379_383, 451_860_419, 310_552_946, 462_205_658, 164_016_939, 397_982_484,
    201_152_788, 424_099_247, 361_291_277,
  ]

  @Test(.enabled(if: FashionMNIST.isInstalled())) func theTrainingImages() throws {
    let images = try FashionMNIST.load(.training)
    #expect(images.count == 60_000)
    #expect(images.rowCount == 28 && images.columnCount == 28)
    #expect(images.classNames == FashionMNIST.classNames)
    #expect(images.classCounts == [Int](repeating: 6000, count: 10))
    #expect(images.labels.prefix(10) == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5])
    let brightest: [UInt8] = (0..<28).map { images.pixel(image: 0, row: 14, column: $0) }
    #expect(
      brightest == [
        0, 0, 1, 4, 6, 7, 2, 0, 0, 0, 0, 0, 237, 226, 217, 223, 222, 219, 222, 221, 216, 223, 229,
        215, 218, 255, 77, 0,
      ])
    #expect(images.pixels.suffix(784).reduce(0) { $0 + Int($1) } == 16_684)
    for (k, sum) in Self.sums.enumerated() {
      let members = images.labels.indices.filter { images.labels[$0] == k }
      let own = members.reduce(0) { total, i in
        images.pixels[784 * i..<784 * (i + 1)].reduce(total) { $0 + Int($1) }
      }
      #expect(Double(own) == sum)
    }
  }

  @Test(.enabled(if: FashionMNIST.isInstalled())) func theTestImages() throws {
    let images = try FashionMNIST.load(.test)
    #expect(images.classCounts == [Int](repeating: 1000, count: 10))
    #expect(images.labels.prefix(10) == [9, 2, 1, 1, 6, 1, 4, 6, 5, 7])
    #expect(images.pixels.reduce(0) { $0 + Int($1) } == 573_469_082)
  }

  // MARK: Edges

  @Test func whatIsNotInstalledIsNamedWithItsInstallation() {
    let error = #expect(throws: IDXError.self) { try FashionMNIST.load(.test, from: "/no/such") }
    #expect(error?.kind == "file.missing")
    #expect(
      error?.description
        == "/no/such/t10k-labels-idx1-ubyte.gz: Fashion-MNIST is not installed: there is no such "
        + "file. Install it with scripts/bootstrap --with-images.")
    #expect(!FashionMNIST.isInstalled(in: "/no/such"))
  }

  @Test func filesMayLieElsewhereAndUncompressed() throws {
    let files: [String: [UInt8]] = [
      "t10k-images-idx3-ubyte": idxBytes([2, 1, 1], [3, 4]),
      "t10k-labels-idx1-ubyte.gz": gzipped(idxBytes([2], [9, 0])),
      "train-images-idx3-ubyte.gz": gzipped(idxBytes([1, 1, 1], [5])),
      "train-labels-idx1-ubyte": idxBytes([1], [1]),
    ]
    try withFolder(files) { folder in
      #expect(FashionMNIST.isInstalled(in: folder))
      let test = try FashionMNIST.load(.test, from: folder)
      #expect(test.labels == [9, 0])
      #expect(test.pixels == [3, 4])
      let training = try FashionMNIST.load(.training, from: folder)
      #expect(training.labels == [1])
    }
    for name in files.keys {
      try withFolder(files.filter { $0.key != name }) { folder in
        #expect(!FashionMNIST.isInstalled(in: folder))
      }
    }
  }

  @Test func theEnvironmentNamesTheFolder() async {
    await #expect(processExitsWith: .success) {
      setenv("POSTERIOR_FASHION_MNIST", "/somewhere", 1)
      let named = FashionMNIST.folder
      setenv("POSTERIOR_FASHION_MNIST", "", 1)
      let isDebians = FashionMNIST.folder == FashionMNIST.debianFolder
      exit(named == "/somewhere" && isDebians ? 0 : 1)
    }
  }
}
