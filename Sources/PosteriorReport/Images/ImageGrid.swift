import GSLNumerics

/// Several small images side by side: the examples that a classifier confuses, or the weights that
/// it gives to pixels.
///
/// ```swift
/// let pixels = [[0.5, 1, 1, 0.5], [-1, 0, 0, -1]]
/// figure(
///   ImageGrid(
///     "weights", alt: "The weights of two classes; those of 'top' are orange.", .signed(),
///     [.init(pixels[0], width: 2, caption: "top"), .init(pixels[1], width: 2, caption: "sides")]))
/// ```
///
/// The page gets them as SVG; a terminal shows two pixels a character in color, or shades made of
/// characters.
public struct ImageGrid: Sendable, Equatable {
  /// A rectangle of pixels with a line of text below it.
  public struct Image: Sendable, Equatable {
    /// The pixels, row by row from the top.
    public let pixels: [Double]
    /// The number of pixels in a row.
    public let width: Int
    /// The text below the image; an empty one is left out.
    public let caption: String

    /// The number of rows.
    public var height: Int { pixels.count / width }

    /// An image.
    ///
    /// - Parameters:
    ///   - pixels: One value a pixel, row by row from the top; one that is not a number has the
    ///     color of 0, or black.
    ///   - width: The number of pixels in a row.
    ///   - caption: The text below the image, a few words.
    /// - Precondition: The pixels fill one row or more.
    public init(_ pixels: [Double], width: Int, caption: String = "") {
      require(
        width > 0 && !pixels.isEmpty && pixels.count.isMultiple(of: width),
        "\(pixels.count) pixels do not fill rows of \(width)")
      self.pixels = pixels
      self.width = width
      self.caption = caption
    }
  }

  /// The colors that values get.
  public enum Scale: Sendable, Equatable {
    /// Shades of gray between the values of black and white, which may be the larger or the smaller
    /// one.
    case gray(black: Double = 0, white: Double = 1)
    /// Blue for negative values, orange for positive ones, the paler the nearer to 0: full color at
    /// `limit`, or at the largest magnitude of all images if that is nil. A legend tells the limit.
    case signed(limit: Double? = nil)
  }

  /// The stem of the file that the images are saved to: lower-case letters, digits and hyphens.
  public let name: String
  /// What the images show, in a sentence or two, for readers who cannot see them.
  public let alt: String
  /// The colors of values.
  public let scale: Scale
  /// The most images side by side.
  public let columnCount: Int
  /// The images, row by row.
  public let images: [Image]

  /// Images side by side.
  ///
  /// - Parameters:
  ///   - name: The stem of the file, unique among the lesson's figures: lower-case letters, digits
  ///     and hyphens.
  ///   - alt: What the images show, for readers who cannot see them.
  ///   - scale: The colors of values.
  ///   - columns: The images side by side on a page, and in a terminal that is wide
  ///     enough.
  ///   - images: The images.
  /// - Precondition: The name and the text are not empty, the name has no other characters, there
  ///   is an image and a column, and black and white, or 0 and the limit, are different numbers.
  public init(_ name: String, alt: String, _ scale: Scale, columns: Int = 5, _ images: [Image]) {
    Figure.requireName(name, alt: alt)
    require(!images.isEmpty && columns > 0, "'\(name)' has no images, or no columns for them")
    switch scale {
    case .gray(let black, let white):
      require(
        (white - black).isFinite && black != white, "grays from \(black) to \(white) in '\(name)'")
    case .signed(let limit):
      require(
        limit.map { $0 > 0 && $0 < .infinity } ?? true,
        "'\(name)' has colors up to \(limit ?? 0), which is not positive")
    }
    self.name = name
    self.alt = alt
    self.scale = scale
    columnCount = min(columns, images.count)
    self.images = images
  }

  /// The value of full color on a signed scale; nil for grays.
  var limit: Double? {
    guard case .signed(let limit) = scale else { return nil }
    let largest = images.lazy.flatMap(\.pixels).map(\.magnitude).filter(\.isFinite).max()
    return limit ?? largest ?? 0
  }

  /// The place of a value among `count` colors, an odd number on a signed scale, whose middle one
  /// is 0.
  func level(of value: Double, among count: Int, limit: Double?) -> Int {
    let (share, range): (Double, Double)
    switch scale {
    case .gray(let black, let white):
      (share, range) = ((value - black) / (white - black), Double(count - 1))
    case .signed:
      (share, range) = (value / (limit ?? 1), Double((count - 1) / 2))
    }
    let lowest = limit == nil ? 0 : -range
    // Where nothing differs from 0, the share is 0/0.
    let level = share.isNaN ? 0 : min(max((share * range).rounded(), lowest), range)
    return Int(level - lowest)
  }
}
