/// Why files of images and labels cannot be used: what is wrong and in which file.
public struct IDXError: Error, Sendable, Equatable {
  /// What is wrong.
  public let problem: Problem
  /// The file, as it was named.
  public let file: String?

  init(_ problem: Problem, file: String?) {
    self.problem = problem
    self.file = file
  }

  /// What is wrong with files of images and labels.
  public enum Problem: Sendable, Equatable {
    /// There is no such file.
    case missing
    /// The data set is not there: `Fashion-MNIST`, for example.
    case notInstalled(name: String)
    /// The file cannot be opened or read.
    case unreadable(reason: String)
    /// The compressed data are damaged, or something follows them.
    case gzipCorrupt(reason: String)
    /// The compressed data end too early.
    case gzipCutShort
    /// The file begins with other bytes than images and labels do.
    case magic(bytes: [UInt8])
    /// The header declares no bytes at all, or more than 1 GiB.
    case size([Int])
    /// There is nothing in the file.
    case empty
    /// The file ends within its header.
    case headerCutShort
    /// The file ends before all declared bytes.
    case truncated(count: Int, declared: Int)
    /// The file goes on after all declared bytes.
    case extra(declared: Int)
    /// Labels were found where images should be, or the reverse.
    case exchanged(found: IDXFile.Content)
    /// There are more or fewer labels than images.
    case count(labels: Int, images: Int)
    /// A label, counted from 0, is not among the classes.
    case label(index: Int, value: Int, classCount: Int)
    /// A number of a data set is not a pixel: it is not a whole number, or outside the range.
    case pixel(example: Int, feature: String, value: Double, largest: Int)
  }
}

extension IDXError: ExplainedError {
  /// A word that stays the same from release to release.
  public var kind: String {
    switch problem {
    case .missing, .notInstalled: "file.missing"
    case .unreadable: "file.unreadable"
    case .gzipCorrupt: "gzip.corrupt"
    case .gzipCutShort: "gzip.truncated"
    case .magic: "idx.magic"
    case .size: "idx.size"
    case .empty, .headerCutShort, .truncated: "idx.truncated"
    case .extra: "idx.extra"
    case .exchanged: "idx.swapped"
    case .count: "idx.count"
    case .label: "idx.label"
    case .pixel: "idx.pixel"
    }
  }

  /// The feature, where a data set's number is at fault.
  public var column: String? {
    if case .pixel(_, let feature, _, _) = problem { feature } else { nil }
  }

  /// The value at fault, if there is one.
  public var value: String? {
    switch problem {
    case .magic(let bytes): bytes.hexadecimal
    case .size(let sizes): sizes.product
    case .label(_, let value, _): "\(value)"
    case .pixel(_, _, let value, _): "\(value)"
    default: nil
    }
  }

  /// What is wrong, without its place.
  public var message: String {
    switch problem {
    case .missing: "there is no such file"
    case .notInstalled(let name): "\(name) is not installed: there is no such file"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .gzipCorrupt(let reason): "the compressed data are damaged: \(reason)"
    case .gzipCutShort: "the compressed data end too early"
    case .magic(let bytes): "the file begins with \(bytes.hexadecimal)"
    case .size(let sizes):
      sizes.contains(0)
        ? "the header declares \(sizes.product) bytes, which is no data"
        : "the header declares \(sizes.product) bytes, more than 1 GiB"
    case .empty: "the file is empty"
    case .headerCutShort: "the file ends within its header"
    case .truncated(let count, let declared):
      "the header declares \(declared) bytes, but \(count) follow"
    case .extra(let declared): "the header declares \(declared) bytes, but more follow"
    case .exchanged(.labels): "the file holds labels, but images are wanted"
    case .exchanged(.images): "the file holds images, but labels are wanted"
    case .count(let labels, let images): "there are \(labels) labels for \(images) images"
    case .label(let index, let value, let classCount):
      "label \(index), counted from 0, is \(value), but there "
        + (classCount == 1
          ? "is 1 class: only 0" : "are \(classCount) classes: 0 to \(classCount - 1)")
    case .pixel(let example, _, let value, let largest):
      "example \(example), counted from 0, has \(value), which is not a whole number from 0 to "
        + "\(largest)"
    }
  }

  /// A remedy.
  public var hint: String? {
    switch problem {
    case .missing: "Look at the path."
    case .notInstalled: "Install it with scripts/bootstrap --with-images."
    case .unreadable: nil
    case .gzipCorrupt, .gzipCutShort, .empty, .headerCutShort, .truncated, .extra:
      "Fetch the file again."
    case .magic:
      "Images begin with 00 00 08 03 and labels with 00 00 08 01, and gzip may compress both."
    case .size: "Fetch the file again, or divide it."
    case .exchanged: "Exchange the two files."
    case .count: "Take both files from one set, training or test."
    case .label: "Name all classes, or take the labels that belong to these."
    case .pixel: "Say what the largest pixel is, or leave the feature out."
    }
  }
}

extension [UInt8] {
  /// The bytes as "00 00 08 03".
  fileprivate var hexadecimal: String { map(\.hexadecimal).joined(separator: " ") }
}

extension [Int] {
  /// The factors as "60000 × 28 × 28".
  fileprivate var product: String { map(String.init).joined(separator: " × ") }
}
