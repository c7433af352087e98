import Localization
import Printing
import Raster

/// Draws marks over a picture. Positions are in the picture's own pixels.
struct Canvas {
  private struct Label {
    var text: String
    var place: Rect
    var color: RGB
  }

  private(set) var image: RGBImage
  /// Width of a line, at least 1.
  let stroke: Int
  private let lettering: Lettering?
  private var labels: [Label] = []

  private static let plate = RGB(20, 24, 32)
  /// Height of a letter and of its plate, in strokes; letters of fewer pixels can't be read.
  private static let letterStrokes = 9
  private static let leastLetter = 13

  /// - Parameter lettering: nil where this machine has no letters: the picture then has none.
  init(_ image: RGBImage, _ lettering: Lettering?) {
    self.image = image
    self.lettering = lettering
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

  private var letterSize: Double { Double(max(Canvas.leastLetter, Canvas.letterStrokes * stroke)) }

  /// In the reader's language where this machine has its characters.
  func writable(_ text: LocalizedText, _ language: Language) -> String {
    [text[language], text.en].first { lettering?.canWrite($0) == true } ?? ""
  }

  func labelSize(_ text: String) -> Size {
    let width = (try? lettering?.width(of: text, size: letterSize)) ?? 0
    return Size(width: Int(width + letterSize * 0.6), height: Int(letterSize * 1.4))
  }

  /// Text on a dark plate whose top left corner is at `p`, moved inside the picture where it would stick out. What is
  /// drawn later lies under it.
  mutating func label(_ text: String, at p: Point, _ color: RGB) {
    guard !text.isEmpty, lettering?.canWrite(text) == true else { return }
    let size = labelSize(text)
    let left = max(0, min(Int(p.x.rounded()), image.width - size.width))
    let top = max(0, min(Int(p.y.rounded()), image.height - size.height))
    fill(left..<left + size.width, top..<top + size.height, Canvas.plate)
    labels.append(
      Label(
        text: text,
        place: Rect(
          x: Double(left), y: Double(top), width: Double(size.width), height: Double(size.height)),
        color: color))
  }

  /// The picture with its labels.
  func lettered() throws -> RGBImage {
    guard let lettering, !labels.isEmpty else { return image }
    return try image.drawn(lettering) { drawing in
      for label in labels {
        drawing.fill(label.place, Canvas.plate)
        let base = Point(x: label.place.x + letterSize * 0.3, y: label.place.y + letterSize * 1.06)
        try drawing.write(label.text, at: base, size: letterSize, color: label.color)
      }
    }
  }
}
