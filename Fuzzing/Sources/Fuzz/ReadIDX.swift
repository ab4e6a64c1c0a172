import CPosteriorZlib
import Posterior

/// Reads labels and images, which follow each other in the input behind a byte that has the length
/// of the labels' file.
func readIDX(_ input: [UInt8]) {
  let rest = Array(input.dropFirst())
  let length = min(Int(input.first ?? 0), rest.count)
  let labels = idx(Array(rest[..<length]), holding: .labels)
  let images = idx(Array(rest[length...]), holding: .images)
  guard let labels, let images else { return }
  let set = outcome { try ImageSet(images: images, labels: labels, labelName: "l") }
  switch set {
  case .success(let set):
    expect(set.classCounts.reduce(0, +) == set.count, "\(set.classCounts) of \(set.count) images")
  case .failure(let error): expectExplained(error)
  }
}

/// A file, if it is one: then it has nothing but what was read.
private func idx(_ bytes: [UInt8], holding content: IDXFile.Content) -> IDXFile? {
  switch outcome({ try IDXFile(bytes: bytes, named: "t", holding: content) }) {
  case .success(let file):
    if bytes.first == 0 { expect(file.written == bytes, "the file is read as another") }
    return file
  case .failure(let error):
    expectExplained(error)
    return nil
  }
}

/// Reads a compressed file. The first byte of the input says how it is made of the rest: as it is;
/// compressed, in one or two members; or compressed and then damaged in the place that two more
/// bytes choose, by a third.
func readGzip(_ input: [UInt8]) {
  guard let form = input.first, form & 3 != 0, input.count >= 4 else {
    if case .failure(let error) = read(Array(input.dropFirst())) { expectExplained(error) }
    return
  }
  let content = Array(input.dropFirst(4))
  let middle = form & 4 == 0 ? 0 : content.count / 2
  let first = middle > 0 ? gzipped(Array(content[..<middle]), level: 9) : []
  var file = first + gzipped(Array(content[middle...]), level: Int32(form >> 4) % 10)
  let plain = read(content)
  if form & 3 == 1 {
    // Without a first byte of its own kind, the content would be inflated once more.
    if content.first != 0x1F { expectSame(plain, read(file), "compressed") }
    return
  }
  let place = (Int(input[1]) << 8 | Int(input[2])) % file.count
  if form & 3 == 2 { file[place] ^= input[3] } else { file.removeSubrange(place...) }
  // Cut between its members, a file is as whole as it was.
  let whole = file == first ? read(Array(content[..<middle])) : plain
  switch read(file) {
  case .success(let damaged):
    expect(content.first == 0x1F || whole.value == damaged, "damage is not seen")
  case .failure(let error): expectExplained(error)
  }
}

private func read(_ bytes: [UInt8]) -> Result<IDXFile, any Error> {
  outcome { try IDXFile(bytes: bytes, named: "t") }
}

private func gzipped(_ bytes: [UInt8], level: Int32) -> [UInt8] {
  var (input, stream) = (bytes, z_stream())
  expect(deflate_gzip_begin(&stream, level) == Z_OK, "nothing can be compressed")
  defer { deflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
  let count = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      expect(deflate(&stream, Z_FINISH) == Z_STREAM_END, "the room is too small")
      return target.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<count])
}

extension IDXFile {
  /// The file that this is read from.
  fileprivate var written: [UInt8] {
    let numbers = sizes.flatMap { size in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) }
    }
    return [0, 0, 8, UInt8(content.rawValue)] + numbers + bytes
  }
}
