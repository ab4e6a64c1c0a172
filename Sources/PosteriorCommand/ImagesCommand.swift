import ArgumentParser
import Posterior
import PosteriorReport

/// Looks at a pair of files of images and labels.
struct ImagesCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "images",
    abstract: "Check images and their labels, as MNIST and its relatives come.",
    discussion: """
      EXAMPLES:
        swift run posterior images images.gz labels.gz
        swift run posterior images images.idx labels.idx --json
      """)

  @Argument(help: ArgumentHelp("An IDX file of images, compressed by gzip or not."))
  var images: String

  @Argument(help: ArgumentHelp("An IDX file of labels, compressed by gzip or not."))
  var labels: String

  @OptionGroup(title: "Output options") var form: FormOptions

  func answer() throws -> Answer {
    let set = try ImageSet(images: images, labels: labels)
    // At most 2³⁰ bytes of at most 255: no overflow.
    let sum = set.pixels.reduce(into: 0) { $0 += Int($1) }
    return Answer(output: form.json ? form.encoded(json(set, sum)) : form.rendered(text(set, sum)))
  }

  private func json(_ set: ImageSet, _ sum: Int) -> JSONValue {
    [
      "n": .integer(set.count), "rows": .integer(set.rowCount),
      "cols": .integer(set.columnCount),
      "label_counts": .array(set.classCounts.map(Double.init)),
      "pixel_sum": .integer(sum),
    ]
  }

  private func text(_ set: ImageSet, _ sum: Int) -> [Element] {
    var table = Table("label", "images")
    for (name, count) in zip(set.classNames, set.classCounts) { table.add(name, count) }
    table.addTotal("all", set.count)
    let mean = Double(sum) / Double(set.pixels.count)
    return [
      .prose("\(set.count) images of \(set.rowCount) × \(set.columnCount) pixels, with labels."),
      .table(table), .prose("The mean pixel is \(mean, .significant(5)) of 255."),
    ]
  }
}
