extension ImageGrid {
  /// The images as lines for a terminal, as many side by side as it has room for.
  ///
  /// With colors, a character shows two pixels, one above the other; otherwise it shows their mean
  /// by how dark it is, or by different characters for negative and positive values. Images that
  /// are too wide are made smaller, tiny ones larger.
  func lines(_ style: TextStyle) -> [String] {
    let limit = limit
    let width = min(style.columns - 2 * style.margin, images.map(Self.textWidth).max() ?? 1)
    let perLine = min(columnCount, max(1, (style.columns - 2 * style.margin + 2) / (width + 2)))
    var lines: [String] = []
    for start in stride(from: 0, to: images.count, by: perLine) {
      let row = images[start..<min(start + perLine, images.count)]
      let cells = row.map { image in
        // Colors end with each line; the text below has its own width.
        let drawing = image.resized(to: min(width, Self.textWidth(image)))
        return characters(drawing, limit, style).map { ($0, drawing.width) }
          + style.wrap([Span(text: image.caption)], width: width).map { ($0, $0.displayWidth) }
      }
      if start > 0 { lines.append("") }
      for k in 0..<(cells.map(\.count).max() ?? 0) {
        let line = cells.map { cell in
          let (text, used) = k < cell.count ? cell[k] : ("", 0)
          return text + String(repeating: " ", count: max(0, width - used))
        }
        lines.append(line.joined(separator: "  ").droppingLast { $0 == " " })
      }
    }
    return limit.map { lines + ["", legend($0, style)] } ?? lines
  }

  /// The characters that an image of at least 12 columns takes; a smaller one is drawn larger.
  private static func textWidth(_ image: Image) -> Int {
    image.width * max(1, 24 / image.width)
  }

  private func characters(_ image: Image, _ limit: Double?, _ style: TextStyle) -> [String] {
    let rows = stride(from: 0, to: image.height, by: 2)
    guard style.showsColors else {
      return rows.map { row in
        let symbols = (0..<image.width).map { column in
          let (above, below) = image.pair(column, row)
          return symbol((above + (below ?? above)) / 2, limit)
        }
        return String(symbols)
      }
    }
    return rows.map { row in
      var (line, last) = ("", "")
      for column in 0..<image.width {
        let (above, below) = image.pair(column, row)
        let background = below.map { "48;5;\(color($0, limit))" } ?? "49"
        let code = "38;5;\(color(above, limit));\(background)"
        line += (code == last ? "" : "\u{1B}[\(code)m") + "▀"
        last = code
      }
      return line + "\u{1B}[0m"
    }
  }

  /// The colors between the values at both ends: eleven, or five where there is little room.
  private func legend(_ limit: Double, _ style: TextStyle) -> String {
    let (steps, cell) = style.columns < 40 ? (2, " ") : (5, "  ")
    let values = (-steps...steps).map { limit * Double($0) / Double(steps) }
    let scale =
      style.showsColors
      ? values.map { "\u{1B}[48;5;\(color($0, limit))m\(cell)" }.joined() + "\u{1B}[0m"
      : String(values.map { symbol($0, limit) })
    let numbers = [-limit, limit].map { style.letters(NumberFormat.significant(2).text($0)) }
    return "\(numbers[0]) \(scale) \(numbers[1])"
  }

  private func symbol(_ value: Double, _ limit: Double?) -> Character {
    let symbols = limit == nil ? Self.shades : Self.signs
    return symbols[level(of: value, among: symbols.count, limit: limit)]
  }

  /// The number of a color among the 256 of terminals.
  private func color(_ value: Double, _ limit: Double?) -> Int {
    let colors = limit == nil ? Self.grays : Self.signedColors
    return colors[level(of: value, among: colors.count, limit: limit)]
  }

  private static let shades = Array(" .:-=+*#%@")
  /// Negative values, nothing, positive values.
  private static let signs = Array("%=- +*#")
  /// Black, a ramp of 24 grays, white.
  private static let grays = [16] + Array(232...255) + [231]
  /// Dark blue to white to dark orange.
  private static let signedColors = [26, 33, 75, 111, 153, 231, 223, 216, 209, 202, 166]
}

extension TextStyle {
  /// Whether pictures in color can be shown, for which there is no ASCII.
  fileprivate var showsColors: Bool { hasEscapes && !isASCII }
}

extension ImageGrid.Image {
  /// A pixel and the one below it, if there is one.
  fileprivate func pair(_ column: Int, _ row: Int) -> (above: Double, below: Double?) {
    let place = row * width + column
    return (pixels[place], place + width < pixels.count ? pixels[place + width] : nil)
  }

  /// The image with another number of pixels in a row: each the mean of those that it stands for.
  fileprivate func resized(to newWidth: Int) -> Self {
    guard newWidth != width else { return self }
    let newHeight = max(1, (height * newWidth + width / 2) / width)
    let columns = (0..<newWidth).map { Self.part($0, of: newWidth, among: width) }
    let rows = (0..<newHeight).map { Self.part($0, of: newHeight, among: height) }
    let pixels = rows.flatMap { rows in
      columns.map { columns in
        let values = rows.flatMap { row in columns.map { self.pixels[row * width + $0] } }
        return values.reduce(0, +) / Double(values.count)
      }
    }
    return Self(pixels, width: newWidth, caption: caption)
  }

  /// The places that the k-th of `count` parts stands for, at least one.
  private static func part(_ k: Int, of count: Int, among places: Int) -> Range<Int> {
    let start = k * places / count
    return start..<max(start + 1, (k + 1) * places / count)
  }
}
