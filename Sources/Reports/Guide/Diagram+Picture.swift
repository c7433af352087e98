internal import Localization
internal import Pipeline
internal import Printing
internal import Raster
internal import Rules

extension Diagram {
  private static let line = RGB(200, 40, 60)
  private static let aim = RGB(110, 120, 130)
  private static let band = RGB(255, 170, 60)

  /// The picture that the standard asks for: a person in it and where crown, eyes, chin and cheeks may be.
  /// - Parameter width: of the figure; the picture takes five eighths of it, names and numbers the rest.
  init(_ standard: Standard, width: Double, language: Language) {
    let scale = 0.62 * width / Double(standard.output.width)
    let frame = Rect(
      x: 0, y: 0, width: 0.62 * width, height: Double(standard.output.height) * scale)
    self.init(width: width, height: frame.height + 0.09 * width)
    fill(Path(frame), standard.backgrounds.first?.color ?? RGB(240, 240, 240))
    Person(IdealHead(standard), bottom: frame.height, scale: scale).draw(on: &self)
    // What the shoulders reach beyond the frame.
    fill(Path(Rect(x: frame.maxX, y: 0, width: width - frame.maxX, height: height)), RGB(255, 255, 255))
    fill(Path(Rect(x: 0, y: frame.maxY, width: width, height: width)), RGB(255, 255, 255))
    stroke(Path(frame), Diagram.ink, width: 0.002 * width)
    addRows(standard, scale, frame, language)
    addWidth(standard, scale, frame, language)
  }

  /// The lines alone, for a finder or a layer over a photo: pictures of any size.
  static func template(_ standard: Standard, width: Double) -> Diagram {
    let scale = width / Double(standard.output.width)
    let frame = Rect(x: 0, y: 0, width: width, height: Double(standard.output.height) * scale)
    var figure = Diagram(width: width, height: frame.height)
    // Thinner than two pixels a line between two rows of pixels fades.
    let line = max(2, 0.004 * width)
    for row in GuideRow.rows(of: standard) {
      let color = row.isAsked ? Diagram.line : Diagram.aim
      let area = Rect(x: 0, y: row.low * scale, width: width, height: (row.high - row.low) * scale)
      figure.fill(Path(area), row.isAsked ? Diagram.band : Diagram.aim, opacity: 0.22)
      for y in [row.low, row.high] {
        figure.line(
          Point(x: 0, y: y * scale), Point(x: width, y: y * scale), color, width: line,
          dash: row.isAsked ? 0 : 0.02 * width)
      }
    }
    let middle = frame.midX
    figure.line(
      Point(x: middle, y: 0), Point(x: middle, y: frame.height), Diagram.aim, width: 0.003 * width,
      dash: 0.015 * width)
    let head = IdealHead(standard)
    let half = head.faceWidth * scale / 2
    figure.stroke(
      Path(
        ellipseIn: Rect(
          x: middle - half, y: head.crown * scale, width: 2 * half, height: (head.chin - head.crown) * scale)),
      Diagram.aim, width: 0.004 * width, dash: 0.02 * width)
    // The nearest and the farthest chin, for a crown in its ideal place.
    if let bounds = standard.geometry.headHeight {
      for length in [bounds.min, bounds.max] {
        let y = (head.crown + length) * scale
        figure.line(
          Point(x: middle - 0.25 * width, y: y), Point(x: middle + 0.25 * width, y: y), Diagram.line,
          width: line)
      }
    }
    // How near and how far the cheeks may stand, at the height of the eyes.
    if let bounds = standard.geometry.faceWidth {
      let reach = 0.09 * width
      for share in [bounds.min, bounds.max] {
        for side in [-0.5, 0.5] {
          let x = middle + side * share * scale
          figure.line(
            Point(x: x, y: head.eyes * scale - reach), Point(x: x, y: head.eyes * scale + reach),
            Diagram.line,
            width: 0.004 * width)
        }
      }
    }
    figure.stroke(Path(frame), Diagram.line, width: 0.006 * width)
    return figure
  }

  private mutating func addRows(
    _ standard: Standard, _ scale: Double, _ frame: Rect, _ language: Language
  ) {
    let letters = 0.021 * width
    var free = letters
    for row in GuideRow.rows(of: standard) {
      let color = row.isAsked ? Diagram.line : Diagram.aim
      let area = Rect(
        x: 0, y: row.low * scale, width: frame.width, height: (row.high - row.low) * scale)
      fill(Path(area), row.isAsked ? Diagram.band : Diagram.aim, opacity: 0.3)
      for y in [area.y, area.maxY] {
        line(
          Point(x: 0, y: y), Point(x: frame.maxX + 0.02 * width, y: y), color, width: 0.0025 * width,
          dash: row.isAsked ? 0 : 0.012 * width)
      }
      let y = max(free, area.midY)
      text(row.place.title[language], at: Point(x: frame.maxX + 0.025 * width, y: y), size: letters, color)
      text(
        row.place.numbers, at: Point(x: frame.maxX + 0.025 * width, y: y + 1.3 * letters), size: letters,
        color)
      free = y + 3 * letters
    }
    for place in standard.places where GuideRow.isLength(place) {
      text(
        place.title[language], at: Point(x: frame.maxX + 0.025 * width, y: free), size: letters, Diagram.ink)
      text(
        place.numbers, at: Point(x: frame.maxX + 0.025 * width, y: free + 1.3 * letters), size: letters,
        Diagram.ink)
      free += 3 * letters
    }
  }

  private mutating func addWidth(
    _ standard: Standard, _ scale: Double, _ frame: Rect, _ language: Language
  ) {
    let head = IdealHead(standard)
    let y = frame.maxY + 0.03 * width
    let size = "\(standard.output.width)×\(standard.output.height) px"
    let print = StandardSummary(standard).millimetres.map { ", \($0) mm" } ?? ""
    text(
      size + print, at: Point(x: frame.midX, y: frame.maxY + 0.075 * width), size: 0.026 * width, Diagram.ink,
      .center)
    guard let bounds = standard.geometry.faceWidth,
      let place = standard.places.first(where: { GuideRow.isLength($0) && $0.bounds == bounds })
    else { return }
    let ends = [-0.5, 0.5].map { head.centerX * scale + $0 * head.faceWidth * scale }
    for x in ends {
      line(
        Point(x: x, y: head.eyes * scale), Point(x: x, y: y), Diagram.aim, width: 0.002 * width,
        dash: 0.01 * width)
    }
    line(Point(x: ends[0], y: y), Point(x: ends[1], y: y), Diagram.ink, width: 0.003 * width)
    text(
      place.numbers, at: Point(x: ends[1] + 0.015 * width, y: y + 0.008 * width), size: 0.021 * width,
      Diagram.ink)
  }
}

/// A bound of the head's place as rows of the picture.
struct GuideRow {
  let place: Standard.Place
  let low: Double
  let high: Double
  var isAsked: Bool { place.clause != nil }

  static func isLength(_ place: Standard.Place) -> Bool { place.edge == nil }

  static func rows(of standard: Standard) -> [GuideRow] {
    let height = Double(standard.output.height)
    return standard.places.compactMap { place in
      switch place.edge {
      case .top: GuideRow(place: place, low: place.bounds.min, high: place.bounds.max)
      case .bottom: GuideRow(place: place, low: height - place.bounds.max, high: height - place.bounds.min)
      case nil: nil
      }
    }
  }
}

extension Person {
  init(_ head: IdealHead, bottom: Double, scale: Double) {
    self.init(
      centerX: head.centerX * scale, crown: head.crown * scale, eyes: head.eyes * scale,
      chin: head.chin * scale,
      faceWidth: head.faceWidth * scale, bottom: bottom)
  }
}
