import Posterior
import PosteriorReport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A lesson of the course, as its source tells of it.
struct Lesson {
  let name: String
  let title: String
  let command: String

  /// The text between the number and the colon of the title.
  var topic: String {
    let title = title.split(separator: " · ", maxSplits: 1).last ?? ""
    return String(title.prefix { $0 != ":" })
  }

  var json: JSONValue {
    [
      "name": .string(name), "title": .string(title),
      "command": .string(command),
    ]
  }

  /// The lessons, in order.
  static func all() throws(Failure) -> [Lesson] {
    let folder = installedFile(PackageFolder.path + "/Lessons")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let lessons = names.filter { $0.hasPrefix("Lesson") }.sorted().compactMap { name in
      (try? FileStream.text(of: "\(folder)/\(name)/main.swift")).map { source in
        Lesson(name: name, title: title(of: source) ?? name, command: "swift run \(name)")
      }
    }
    guard !lessons.isEmpty else {
      throw Failure(
        kind: "file.missing", file: folder, message: "the lessons' sources are not here",
        hint: "Build the program in a clone of the package, and leave that in its place.")
    }
    return lessons
  }

  /// The first heading of a lesson's prose, which is playground markup.
  private static func title(of source: String) -> String? {
    let heading = source.firstMatch(of: /^(?:\/\/:)? ?# (.+)$/.anchorsMatchLineEndings())
    return heading.map { String($0.1) }
  }
}
