import CPosteriorLibc

/// What the fuzzer calls with every input; `FUZZ_TARGET` in the environment says what is tried.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// What the fuzzer changes inputs by. To parse another line of arguments takes longer than to read
/// another file: four of five changes of a command's input leave its line as it is.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: UInt32
) -> Int {
  let line = UnsafeBufferPointer(start: start, count: count).firstIndex(of: UInt8(ascii: "\n"))
  guard target == .command, seed % 5 > 0, let line, line + 1 < limit else {
    return mutateAnywhere(start, count, limit)
  }
  let kept = line + 1
  return kept + mutateAnywhere(start + kept, count - kept, limit - kept)
}

@_silgen_name("LLVMFuzzerMutate")
private func mutateAnywhere(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int) -> Int

/// What input is given to.
enum Target: String, CaseIterable {
  case csv, idx, gzip, model, command

  func run(_ input: [UInt8]) {
    switch self {
    case .csv: readCSV(input)
    case .idx: readIDX(input)
    case .gzip: readGzip(input)
    case .model: readModel(input)
    case .command: runCommand(input)
    }
  }
}

private let target: Target = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = Target(rawValue: name) else {
    let known = Target.allCases.map(\.rawValue).joined(separator: ", ")
    fatalError("FUZZ_TARGET is '\(name)', not one of \(known)")
  }
  return target
}()
