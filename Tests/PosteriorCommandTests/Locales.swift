import Foundation
import PosteriorReport

/// Locales that write numbers, and change the case of letters, in another way than C.
enum Locales {
  static let names = ["C", "de_DE.UTF-8", "tr_TR.UTF-8"]

  /// A folder with these locales, made once, or nil where the system has no sources of them: a name
  /// then stands for C.
  static let folder: String? = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "posterior-locales").path
    let script = """
      mkdir -p "$0"
      for locale in de_DE tr_TR; do
        [ -d "$0/$locale.UTF-8" ] && continue
        made=$(mktemp -d "$0/XXXXXX")
        localedef -i $locale -f UTF-8 "$made/$locale.UTF-8" && mv "$made/$locale.UTF-8" "$0"
        rm -rf "$made"
      done
      [ -d "$0/de_DE.UTF-8" ] && [ -d "$0/tr_TR.UTF-8" ]
      """
    let run = ChildProcess.run("/bin/sh", arguments: ["-c", script, folder], input: "")
    return run?.status == 0 ? folder : nil
  }()

  /// The environment that names a locale.
  static func environment(_ name: String) -> [String: String] {
    var environment = ["LC_ALL": name, "LANG": name]
    environment["LOCPATH"] = folder
    return environment
  }
}
