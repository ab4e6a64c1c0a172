import CPosteriorLibc
import Posterior

/// A line of JSON about a measurement, with the fields that the other libraries' results have.
func resultLine(
  _ workload: Workload, _ size: Size, _ setting: Setting, _ job: Job, _ measurement: Measurement
) -> String {
  let pieces = Double(job.pieceCount)
  let samples = measurement.samples.map { $0 / pieces }
  let processor = measurement.processorSamples.map { $0 / pieces }
  var load = 0.0
  _ = getloadavg(&load, 1)
  let quality = measurement.figures.map { (quoted($0.name), number(median($0.values), digits: 8)) }
  let spread = measurement.figures.map { name, values in
    (quoted(name), list([values.min(), values.max()].map { number($0 ?? .nan, digits: 8) }))
  }
  let fields: [(String, String)] =
    [
      ("workload", quoted(workload.name)), ("size", quoted(size.description)),
      ("peer", quoted("posterior")), ("version", quoted("posterior \(posteriorVersion)")),
      ("dtype", quoted("float64")), ("threads", "\(setting.threads)"),
      ("data", quoted(job.isRead ? "read" : "made")),
      ("median_s", number(median(samples))), ("min_s", number(samples.min() ?? .nan)),
      ("cpu_s", number(median(processor))), ("cpu_median_s", number(median(processor))),
      ("cpu_min_s", number(processor.min() ?? .nan)),
      ("first_s", number(measurement.first / pieces)),
      ("n", "\(samples.count)"), ("samples_s", list(samples.map { number($0) })),
      ("peak_rss_mb", number(measurement.memoryPeak)),
      ("base_rss_mb", number(measurement.memoryBefore)),
      ("load1", number(load, digits: 3)),
      ("quality", object(quality)),
    ] + (job.isRandom ? [("quality_range", object(spread))] : [])
  return object(fields.map { (quoted($0.0), $0.1) })
}

private func quoted(_ text: String) -> String { "\"\(text)\"" }

private func list(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }

private func object(_ fields: [(String, String)]) -> String {
  "{\(fields.map { "\($0): \($1)" }.joined(separator: ", "))}"
}

/// A number with so many digits; JSON has no infinite ones.
private func number(_ value: Double, digits: Int = 5) -> String {
  guard value.isFinite else { return "null" }
  var text = [CChar](repeating: 0, count: 40)
  _ = withVaList([Int32(digits), value]) { vsnprintf(&text, text.count, "%.*g", $0) }
  return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
