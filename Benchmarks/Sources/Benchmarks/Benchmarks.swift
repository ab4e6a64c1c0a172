import ArgumentParser
import CPosteriorLibc

/// Times what the library does, a fresh process a case.
@main struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Times what Posterior does, and prints a line of JSON a case.",
    discussion: Workload.all.map { "\($0.name): \($0.title)" }.joined(separator: "\n"))

  @Argument(help: "The workloads. All, unless some are named.")
  var workloads: [String] = []

  @Option(
    help: "A size in place of the usual ones, as --list writes them, or the columns of a usual one."
  )
  var size: String?

  @Option(
    help: "The number of threads. With more than one, only workloads that share work are run.")
  var threads = 1

  @Option(name: .customLong("repeat"), help: "How often a case is run after its first run.")
  var repetitions = 5

  @Option(help: "The seconds that the runs of a case may take.")
  var budget = 60.0

  @Option(help: "The seed of the first training; the next run has the next.")
  var seed: UInt64 = 0

  @Option(help: "A folder of array files (.npy) with the data. They are made where it has none.")
  var data: String?

  @Flag(help: "List the cases, and run none.")
  var list = false

  @Flag(help: "Run each workload once at a small size.")
  var smoke = false

  @Flag(help: .hidden)
  var here = false

  func validate() throws {
    #if DEBUG
      throw ValidationError("Times are those of release builds: swift run -c release benchmarks.")
    #endif
    for name in workloads where !Workload.all.contains(where: { $0.name == name }) {
      let names = Workload.all.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no workload \(name). There are \(names).")
    }
    guard threads >= 1, repetitions >= 1, budget > 0 else {
      throw ValidationError("Threads, repetitions and the budget must be positive.")
    }
    if let data, access("\(data)/.", R_OK) != 0 {
      throw ValidationError("The folder \(data) cannot be read.")
    }
    if let size, !chosen.contains(where: { $0.sizes.contains { $0.hasSuffix("x\(size)") } }) {
      guard Size(size) != nil else {
        throw ValidationError("\(size) is not a size, such as 1e6x10.")
      }
    }
  }

  func run() throws {
    for workload in chosen {
      for size in sizes(of: workload) {
        if list {
          print("\(workload.name) \(size)")
        } else if here {
          try measure(workload, size)
        } else {
          try measureApart(workload, size)
        }
      }
    }
  }

  private var chosen: [Workload] {
    Workload.all.filter {
      (workloads.isEmpty || workloads.contains($0.name)) && (threads == 1 || $0.isConcurrent)
    }
  }

  private func sizes(of workload: Workload) -> [String] {
    if smoke { return [workload.smokeSize] }
    guard let size else { return workload.sizes }
    let usual = workload.sizes.filter { $0 == size || $0.hasSuffix("x\(size)") }
    return usual.isEmpty ? (Size(size) == nil ? [] : [size]) : usual
  }

  private func measure(_ workload: Workload, _ size: String) throws {
    guard let size = Size(size) else {
      throw ValidationError("\(size) is not a size, such as 1e6x10.")
    }
    let setting = Setting(data: DataFolder(path: data), threads: threads)
    let job = try workload.prepare(size, setting)
    let measurement = try Measurement(
      job, seed: seed, repetitions: smoke ? 1 : repetitions, budget: budget)
    print(resultLine(workload, size, setting, job, measurement))
  }

  /// Measures in a new process, so that the memory is that of this case alone.
  private func measureApart(_ workload: Workload, _ size: String) throws {
    var arguments = [
      CommandLine.arguments[0], workload.name, "--here", "--size", size, "--threads", "\(threads)",
      "--repeat", "\(smoke ? 1 : repetitions)", "--budget", "\(budget)", "--seed", "\(seed)",
    ]
    if let data { arguments += ["--data", data] }
    guard try spawned(arguments) == 0 else {
      throw ExitCode.failure
    }
  }
}

/// Runs a program with this one's output, and returns its status.
private func spawned(_ arguments: [String]) throws -> Int32 {
  fflush(nil)
  var pointers = arguments.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  var process = pid_t()
  let error = posix_spawnp(&process, arguments[0], nil, nil, &pointers, environment_variables())
  guard error == 0 else { throw ExitCode(error) }
  var status: Int32 = 0
  waitpid(process, &status, 0)
  return status
}
