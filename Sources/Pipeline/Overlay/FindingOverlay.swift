import Codecs
public import Localization
public import Portrait
public import Printing
public import Raster
import Rules

/// A picture of where broken and doubtful rules looked: red where a rule is broken, amber where a person must look.
public enum FindingOverlay {
  private static let failColor = RGB(255, 80, 80)
  private static let reviewColor = RGB(255, 200, 40)
  private static let cropColor = RGB(160, 210, 255)
  /// Letters on a smaller picture would be too coarse to read.
  private static let leastWidth = 960

  /// - Parameter lettering: nil for a picture without words.
  /// - Throws: `PrintingError`.
  public static func draw(
    _ source: AnalyzedPhoto, crop: Crop?, _ marks: [Mark], language: Language, _ lettering: Lettering?
  ) throws -> RGBImage {
    let photo = source.photo.image
    let enlarged = max(1, (leastWidth + photo.width - 1) / max(1, photo.width))
    let image =
      enlarged == 1
      ? photo : photo.resized(width: photo.width * enlarged, height: photo.height * enlarged)
    let scale = Double(image.width) / Double(max(1, source.photo.sourceSize.width))
    var canvas = Canvas(image, lettering)
    if crop != nil { canvas.rectangle(source.frame(of: crop).scaled(by: scale), cropColor) }
    for mark in marks {
      let color = mark.isDecisive ? failColor : reviewColor
      for area in mark.areas { canvas.rectangle(inset(area.scaled(by: scale), canvas), color) }
    }
    var labels = LabelColumn(canvas)
    for mark in marks {
      guard let area = mark.areas.max(by: { $0.maxX < $1.maxX })?.scaled(by: scale) else { continue }
      for entry in mark.entries {
        labels.add(
          title(of: entry.rule, language, canvas), beside: area, mark.isDecisive ? failColor : reviewColor)
      }
    }
    return try labels.canvas.lettered()
  }

  private static func title(of rule: String, _ language: Language, _ canvas: Canvas) -> String {
    let title = Registry.rule(rule)?.info.title ?? LocalizedText(zh: rule, en: rule)
    return canvas.writable(title, language)
  }

  /// A box on the very edge of the picture is drawn inside of it.
  private static func inset(_ area: Rect, _ canvas: Canvas) -> Rect {
    let margin = Double(canvas.stroke)
    return area.intersection(
      Rect(
        x: margin, y: margin, width: Double(canvas.image.width) - 2 * margin,
        height: Double(canvas.image.height) - 2 * margin))
  }
}

/// Labels to the right of what they name, moved down where another stands already.
private struct LabelColumn {
  private(set) var canvas: Canvas
  private var taken: [Rect] = []

  init(_ canvas: Canvas) { self.canvas = canvas }

  mutating func add(_ text: String, beside area: Rect, _ color: RGB) {
    let size = canvas.labelSize(text)
    let gap = Double(2 * canvas.stroke)
    let limit = Double(canvas.image.height) - Double(size.height)
    let x = min(area.maxX + gap, Double(canvas.image.width - size.width))
    var place = Rect(
      x: max(0, x), y: max(0, min(area.y + gap, limit)), width: Double(size.width),
      height: Double(size.height))
    while let other = taken.first(where: { $0.intersection(place).area > 0 }), other.maxY + gap <= limit {
      place.y = other.maxY + gap
    }
    taken.append(place)
    canvas.label(text, at: Point(x: place.x, y: place.y), color)
  }
}
