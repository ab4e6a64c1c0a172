#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ImageGrid {
  /// The images as an SVG document as wide as other figures. Each is a picture of its own inside; a
  /// signed 0 is transparent, so that it has the color of the page.
  var svg: String {
    let cell = Self.width / Double(columnCount)
    let size = displaySize(in: cell)
    var body: [String] = []
    var top = 4.0
    for start in stride(from: 0, to: images.count, by: columnCount) {
      let row = images[start..<min(start + columnCount, images.count)]
      // Letters are about six pixels wide.
      let captions = row.map { TextStyle().wrap([Span(text: $0.caption)], width: Int(cell / 6)) }
      for (column, (image, caption)) in zip(row, captions).enumerated() {
        let middle = (Double(column) + 0.5) * cell
        body += frame(image, left: middle - size / 2, top: top, width: size)
        let below = top + size * Double(image.height) / Double(image.width)
        body += caption.enumerated().map { line, text in
          Self.text(text, x: middle, y: below + 14 + 13 * Double(line))
        }
      }
      let tallest = row.map { Double($0.height) / Double($0.width) }.max() ?? 0
      top += size * tallest + 12 + 13 * Double(captions.map(\.count).max() ?? 0)
    }
    if let limit {
      body += legend(limit, top: top)
      top += 34
    }
    return Self.document(body, alt: alt, height: top)
  }

  private static let width = 480.0

  /// How wide an image is drawn: whole pixels of the screen for each of its own, where there is
  /// room.
  private func displaySize(in cell: Double) -> Double {
    let pixels = Double(images.map(\.width).max() ?? 1)
    let room = min(cell - 8, 160)
    return room < pixels ? room : (room / pixels).rounded(.down) * pixels
  }

  private func frame(_ image: Image, left: Double, top: Double, width: Double) -> [String] {
    let height = width * Double(image.height) / Double(image.width)
    let place = "x=\"\(Figure.number(left))\" y=\"\(Figure.number(top))\""
    let size = "width=\"\(Figure.number(width))\" height=\"\(Figure.number(height))\""
    let limit = limit
    let levels = image.pixels.map { UInt8(level(of: $0, among: colorCount, limit: limit)) }
    return [
      Self.picture(PNG.bytes(levels, width: image.width, palette: palette), "\(place) \(size)"),
      "<rect \(place) \(size) fill=\"none\" stroke=\"#8c959f\" stroke-width=\"0.5\"/>",
    ]
  }

  /// All colors of a signed scale with the values at both ends and in the middle.
  private func legend(_ limit: Double, top: Double) -> [String] {
    let (left, width) = (Self.width / 2 - 80, 160.0)
    let colors = PNG.bytes((0..<colorCount).map(UInt8.init), width: colorCount, palette: palette)
    let place =
      "x=\"\(Figure.number(left))\" y=\"\(Figure.number(top))\" width=\"160\" height=\"8\""
    let labels = [(-limit, 0.0), (0, 0.5), (limit, 1)].map { value, share in
      Self.text(
        NumberFormat.significant(2).text(value), x: left + share * width, y: top + 21)
    }
    let frame = "<rect \(place) fill=\"none\" stroke=\"#8c959f\" stroke-width=\"0.5\"/>"
    return [Self.picture(colors, place + " preserveAspectRatio=\"none\""), frame] + labels
  }

  private var colorCount: Int { limit == nil ? 256 : 63 }

  /// Blue and orange, more transparent the nearer to the middle; none for grays.
  private var palette: [PNG.Color] {
    guard limit != nil else { return [] }
    return (-31...31).map { level in
      let opacity = UInt8(abs(level) * 255 / 31)
      return level < 0
        ? PNG.Color(red: 0x1A, green: 0x63, blue: 0xC4, opacity: opacity)
        : PNG.Color(red: 0xD9, green: 0x4E, blue: 0x14, opacity: opacity)
    }
  }

  private static func picture(_ png: [UInt8], _ attributes: String) -> String {
    "<image \(attributes) href=\"data:image/png;base64,\(Data(png).base64EncodedString())\"/>"
  }

  private static func text(_ text: String, x: Double, y: Double) -> String {
    "<text x=\"\(Figure.number(x))\" y=\"\(Figure.number(y))\" fill=\"black\">\(text.inXML)</text>"
  }

  private static func document(_ body: [String], alt: String, height: Double) -> String {
    let size = "width=\"480\" height=\"\(Figure.number(height))\""
    let box = "viewBox=\"0 0 480 \(Figure.number(height))\""
    let style = """
      <style>image{image-rendering:pixelated}\
      @media (prefers-color-scheme:dark){[fill="black"]{fill:#e6edf3}}</style>
      """
    let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) \(box) role=\"img\">"
    let group = "<g font-family=\"sans-serif\" font-size=\"11\" text-anchor=\"middle\">"
    let head = [start, "<title>\(alt.inXML)</title>", style, group]
    return (head + body + ["</g>", "</svg>", ""]).joined(separator: "\n")
  }
}
