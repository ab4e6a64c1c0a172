import GSLNumerics
import Posterior

/// Images to learn from and to be tested on: from files, else Fashion-MNIST if that is installed,
/// else made.
struct Images {
  let training: ImageSet
  let test: ImageSet
  let isRead: Bool

  /// - Parameters:
  ///   - count: The number of images to learn from, the first ones.
  ///   - data: Where the files may be.
  init(count: Int, _ data: DataFolder) throws {
    if let training = try Self.read("train", count, data),
      let test = try Self.read("test", nil, data)
    {
      (self.training, self.test, isRead) = (training, test, true)
    } else if FashionMNIST.isInstalled(), count <= 60_000 {
      training = try FashionMNIST.load(.training).subset(0..<count)
      test = try FashionMNIST.load(.test)
      isRead = true
    } else {
      let all = Self.made(count + 10_000)
      (training, test) = (all.subset(0..<count), all.subset(count..<count + 10_000))
      isRead = false
    }
  }

  private static func read(_ part: String, _ count: Int?, _ data: DataFolder) throws -> ImageSet? {
    guard let pixels = try data.bytes("fashion_\(part)_X", rows: count),
      let labels = try data.integers("fashion_\(part)_y", rows: count)
    else { return nil }
    return ImageSet(
      pixels: pixels, rowCount: 28, columnCount: 28, labels: labels,
      classNames: FashionMNIST.classNames)
  }

  /// Images of ten classes, each a pattern of its own with noise as strong.
  private static func made(_ count: Int) -> ImageSet {
    var random = DataFolder.random.stream("images")
    let patterns = (0..<10 * 784).map { _ in random.integer(below: 128) }
    let labels = (0..<count).map { _ in random.integer(below: 10) }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(count * 784)
    for label in labels {
      for j in 0..<784 {
        pixels.append(UInt8(patterns[label * 784 + j] + Int(random.next() >> 57)))
      }
    }
    return ImageSet(
      pixels: pixels, rowCount: 28, columnCount: 28, labels: labels,
      classNames: FashionMNIST.classNames)
  }
}

extension SoftmaxRegression {
  /// The mean loss and the accuracy on images, whose features are made some thousand at a time.
  func figures(_ images: ImageSet) -> (loss: Double, accuracy: Double) {
    var (loss, right) = (0.0, 0.0)
    for start in stride(from: 0, to: images.count, by: 5000) {
      let part = start..<min(start + 5000, images.count)
      let logits = logits(images.features(part))
      let labels = Array(images.labels[part])
      loss += meanCrossEntropy(logits, labels) * Double(part.count)
      right += accuracy(indicesOfMaxima(logits), labels) * Double(part.count)
    }
    return (loss / Double(images.count), right / Double(images.count))
  }
}
