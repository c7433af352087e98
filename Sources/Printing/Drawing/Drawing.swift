internal import CCairo
public import Raster

/// A page or a picture to draw on. The origin is the top left corner, y goes down; the unit is the millimetre on pages,
/// and whatever was asked for on pictures.
public final class Drawing {
  public enum Alignment: Sendable { case left, center, right }

  public let lettering: Lettering
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer, _ lettering: Lettering) {
    self.handle = handle
    self.lettering = lettering
  }

  public func fill(_ area: Rect, _ color: RGB, opacity: Double = 1) {
    setColor(color, opacity)
    ccairo_rectangle(handle, area.x, area.y, area.width, area.height)
    ccairo_fill(handle)
  }

  public func fill(_ path: Path, _ color: RGB, opacity: Double = 1) {
    setColor(color, opacity)
    trace(path)
    ccairo_fill(handle)
  }

  /// - Parameters:
  ///   - width: of the line, centred on the outline.
  ///   - dash: length of dashes and of the gaps between them; 0 for a whole line.
  public func stroke(
    _ path: Path, _ color: RGB, width: Double, dash: Double = 0, opacity: Double = 1
  ) {
    setColor(color, opacity)
    trace(path)
    ccairo_stroke(handle, width, dash)
  }

  public func stroke(_ area: Rect, _ color: RGB, width: Double, dash: Double = 0) {
    setColor(color, 1)
    ccairo_rectangle(handle, area.x, area.y, area.width, area.height)
    ccairo_stroke(handle, width, dash)
  }

  public func line(from: Point, to: Point, _ color: RGB, width: Double, dash: Double = 0) {
    stroke(Path(through: [from, to]), color, width: width, dash: dash)
  }

  /// One line of text.
  /// - Parameters:
  ///   - place: on the base line: where the text begins, its middle, or its end.
  ///   - size: height of a Chinese character.
  /// - Throws: `PrintingError.missingGlyph`, `.needsShaping`.
  public func write(
    _ text: String, at place: Point, size: Double, color: RGB = RGB(0, 0, 0),
    weight: Lettering.Weight = .regular, alignment: Alignment = .left
  ) throws(PrintingError) {
    let runs = try lettering.runs(of: text, weight)
    var x = place.x
    if alignment != .left {
      let width = try lettering.width(of: text, size: size, weight: weight)
      x -= alignment == .center ? width / 2 : width
    }
    setColor(color, 1)
    for var run in runs {
      let width = run.text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          ccairo_text(handle, run.face.handle, size, x, place.y, $0.baseAddress, Int32($0.count))
        }
      }
      guard width >= 0 else { throw .drawing("text") }
      x += width
    }
  }

  /// Draws what `body` draws, cut at the sides of `area`.
  public func clipped<E: Error>(to area: Rect, _ body: () throws(E) -> Void) throws(E) {
    ccairo_save(handle)
    defer { ccairo_restore(handle) }
    ccairo_rectangle(handle, area.x, area.y, area.width, area.height)
    ccairo_clip(handle)
    try body()
  }

  /// Draws what `body` draws in its own coordinates, which `map` takes to this drawing's.
  public func mapped<E: Error>(by map: Affine, _ body: () throws(E) -> Void) throws(E) {
    ccairo_save(handle)
    defer { ccairo_restore(handle) }
    transform(map)
    try body()
  }

  /// The part of a picture that `window` shows, in upright pixels of the picture, fills `area`.
  public func draw(_ picture: EmbeddedPicture, _ window: Rect, in area: Rect) {
    clipped(to: area) {
      let (kx, ky) = (area.width / window.width, area.height / window.height)
      transform(
        Affine(a: kx, b: 0, tx: area.x - window.x * kx, c: 0, d: ky, ty: area.y - window.y * ky))
      transform(picture.upright)
      ccairo_paint(handle, picture.handle)
    }
  }

  func transform(_ map: Affine) { ccairo_transform(handle, map.a, map.c, map.b, map.d, map.tx, map.ty) }

  private func setColor(_ color: RGB, _ opacity: Double) {
    ccairo_color(
      handle, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, opacity)
  }

  private func trace(_ path: Path) {
    for step in path.steps {
      switch step {
      case .move(let p): ccairo_move(handle, p.x, p.y)
      case .line(let p): ccairo_line(handle, p.x, p.y)
      case .curve(let a, let b, let p): ccairo_curve(handle, a.x, a.y, b.x, b.y, p.x, p.y)
      case .close: ccairo_close(handle)
      }
    }
  }
}
