internal import Localization
internal import Printing
internal import Raster
internal import Rules

extension Diagram {
  private static let right = RGB(36, 136, 77)
  private static let wrong = RGB(207, 59, 59)
  /// Lines of the two signs, in a square of side 1.
  private static let tick = [[Point(x: 0, y: 0.55), Point(x: 0.38, y: 0.95), Point(x: 1, y: 0.1)]]
  private static let cross = [
    [Point(x: 0.05, y: 0.05), Point(x: 0.95, y: 0.95)], [Point(x: 0.95, y: 0.05), Point(x: 0.05, y: 0.95)],
  ]

  /// Lamps, camera and wall from above: clause 3.2 of No. 99, which is good advice for any portrait.
  static func lamps(width: Double, language: Language) -> Diagram {
    var figure = Diagram(width: width, height: 0.62 * width)
    let letters = 0.03 * width
    let person = Point(x: width / 2, y: 0.2 * width)
    figure.fill(
      Path(Rect(x: 0.1 * width, y: 0.03 * width, width: 0.8 * width, height: 0.02 * width)),
      RGB(120, 170, 200))
    figure.text(
      language.choose("均匀的墙，人离墙 1 米以上", "an even wall, 1 m and more behind the person"),
      at: Point(x: width / 2, y: 0.09 * width), size: letters, Diagram.ink, .center)
    func disc(_ center: Point, _ radius: Double) -> Path {
      Path(ellipseIn: Rect(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius))
    }
    let reach = 0.28 * width
    for side in [-1.0, 1] {
      let lamp = Point(x: person.x + side * reach * 0.7071, y: person.y + reach * 0.7071)
      figure.fill(
        Path(
          through: [
            lamp, Point(x: person.x - 0.05 * width, y: person.y),
            Point(x: person.x + 0.05 * width, y: person.y),
          ], closed: true),
        RGB(255, 220, 120), opacity: 0.5)
      figure.line(lamp, person, RGB(200, 150, 30), width: 0.003 * width, dash: 0.012 * width)
      figure.fill(disc(lamp, 0.025 * width), RGB(240, 180, 30))
      figure.text(
        "45°", at: Point(x: person.x + side * 0.1 * width, y: person.y + 0.16 * width), size: letters,
        Diagram.ink, .center)
      figure.text(
        "5500–5600 K", at: Point(x: lamp.x, y: lamp.y + 0.065 * width), size: letters, Diagram.ink, .center)
      figure.text(
        language.choose("1.5–2 米，与肩同高", "1.5–2 m, at shoulder height"),
        at: Point(x: lamp.x, y: lamp.y + 0.105 * width), size: letters * 0.9, Diagram.ink, .center)
    }
    figure.fill(disc(person, 0.04 * width), RGB(52, 44, 42))
    let camera = Point(x: width / 2, y: 0.52 * width)
    figure.line(camera, person, Diagram.ink, width: 0.003 * width, dash: 0.012 * width)
    figure.fill(
      Path(Rect(x: camera.x - 0.035 * width, y: camera.y, width: 0.07 * width, height: 0.045 * width)),
      RGB(60, 66, 76))
    figure.text(
      language.choose("相机与眼睛同高，正对脸部", "camera at eye level, straight before the face"),
      at: Point(x: width / 2, y: 0.61 * width), size: letters, Diagram.ink, .center)
    return figure
  }

  /// What is right and what is not, as far as the standard asks for it; nil where it asks for none of it.
  static func mistakes(_ standard: Standard, width: Double, language: Language) -> Diagram? {
    let wrong: [(rule: String, change: (inout Person) -> Void)] = [
      ("eye-line", { $0.tilt = 0.22 }), ("head-covering", { $0.hasHat = true }),
      ("no-glasses", { $0.glasses = .clear }), ("glasses-tint", { $0.glasses = .dark }),
      ("brows-visible", { $0.hairOverEyes = true }),
      ("light-balance", { $0.isHalfDark = true }), ("shoulders-level", { $0.droop = 0.35 }),
    ]
    // Where no glasses are allowed, tinted ones need no drawing.
    let forbidsGlasses = standard.rules["no-glasses"] != nil
    let asked = wrong.filter {
      standard.rules[$0.rule] != nil && !(forbidsGlasses && $0.rule == "glasses-tint")
    }.prefix(5)
    guard !asked.isEmpty else { return nil }
    let cell = width / 6
    var figure = Diagram(width: width, height: 1.52 * cell)
    func add(_ index: Int, isRight: Bool, _ caption: String, _ change: (inout Person) -> Void) {
      let color = isRight ? Diagram.right : Diagram.wrong
      let frame = Rect(x: (Double(index) + 0.06) * cell, y: 0, width: 0.88 * cell, height: 1.17 * cell)
      figure.fill(Path(frame), standard.backgrounds.first?.color ?? RGB(240, 240, 240))
      var person = Person(
        centerX: frame.midX, crown: 0.17 * cell, eyes: 0.49 * cell, chin: 0.78 * cell, faceWidth: 0.38 * cell,
        bottom: frame.maxY)
      change(&person)
      person.draw(on: &figure)
      figure.stroke(Path(frame), color, width: 0.012 * cell)
      let corner = Point(x: frame.x + 0.05 * cell, y: 0.05 * cell)
      for stroke in isRight ? Diagram.tick : Diagram.cross {
        let points = stroke.map { Point(x: corner.x + $0.x * 0.13 * cell, y: corner.y + $0.y * 0.13 * cell) }
        figure.stroke(Path(through: points), color, width: 0.03 * cell)
      }
      // Chinese characters are as wide as they are high, others about half as wide.
      let length = caption.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 1 : 0.55) }
      let letters = min(0.085, 0.94 / max(1, length)) * cell
      figure.text(caption, at: Point(x: frame.midX, y: 1.34 * cell), size: letters, Diagram.ink, .center)
    }
    add(0, isRight: true, language.choose("正确", "right")) { _ in }
    for (index, mistake) in asked.enumerated() {
      let title = Words.title(ofRule: mistake.rule)[language]
      add(index + 1, isRight: false, title, mistake.change)
    }
    return figure
  }
}
