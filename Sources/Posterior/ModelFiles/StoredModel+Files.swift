extension StoredModel {
  /// The most bytes that a model's file may have, 256 MiB: about 13 million parameters.
  static let sizeLimit = 1 << 28

  /// Reads a model from a file.
  ///
  /// Everything in the file is looked at: its keys, the shapes, the numbers, the names, and that
  /// covariance matrices are such.
  ///
  /// - Parameters:
  ///   - path: The path of a file that `save(to:)` wrote; a device, a pipe or a folder is refused.
  ///   - methods: The methods that are known. The default is all of the library.
  /// - Throws: `ModelFileError` with what is wrong, and its line.
  /// - Complexity: O(bytes), and O(d³) for every full covariance matrix.
  public static func load(
    _ path: String, methods: [any ClassificationMethod] = .all
  ) throws(ModelFileError) -> StoredModel {
    try StoredModel(parsing: try contents(path), file: path, methods: methods)
  }

  /// Writes the model to a file, and replaces the file if there is one.
  ///
  /// The file changes from the old model to the new one at once: whatever happens, even a loss of
  /// power, it holds the one or the other, whole. The new one is written to a file `.NAME.saving`
  /// beside it first. That is removed if something fails, and signals that end the program wait
  /// until it is done; after `kill -9` it may stay, and the next `save` removes it. A link is
  /// followed. A new file has the permissions that the process gives, a replaced one those that it
  /// had.
  ///
  /// - Parameter path: The path of the file.
  /// - Throws: `ModelFileError`: `model.target` where the file cannot be written, `model.value`
  ///   where `bytes()` throws.
  /// - Complexity: O(parameters), and O(d³) for every full covariance matrix.
  public func save(to path: String) throws(ModelFileError) {
    let bytes = try bytes(named: path)
    do throws(FileError) { try AtomicFile(path, of: .model).write(bytes) } catch {
      throw ModelFileError(error)
    }
  }

  /// Throws, with `model.target`, if a model cannot be saved to a file, to be called before a
  /// training that takes long.
  ///
  /// A file `.NAME.saving` is made beside it and removed at once.
  ///
  /// - Parameter path: The path of the file.
  public static func checkTarget(_ path: String) throws(ModelFileError) {
    do throws(FileError) { try AtomicFile(path, of: .model).check() } catch {
      throw ModelFileError(error)
    }
  }

  private static func contents(_ path: String) throws(ModelFileError) -> [UInt8] {
    do throws(FileError) {
      // One byte too many is enough to be refused by `init(parsing:file:)`.
      return try FileStream(plain: path).rest(limit: sizeLimit + 1)
    } catch {
      throw ModelFileError(error)
    }
  }
}

extension ModelFileError {
  fileprivate init(_ error: FileError) {
    self.init(
      error.work == .reading ? .file : .target, file: error.file, error.message, hint: error.hint)
  }

  static func tooLarge(file: String?) -> ModelFileError {
    ModelFileError(
      .value, file: file, "a model's file has at most \(StoredModel.sizeLimit >> 20) MiB")
  }
}
