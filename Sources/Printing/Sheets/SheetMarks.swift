internal import Raster

/// What is drawn beside the photos of a sheet, in millimetres.
struct SheetMarks {
  let plan: SheetPlan
  let captions: Captions

  /// Lengths in millimetres.
  private static let markOffset = 0.3
  private static let longestMark = 2.0
  private static let markWidth = 0.1
  private static let markColor = RGB(110, 110, 110)

  func isEmpty(_ sheet: Sheet) -> Bool {
    !plan.settings.hasCutMarks && sheet.prints.allSatisfy { captions.of($0) == nil }
  }

  func draw(_ sheet: Sheet, on drawing: Drawing) throws(PrintingError) {
    if plan.settings.hasCutMarks { drawCutMarks(sheet, on: drawing) }
    for print in sheet.prints {
      guard let setting = captions.of(print) else { continue }
      let extent = print.size.extent
      try drawing.mapped(by: print.placement) { () throws(PrintingError) in
        for (line, base) in zip(setting.lines, setting.baselines) {
          try drawing.write(
            line, at: Point(x: extent.width / 2, y: extent.height + base), size: setting.size,
            alignment: .center)
        }
      }
    }
  }

  /// Two lines at each corner of each photo, outside of every photo.
  private func drawCutMarks(_ sheet: Sheet, on drawing: Drawing) {
    let areas = sheet.prints.map(\.area)
    let length = min(
      SheetMarks.longestMark, max(plan.settings.gap - SheetMarks.markOffset, SheetMarks.markOffset))
    for area in areas {
      for (x, outward) in [(area.x, -1.0), (area.maxX, 1.0)] {
        for (y, down) in [(area.y, -1.0), (area.maxY, 1.0)] {
          mark(Point(x: x, y: y), outward, 0, length, areas, drawing)
          mark(Point(x: x, y: y), 0, down, length, areas, drawing)
        }
      }
    }
  }

  private func mark(
    _ corner: Point, _ dx: Double, _ dy: Double, _ length: Double, _ areas: [Rect], _ drawing: Drawing
  ) {
    let from = Point(x: corner.x + dx * SheetMarks.markOffset, y: corner.y + dy * SheetMarks.markOffset)
    let to = Point(x: from.x + dx * length, y: from.y + dy * length)
    let box = Rect(
      x: min(from.x, to.x) - SheetMarks.markWidth / 2, y: min(from.y, to.y) - SheetMarks.markWidth / 2,
      width: abs(to.x - from.x) + SheetMarks.markWidth, height: abs(to.y - from.y) + SheetMarks.markWidth)
    // Thousandths: a mark beside a photo touches it by rounding.
    guard !areas.contains(where: { $0.intersection(box).area > 1e-3 }) else { return }
    drawing.line(from: from, to: to, SheetMarks.markColor, width: SheetMarks.markWidth)
  }
}
