internal import Localization
internal import Printing
internal import Raster

/// A drawing that pages show as SVG and that PDF files and pictures show as it is. The origin is the top left corner.
struct Diagram {
  enum Mark {
    case fill(Path, RGB, opacity: Double)
    case stroke(Path, RGB, width: Double, dash: Double)
    case text(String, at: Point, size: Double, RGB, Drawing.Alignment)
  }

  var width: Double
  var height: Double
  var marks: [Mark] = []

  mutating func fill(_ path: Path, _ color: RGB, opacity: Double = 1) {
    marks.append(.fill(path, color, opacity: opacity))
  }

  mutating func stroke(_ path: Path, _ color: RGB, width: Double, dash: Double = 0) {
    marks.append(.stroke(path, color, width: width, dash: dash))
  }

  mutating func line(_ from: Point, _ to: Point, _ color: RGB, width: Double, dash: Double = 0) {
    stroke(Path(through: [from, to]), color, width: width, dash: dash)
  }

  mutating func text(
    _ text: String, at place: Point, size: Double, _ color: RGB = Diagram.ink,
    _ alignment: Drawing.Alignment = .left
  ) {
    marks.append(.text(text, at: place, size: size, color, alignment))
  }

  static let ink = RGB(30, 34, 40)

  func draw(on drawing: Drawing) throws(PrintingError) {
    for mark in marks {
      switch mark {
      case .fill(let path, let color, let opacity): drawing.fill(path, color, opacity: opacity)
      case .stroke(let path, let color, let width, let dash):
        drawing.stroke(path, color, width: width, dash: dash)
      case .text(let text, let place, let size, let color, let alignment):
        try drawing.write(text, at: place, size: size, color: color, alignment: alignment)
      }
    }
  }

  /// - Parameter title: what the drawing shows, for those who can't see it.
  func svg(title: String) -> String {
    "<svg viewBox=\"0 0 \(short(width)) \(short(height))\" role=\"img\" aria-label=\"\(Escaping.markup(title))\">"
      + marks.map(element).joined() + "</svg>"
  }

  private func element(_ mark: Mark) -> String {
    switch mark {
    case .fill(let path, let color, let opacity):
      "<path d=\"\(data(path))\" fill=\"\(color.hexadecimal)\"\(opacity < 1 ? " opacity=\"\(short(opacity))\"" : "")/>"
    case .stroke(let path, let color, let width, let dash):
      "<path d=\"\(data(path))\" fill=\"none\" stroke=\"\(color.hexadecimal)\" stroke-width=\"\(short(width))\""
        + (dash > 0 ? " stroke-dasharray=\"\(short(dash))\"" : "") + "/>"
    case .text(let text, let place, let size, let color, let alignment):
      "<text x=\"\(short(place.x))\" y=\"\(short(place.y))\" font-size=\"\(short(size))\" fill=\"\(color.hexadecimal)\""
        + " text-anchor=\"\(alignment.anchor)\">\(Escaping.markup(text))</text>"
    }
  }

  private func data(_ path: Path) -> String {
    func point(_ p: Point) -> String { "\(short(p.x)) \(short(p.y))" }
    return path.steps.map { step in
      switch step {
      case .move(let p): "M\(point(p))"
      case .line(let p): "L\(point(p))"
      case .curve(let a, let b, let p): "C\(point(a)) \(point(b)) \(point(p))"
      case .close: "Z"
      }
    }.joined()
  }

  /// Two digits after the point.
  private func short(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}

extension Drawing.Alignment {
  fileprivate var anchor: String {
    switch self {
    case .left: "start"
    case .center: "middle"
    case .right: "end"
    }
  }
}

extension Path {
  init(_ box: Rect) {
    self.init(
      through: [
        Point(x: box.x, y: box.y), Point(x: box.maxX, y: box.y), Point(x: box.maxX, y: box.maxY),
        Point(x: box.x, y: box.maxY),
      ], closed: true)
  }
}
