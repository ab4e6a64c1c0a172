/// The folder of the package that the program was built in.
enum PackageFolder {
  /// Its path: this file lies four levels below.
  static let path: String = {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/")
  }()
}
