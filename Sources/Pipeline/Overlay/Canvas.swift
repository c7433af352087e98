import Raster

/// Draws marks over a picture. Positions are in the picture's own pixels.
struct Canvas {
  private(set) var image: RGBImage
  /// Width of a line, at least 1.
  let stroke: Int

  init(_ image: RGBImage) {
    self.image = image
    stroke = max(1, min(image.width, image.height) / 320)
  }

  /// A square of `stroke` pixels about a position.
  private mutating func dot(_ x: Double, _ y: Double, _ color: RGB) {
    let left = Int((x - Double(stroke) / 2).rounded())
    let top = Int((y - Double(stroke) / 2).rounded())
    fill(left..<left + stroke, top..<top + stroke, color)
  }

  private mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ color: RGB) {
    for y in rows.clamped(to: 0..<image.height) {
      for x in columns.clamped(to: 0..<image.width) { image[x, y] = color }
    }
  }

  mutating func line(_ from: Point, _ to: Point, _ color: RGB) {
    let steps = max(1, min(100_000, Int(max(abs(to.x - from.x), abs(to.y - from.y)).rounded(.up))))
    for i in 0...steps {
      let t = Double(i) / Double(steps)
      dot(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t, color)
    }
  }

  mutating func rectangle(_ r: Rect, _ color: RGB) {
    line(Point(x: r.x, y: r.y), Point(x: r.maxX, y: r.y), color)
    line(Point(x: r.maxX, y: r.y), Point(x: r.maxX, y: r.maxY), color)
    line(Point(x: r.maxX, y: r.maxY), Point(x: r.x, y: r.maxY), color)
    line(Point(x: r.x, y: r.maxY), Point(x: r.x, y: r.y), color)
  }

  /// A cross with arms of three strokes.
  mutating func cross(_ p: Point, _ color: RGB) {
    let arm = Double(stroke * 3)
    line(Point(x: p.x - arm, y: p.y), Point(x: p.x + arm, y: p.y), color)
    line(Point(x: p.x, y: p.y - arm), Point(x: p.x, y: p.y + arm), color)
  }

  mutating func point(_ p: Point, _ color: RGB) { dot(p.x, p.y, color) }

  func labelSize(_ text: String) -> Size {
    Size(
      width: (text.count * (PixelFont.columns + 1) + 3) * stroke, height: (PixelFont.rows + 4) * stroke)
  }

  /// Text on a dark plate whose top left corner is at `p`, moved inside the picture where it would stick out.
  mutating func label(_ text: String, at p: Point, _ color: RGB) {
    let cell = stroke
    let size = labelSize(text)
    let left = max(0, min(Int(p.x.rounded()), image.width - size.width))
    let top = max(0, min(Int(p.y.rounded()), image.height - size.height))
    fill(left..<left + size.width, top..<top + size.height, RGB(20, 24, 32))
    for (index, character) in text.enumerated() {
      guard let glyph = PixelFont.glyph(character) else { continue }
      let x0 = left + 2 * cell + index * (PixelFont.columns + 1) * cell
      for (row, bits) in glyph.enumerated() {
        for column in 0..<PixelFont.columns where bits & (0b10000 >> UInt8(column)) != 0 {
          let x = x0 + column * cell
          let y = top + 2 * cell + row * cell
          fill(x..<x + cell, y..<y + cell, color)
        }
      }
    }
  }
}
