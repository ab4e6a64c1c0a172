extension Figure {
  /// The numbers of each series at up to nine places, for when they cannot be drawn.
  var tables: [Table] {
    let others = series.filter { !$0.isMark && $0.kind != .box }.map { series in
      if let regions = series.regions { return table(of: regions) }
      if let surface = series.surface { return table(of: surface, series.label) }
      let vertical = series.isOnRightAxis ? (right ?? y).title : y.title
      let heading = series.label.isEmpty ? vertical : "\(series.label): \(vertical)"
      var table = Table(.significant(x.title, 4), .significant(heading, 4))
      let last = series.x.count - 1
      let places = last < 9 ? Array(series.x.indices) : (0...8).map { $0 * last / 8 }
      for place in places { table.add(series.x[place], series.y[place]) }
      return table
    }
    return others + (boxTable.map { [$0] } ?? [])
  }

  /// The values of a function at five by five places; its columns are horizontal positions.
  private func table(of surface: Surface, _ label: String) -> Table {
    let (columns, rows) = (Self.places(surface.x.count), Self.places(surface.y.count))
    let positions = columns.map {
      Table.Column.significant(NumberFormat.significant(3).text(surface.x[$0]), 3)
    }
    let corner = Table.Column.significant("\(y.title) \\ \(x.title)", 3)
    var table = Table([corner] + positions)
    for row in rows.reversed() {
      table.add([.number(surface.y[row])] + columns.map { .number(surface[$0, row]) })
    }
    return table
  }

  static func places(_ count: Int) -> [Int] { (0...4).map { $0 * (count - 1) / 4 } }
}
