internal import Printing
internal import Raster

/// A drawn person: head, ears, hair, neck and shoulders. Lengths are those of the picture it stands in.
struct Person {
  var centerX: Double
  var crown: Double
  var eyes: Double
  var chin: Double
  var faceWidth: Double
  /// Where the picture ends below.
  var bottom: Double
  var hasHat = false
  enum Glasses { case clear, dark }
  var glasses: Glasses?
  /// The half of the face on the picture's right lies in shadow.
  var isHalfDark = false
  /// Hair hangs over brows and eyes.
  var hairOverEyes = false
  /// Radians, clockwise.
  var tilt = 0.0
  /// How much lower the shoulder on the picture's right is, in face widths.
  var droop = 0.0

  private static let skin = RGB(236, 200, 172)
  private static let shade = RGB(186, 146, 120)
  private static let hair = RGB(52, 44, 42)
  private static let clothes = RGB(62, 74, 104)
  private static let feature = RGB(70, 56, 52)
  private static let lips = RGB(190, 110, 104)

  func draw(on figure: inout Diagram) {
    let w = faceWidth
    let middle = Point(x: centerX, y: chin)
    // By series: the angles are small.
    let (sine, cosine) = (tilt - tilt * tilt * tilt / 6, 1 - tilt * tilt / 2)
    func at(_ x: Double, _ y: Double) -> Point {
      let (dx, dy) = (x * w, y - middle.y)
      return Point(x: middle.x + dx * cosine - dy * sine, y: middle.y + dx * sine + dy * cosine)
    }
    func turned(_ path: Path) -> Path {
      func turn(_ p: Point) -> Point { at((p.x - centerX) / w, p.y) }
      return Path(
        path.steps.map { step in
          switch step {
          case .move(let p): .move(turn(p))
          case .line(let p): .line(turn(p))
          case .curve(let a, let b, let p): .curve(turn(a), turn(b), turn(p))
          case .close: .close
          }
        })
    }
    func oval(_ x: Double, _ y: Double, _ halfWidth: Double, _ halfHeight: Double) -> Path {
      turned(
        Path(
          ellipseIn: Rect(
            x: centerX + (x - halfWidth) * w, y: y - halfHeight * w, width: 2 * halfWidth * w,
            height: 2 * halfHeight * w)))
    }
    drawShoulders(on: &figure)
    figure.fill(
      Path(Rect(x: centerX - 0.24 * w, y: chin - 0.2 * w, width: 0.48 * w, height: 0.5 * w)), Person.shade)
    // Hair behind the face, from the crown to the ears.
    figure.fill(oval(0, (crown + eyes) / 2 + 0.16 * w, 0.56, (eyes - crown) / 2 / w + 0.16), Person.hair)
    for side in [-1.0, 1] { figure.fill(oval(side * 0.53, eyes + 0.08 * w, 0.08, 0.14), Person.skin) }
    let forehead = eyes - 0.52 * (eyes - crown)
    figure.fill(turned(faceOutline(top: forehead)), Person.skin)
    if isHalfDark { figure.fill(turned(halfFace(top: forehead)), Person.shade, opacity: 0.75) }
    for side in [-1.0, 1] {
      figure.fill(oval(side * 0.228, eyes, 0.085, 0.042), RGB(255, 255, 255))
      figure.fill(oval(side * 0.228, eyes, 0.04, 0.042), Person.feature)
      figure.fill(oval(side * 0.228, eyes - 0.125 * w, 0.115, 0.018), Person.hair)
    }
    figure.fill(oval(0, eyes + 0.33 * w, 0.06, 0.022), Person.shade)
    figure.fill(oval(0, eyes + 0.52 * w, 0.15, 0.03), Person.lips)
    if hairOverEyes { figure.fill(oval(0, eyes - 0.16 * w, 0.5, 0.2), Person.hair) }
    if let glasses {
      for side in [-1.0, 1] {
        let lens = oval(side * 0.228, eyes + 0.01 * w, 0.16, 0.11)
        if glasses == .dark { figure.fill(lens, RGB(24, 26, 30)) }
        figure.stroke(lens, RGB(24, 26, 30), width: 0.03 * w)
      }
      figure.stroke(
        Path(through: [at(-0.08, eyes), at(0.08, eyes)]), RGB(24, 26, 30), width: 0.03 * w)
    }
    if hasHat {
      figure.fill(oval(0, crown + 0.26 * w, 0.62, 0.3), RGB(150, 60, 50))
      figure.fill(oval(0, crown + 0.46 * w, 0.78, 0.06), RGB(120, 44, 38))
    }
  }

  private func drawShoulders(on figure: inout Diagram) {
    let w = faceWidth
    let top = chin + 0.24 * w
    let (left, right) = (centerX - 1.15 * w, centerX + 1.15 * w)
    let drop = droop * w
    figure.fill(
      Path([
        .move(Point(x: left, y: max(bottom, top + 0.6 * w))),
        .curve(
          Point(x: left, y: top + 0.3 * w), Point(x: centerX - 0.6 * w, y: top + 0.12 * w),
          Point(x: centerX - 0.24 * w, y: top - 0.04 * w)),
        .line(Point(x: centerX, y: top + 0.26 * w)),
        .line(Point(x: centerX + 0.24 * w, y: top - 0.04 * w)),
        .curve(
          Point(x: centerX + 0.6 * w, y: top + 0.12 * w + drop), Point(x: right, y: top + 0.3 * w + drop),
          Point(x: right, y: max(bottom, top + 0.6 * w))),
        .close,
      ]), Person.clothes)
  }

  /// From cheek to cheek over the chin.
  private func faceOutline(top: Double) -> Path {
    let w = faceWidth
    let (left, right) = (centerX - 0.5 * w, centerX + 0.5 * w)
    return Path([
      .move(Point(x: left, y: eyes)),
      .curve(
        Point(x: left, y: top), Point(x: centerX - 0.3 * w, y: top), Point(x: centerX, y: top)),
      .curve(Point(x: centerX + 0.3 * w, y: top), Point(x: right, y: top), Point(x: right, y: eyes)),
      .curve(
        Point(x: right, y: eyes + 0.55 * (chin - eyes)), Point(x: centerX + 0.3 * w, y: chin),
        Point(x: centerX, y: chin)),
      .curve(
        Point(x: centerX - 0.3 * w, y: chin), Point(x: left, y: eyes + 0.55 * (chin - eyes)),
        Point(x: left, y: eyes)),
      .close,
    ])
  }

  private func halfFace(top: Double) -> Path {
    let w = faceWidth
    let right = centerX + 0.5 * w
    return Path([
      .move(Point(x: centerX, y: top)),
      .curve(Point(x: centerX + 0.3 * w, y: top), Point(x: right, y: top), Point(x: right, y: eyes)),
      .curve(
        Point(x: right, y: eyes + 0.55 * (chin - eyes)), Point(x: centerX + 0.3 * w, y: chin),
        Point(x: centerX, y: chin)),
      .close,
    ])
  }
}
