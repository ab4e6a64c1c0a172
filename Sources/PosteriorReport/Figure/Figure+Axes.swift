import CPosteriorLibc
import Posterior

extension Figure {
  /// The settings of the axes.
  func axes(on canvas: Canvas) -> [String] {
    var lines = axis("x", x, on: canvas) + axis("y", y, on: canvas)
    if let right {
      lines += axis("y2", right, on: canvas) + ["set y2tics", "set border 11"]
    }
    if isEquallyScaled { lines += equalScale }
    // Characters cannot be turned: beside an axis gnuplot would cut its title, so that it stands
    // above.
    return canvas == .svg ? lines : lines + ["unset ylabel", "unset y2label"]
  }

  /// A narrow picture has room for few numbers: those at 1, 2 or 5 times a power of ten that leave
  /// six or less.
  private var equalScale: [String] {
    let widths = [x, y].compactMap(\.range).map { $0.upperBound - $0.lowerBound }
    guard let width = widths.max() else { return ["set size ratio -1"] }
    let unit = pow(10, (log10(width / 5)).rounded(.down))
    let step = unit * ([1, 2, 5].first { 5 * $0 * unit >= width } ?? 10)
    return [
      "set size ratio -1", "set xtics \(Self.number(step))", "set ytics \(Self.number(step))",
    ]
  }

  private func axis(_ name: String, _ axis: Axis, on canvas: Canvas) -> [String] {
    var lines = ["set \(name)label \(Self.quoted(axis.title))"]
    if let range = axis.range {
      lines.append(
        "set \(name)range [\(Self.number(range.lowerBound)):\(Self.number(range.upperBound))]")
    }
    if axis.isLogarithmic {
      lines.append("set logscale \(name)")
      if let tics = powersOfTen(name, axis, on: canvas) {
        lines.append("set \(name)tics (\(tics))")
      }
    }
    return lines
  }

  /// Ticks at powers of ten, where there are two or more; gnuplot itself writes 100000 and 1e+06.
  private func powersOfTen(_ name: String, _ axis: Axis, on canvas: Canvas) -> String? {
    let values = axis.range.map { [$0.lowerBound, $0.upperBound] } ?? positions(name)
    guard let low = values.filter({ $0 > 0 }).min(), let high = values.max(), high > 0 else {
      return nil
    }
    let exponents =
      Int(
        log10(low).rounded(.up))...max(
        Int(log10(low).rounded(.up)), Int(log10(high).rounded(.down)))
    guard exponents.count >= 2 else { return nil }
    let step = (exponents.count + 6) / 7
    let labels = stride(from: exponents.lowerBound, through: exponents.upperBound, by: step)
    // gnuplot leaves a mark out at the very beginning of an axis, or end: it rounds the logarithm.
    let position = { (k: Int) in
      k == exponents.upperBound ? "9.99999999e\(k - 1)" : "1.00000001e\(k)"
    }
    let major = labels.map { "'\(Self.powerOfTen($0, on: canvas))' \(position($0))" }
    // The marks between them, also before the first and after the last.
    let decades = (exponents.lowerBound - 1)...exponents.upperBound
    let minor = step > 1 ? [] : decades.flatMap { k in (2...9).map { "'' \($0)e\(k) 1" } }
    return (major + minor).joined(separator: ", ")
  }

  private static func powerOfTen(_ exponent: Int, on canvas: Canvas) -> String {
    if (-2...3).contains(exponent) { return number(pow(10, Double(exponent))) }
    guard canvas == .svg else { return "1e\(exponent)" }
    return "10"
      + String(String(exponent).map { TeXSymbols.superscripts[$0 == "-" ? "−" : $0] ?? $0 })
  }

  /// The positions of all series along an axis.
  private func positions(_ name: String) -> [Double] {
    let values = series.flatMap { series -> [Double] in
      if series.kind == .mark { return name == "x" ? series.x : [] }
      if series.kind == .level { return name == "y" ? series.y : [] }
      if name == "x" { return series.x }
      return series.isOnRightAxis == (name == "y2") ? series.y + (series.upper ?? []) : []
    }
    return values.filter(\.isFinite)
  }
}
