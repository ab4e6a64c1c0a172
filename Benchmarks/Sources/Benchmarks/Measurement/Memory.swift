#if os(Linux)
  import Glibc
#else
  import Darwin
#endif

/// The memory of this process.
enum Memory {
  /// Resets the peak to the memory in use, where the system can do that: Linux.
  static func resetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// The most memory that was in use, in MB of 2²⁰ bytes.
  static var peak: Double {
    #if os(Linux)
      return statusKilobytes("VmHWM:") / 1024
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #endif
  }

  /// A number that the system says about this process.
  private static func statusKilobytes(_ key: String) -> Double {
    guard let file = fopen("/proc/self/status", "r") else { return .nan }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix(key) else { continue }
      return text.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Double($0) } ?? .nan
    }
    return .nan
  }
}
