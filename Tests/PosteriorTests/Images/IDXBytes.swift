import CPosteriorZlib
import Foundation

/// The bytes of an IDX file.
func idxBytes(_ sizes: [Int], _ content: [UInt8]) -> [UInt8] {
  var bytes: [UInt8] = [0, 0, 8, UInt8(sizes.count)]
  for size in sizes {
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: size >> shift)) }
  }
  return bytes + content
}

/// The bytes compressed by zlib, as one member of a gzip file.
func gzipped(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
  var (input, stream) = (bytes, z_stream())
  precondition(deflate_gzip_begin(&stream, level) == Z_OK)
  defer { deflateEnd(&stream) }
  let bound = Int(deflateBound(&stream, UInt(bytes.count)))
  return input.withUnsafeMutableBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(bound)
      precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END)
      count = bound - Int(stream.avail_out)
    }
  }
}

/// Calls a function with the path of a folder that has files of these names and bytes, and removes
/// it.
func withFolder(_ files: [String: [UInt8]], _ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
  try body(folder.path)
}
