import Posterior

/// One line that says how far some work has come.
struct ProgressLine: Equatable {
  /// The name of the work.
  var name: String
  /// The steps that are done.
  var done: Int
  /// All steps.
  var total: Int
  /// The seconds since the beginning.
  var elapsed: Double

  /// The unit of a step, such as "images"; empty to leave it out.
  var unit = ""
  /// How many times the work goes over all data, which then count as often; the line says which
  /// time it is.
  var epochs: Int?

  /// The line: name, bar, steps done, steps a second, time left, as many of them as there is room
  /// for.
  ///
  /// - Parameter columns: The width of the terminal. Its last column stays free, since some
  ///   terminals begin a new line there.
  func text(columns: Int) -> String {
    let count = "\(done)/\(total)"
    let (full, short) = (24, 10)
    let candidates = [
      [name, epoch, bar(full), count, rate, timeLeft],
      [name, epoch, bar(short), count, rate, timeLeft],
      epoch.isEmpty ? [] : [name, epoch, bar(short), rate, timeLeft],
      [name, bar(full), count, rate, timeLeft], [name, bar(short), count, rate, timeLeft],
      [name, bar(short), count, timeLeft], [name, count, timeLeft], [bar(short), count, timeLeft],
      [count, timeLeft], [count],
    ]
    let lines = candidates.filter { !$0.isEmpty }.map {
      $0.filter { !$0.isEmpty }.joined(separator: "  ")
    }
    return lines.first { $0.displayWidth < columns } ?? ""
  }

  private func bar(_ width: Int) -> String {
    let filled = total > 0 ? done * width / total : width
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  }

  private var rate: String {
    guard done > 0 && elapsed > 0 else { return "" }
    let rate = NumberFormat.significant(2).text(Double(done) / elapsed)
    return rate + (unit.isEmpty ? "" : " \(unit)") + "/s"
  }

  private var epoch: String {
    guard let epochs, total > 0 else { return "" }
    return "epoch \(min(done * epochs / total + 1, epochs))/\(epochs)"
  }

  /// The time that the other steps will take if they take as long as those before.
  private var timeLeft: String {
    guard done > 0 else { return "" }
    let seconds = (elapsed * Double(total - done) / Double(done)).rounded(.up)
    if seconds < 60 { return "\(seconds, .fixed(0)) s left" }
    let minutes = (seconds / 60).rounded(.up)
    if minutes < 60 { return "\(minutes, .fixed(0)) min left" }
    return
      "\((minutes / 60).rounded(.down), .fixed(0)) h \(minutes.truncatingRemainder(dividingBy: 60), .fixed(0)) min left"
  }
}
