internal import Localization
internal import Printing
internal import Raster
internal import Rules

/// Sets a guide on A4 pages. Lengths are millimetres.
struct GuideSheet {
  let document: PDFDocument
  let language: Language

  private static let page = (width: 210.0, height: 297.0)
  private static let margin = 15.0
  private static var measure: Double { page.width - 2 * margin }
  /// Heights of letters, and of lines of them.
  private static let (text, small) = (3.4, 2.7)
  private static let leading = 1.45

  private struct Line {
    var text: String
    var size: Double
    var weight: Lettering.Weight
    var indent: Double
    /// Space above it.
    var space: Double
    /// Stays with the line that follows.
    var isHeading: Bool
  }

  mutating func set(_ content: GuideContent) throws(PrintingError) {
    try document.page(width: GuideSheet.page.width, height: GuideSheet.page.height) {
      (drawing) throws(PrintingError) in try front(content, on: drawing)
    }
    document.bookmark(content.title)
    var lines: [Line] = []
    for chapter in content.chapters {
      lines.append(
        Line(text: chapter.title, size: 4.6, weight: .bold, indent: 0, space: 5, isHeading: true))
      for rule in chapter.rules {
        lines += try broken(
          "\(rule.title)  [\(rule.clause)]", GuideSheet.text, .bold, space: 2.2, isHeading: true)
        lines += try broken(rule.why, GuideSheet.text, .regular, space: 0.4, isHeading: false)
      }
    }
    var rest = lines[...]
    while !rest.isEmpty {
      try document.page(width: GuideSheet.page.width, height: GuideSheet.page.height) {
        (drawing) throws(PrintingError) in try fill(drawing, &rest)
      }
    }
  }

  private func broken(
    _ text: String, _ size: Double, _ weight: Lettering.Weight, space: Double, isHeading: Bool
  ) throws(PrintingError) -> [Line] {
    try document.lettering.lines(of: text, size: size, width: GuideSheet.measure - 4, weight: weight)
      .enumerated().map {
        Line(
          text: $0.element, size: size, weight: weight, indent: 4, space: $0.offset == 0 ? space : 0,
          isHeading: isHeading)
      }
  }

  /// As many lines as the page holds; a heading is never its last.
  private func fill(_ drawing: Drawing, _ rest: inout ArraySlice<Line>) throws(PrintingError) {
    var y = GuideSheet.margin
    let bottom = GuideSheet.page.height - GuideSheet.margin
    var isFirst = true
    while let line = rest.first {
      let height = line.size * GuideSheet.leading + (isFirst ? 0 : line.space)
      let needed = line.isHeading ? height + 2 * GuideSheet.text * GuideSheet.leading : height
      guard isFirst || y + needed <= bottom else { return }
      y += height
      try drawing.write(
        line.text, at: Point(x: GuideSheet.margin + line.indent, y: y), size: line.size, color: Diagram.ink,
        weight: line.weight)
      rest = rest.dropFirst()
      isFirst = false
    }
  }

  private func front(_ content: GuideContent, on drawing: Drawing) throws(PrintingError) {
    let (left, measure) = (GuideSheet.margin, GuideSheet.measure)
    var y = GuideSheet.margin + 6
    func paragraph(_ text: String, _ size: Double, _ weight: Lettering.Weight) throws(PrintingError) {
      for line in try drawing.lettering.lines(of: text, size: size, width: measure, weight: weight) {
        try drawing.write(line, at: Point(x: left, y: y), size: size, color: Diagram.ink, weight: weight)
        y += size * GuideSheet.leading
      }
    }
    try paragraph(content.title, 7, .bold)
    try paragraph(content.document, GuideSheet.small, .regular)
    y += 1
    try draw(Diagram(content.standard, width: 118, language: language), at: Point(x: left, y: y), on: drawing)
    let picture = Diagram(content.standard, width: 118, language: language).height
    try draw(
      Diagram.lamps(width: 74, language: language), at: Point(x: left + measure - 70, y: y), on: drawing)
    y += max(picture, 50) + 4
    if let mistakes = Diagram.mistakes(content.standard, width: measure, language: language) {
      try draw(mistakes, at: Point(x: left, y: y), on: drawing)
      y += mistakes.height + 3
    }
    var column = 0.0
    for fact in content.facts {
      column = max(
        column, try drawing.lettering.width(of: fact.name, size: GuideSheet.text, weight: .bold) + 4)
    }
    for fact in content.facts {
      let lines = try drawing.lettering.lines(of: fact.value, size: GuideSheet.text, width: measure - column)
      guard y + Double(lines.count) * 5 < GuideSheet.page.height - GuideSheet.margin else { return }
      try drawing.write(
        fact.name, at: Point(x: left, y: y), size: GuideSheet.text, color: Diagram.ink, weight: .bold)
      for line in lines {
        try drawing.write(line, at: Point(x: left + column, y: y), size: GuideSheet.text, color: Diagram.ink)
        y += GuideSheet.text * GuideSheet.leading
      }
    }
  }

  private func draw(_ figure: Diagram, at place: Point, on drawing: Drawing) throws(PrintingError) {
    try drawing.mapped(by: Affine(a: 1, b: 0, tx: place.x, c: 0, d: 1, ty: place.y)) {
      () throws(PrintingError) in
      try drawing.clipped(to: Rect(x: 0, y: 0, width: figure.width, height: figure.height)) {
        () throws(PrintingError) in try figure.draw(on: drawing)
      }
    }
  }
}
