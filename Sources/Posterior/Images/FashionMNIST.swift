import CPosteriorLibc

/// The data set Fashion-MNIST: 70,000 gray images of clothes, 28 × 28, in ten classes.
///
/// It is not part of this package. Debian has it as `dataset-fashion-mnist`; the environment
/// variable `POSTERIOR_FASHION_MNIST` names another folder that has the four files, with `.gz` at
/// their end or without.
///
/// Source: H. Xiao, K. Rasul and R. Vollgraf, "Fashion-MNIST: a novel image dataset for
/// benchmarking machine learning algorithms", arXiv:1708.07747 (2017). MIT license.
public enum FashionMNIST {
  /// The two parts of the data set.
  public enum Part: String, Sendable {
    /// 60,000 images to learn from.
    case training = "train"
    /// 10,000 images to be tested on.
    case test = "t10k"
  }

  /// The names of the ten classes.
  public static let classNames = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
  ]

  /// Where Debian puts the files.
  public static let debianFolder = "/usr/share/datasets/fashion-mnist"

  /// The folder that is read: the one that `POSTERIOR_FASHION_MNIST` names, or Debian's.
  public static var folder: String {
    let named = getenv("POSTERIOR_FASHION_MNIST").map { String(cString: $0) } ?? ""
    return named.isEmpty ? debianFolder : named
  }

  /// Whether the four files are there and may be read.
  public static func isInstalled(in folder: String = folder) -> Bool {
    [Part.training, .test].allSatisfy { part in
      ["images-idx3", "labels-idx1"].allSatisfy { kind in
        access(path(part, kind, in: folder), R_OK) == 0
      }
    }
  }

  /// Reads one part.
  ///
  /// - Parameters:
  ///   - part: The training or the test images.
  ///   - folder: The folder that has the files. The default is `folder`.
  /// - Throws: `IDXError` when a file is missing or invalid.
  /// - Complexity: O(bytes); 47 MB for training.
  public static func load(
    _ part: Part, from folder: String = folder
  ) throws(IDXError) -> ImageSet {
    do throws(IDXError) {
      return try ImageSet(
        images: path(part, "images-idx3", in: folder),
        labels: path(part, "labels-idx1", in: folder), classNames: classNames)
    } catch  where error.problem == .missing {
      throw IDXError(.notInstalled(name: "Fashion-MNIST"), file: error.file)
    }
  }

  /// The path of a file, compressed unless there is only the other.
  private static func path(_ part: Part, _ kind: String, in folder: String) -> String {
    let plain = "\(folder)/\(part.rawValue)-\(kind)-ubyte"
    let isPlain = access("\(plain).gz", F_OK) != 0 && access(plain, F_OK) == 0
    return isPlain ? plain : "\(plain).gz"
  }
}
