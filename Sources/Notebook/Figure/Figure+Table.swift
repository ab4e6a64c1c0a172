extension Figure {
  /// The numbers of each series at up to nine places, for when they cannot be drawn.
  var tables: [Table] {
    series.filter { $0.kind != .mark }.map { series in
      let vertical = series.isOnRightAxis ? (right ?? y).title : y.title
      let heading = series.label.isEmpty ? vertical : "\(series.label): \(vertical)"
      var table = Table(.significant(x.title, 4), .significant(heading, 4))
      let last = series.x.count - 1
      let places = last < 9 ? Array(series.x.indices) : (0...8).map { $0 * last / 8 }
      for place in places { table.add(series.x[place], series.y[place]) }
      return table
    }
  }
}
