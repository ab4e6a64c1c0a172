import Foundation
import PosteriorTestSupport
import Testing

@testable import PosteriorReport

@Suite struct ImageGridSVGTests {
  // MARK: Known values (by hand)

  @Test func aPage() {
    let image = ImageGrid.Image([0, 1, 1, 0], width: 2, caption: "A & <B>")
    let png = Data(PNG.bytes([0, 255, 255, 0], width: 2)).base64EncodedString()
    // Half of 480 pixels a column; images are at most 160 wide.
    #expect(
      ImageGrid("a", alt: "Two & <four>.", .gray(), [image, .init([1, 1], width: 2)]).svg == """
        <svg xmlns="http://www.w3.org/2000/svg" width="480" height="189" viewBox="0 0 480 189" role="img">
        <title>Two &amp; &lt;four>.</title>
        <style>image{image-rendering:pixelated}\
        @media (prefers-color-scheme:dark){[fill="black"]{fill:#e6edf3}}</style>
        <g font-family="sans-serif" font-size="11" text-anchor="middle">
        <image x="40" y="4" width="160" height="160" href="data:image/png;base64,\(png)"/>
        <rect x="40" y="4" width="160" height="160" fill="none" stroke="#8c959f" stroke-width="0.5"/>
        <text x="120" y="178" fill="black">A &amp; &lt;B></text>
        <image x="280" y="4" width="160" height="80" href="data:image/png;base64,\(white)"/>
        <rect x="280" y="4" width="160" height="80" fill="none" stroke="#8c959f" stroke-width="0.5"/>
        </g>
        </svg>

        """)
  }

  private var white: String { Data(PNG.bytes([255, 255], width: 2)).base64EncodedString() }

  @Test func aSignedScaleHasALegend() {
    let svg = ImageGrid("a", alt: "A.", .signed(), [.init([-0.5, 0, 0.25], width: 3)]).svg
    let palette = (-31...31).map { (level: Int) -> PNG.Color in
      let opacity = UInt8(abs(level) * 255 / 31)
      guard level < 0 else { return .init(red: 217, green: 78, blue: 20, opacity: opacity) }
      return .init(red: 26, green: 99, blue: 196, opacity: opacity)
    }
    // The largest magnitude has full color; 0.25 is half of it: 15.5 of 31 steps, rounded up.
    let image: [UInt8] = [0, 31, 47]
    let scale = (0...62).map { UInt8($0) }
    for pixels in [image, scale] {
      let png = PNG.bytes(pixels, width: pixels.count, palette: palette)
      #expect(svg.contains("base64,\(Data(png).base64EncodedString())\""))
    }
    for (x, text) in [(160, "−0.50"), (240, "0"), (320, "0.50")] {
      #expect(svg.contains("<text x=\"\(x)\" y=\"90\" fill=\"black\">\(text)</text>"))
    }
  }

  @Test func imagesFillRowsAndCaptionsBreak() {
    let image = ImageGrid.Image(
      Array(repeating: 1, count: 784), width: 28, caption: "Ankle boot → Pullover 0.98")
    let svg = ImageGrid("a", alt: "A.", .gray(), Array(repeating: image, count: 6)).svg
    // Three pixels of the screen for one of 28, in columns of 96.
    for (x, y) in [(6, 4), (390, 4), (6, 126)] {
      #expect(svg.contains("<image x=\"\(x)\" y=\"\(y)\" width=\"84\" height=\"84\""))
    }
    #expect(svg.contains("<text x=\"48\" y=\"102\" fill=\"black\">Ankle boot →</text>"))
    #expect(svg.contains("<text x=\"48\" y=\"115\" fill=\"black\">Pullover 0.98</text>"))
    #expect(svg.contains("viewBox=\"0 0 480 248\""))
  }

  // MARK: Properties

  @Test func tenImagesAreSmallAndAlwaysTheSame() {
    var generator = Generator(seed: 1)
    let images = (0..<10).map { _ in ImageGrid.Image(generator.vector(784, in: -1...1), width: 28) }
    let svg = ImageGrid("a", alt: "A.", .signed(), images).svg
    #expect(svg.utf8.count < 25_000)
    #expect(svg == ImageGrid("a", alt: "A.", .signed(), images).svg)
  }

  // MARK: Edges

  @Test func imagesWiderThanTheirColumnAreMadeToFit() {
    let image = ImageGrid.Image(Array(repeating: 0, count: 500), width: 500)
    #expect(
      ImageGrid("a", alt: "A.", .gray(), [image]).svg.contains("width=\"160\" height=\"0.32\""))
  }
}
