internal import Foundation
internal import Pipeline
internal import Raster

/// A photo with numbered marks, as the scalable graphics of a page.
struct Figure {
  private let pictures: ReportPictures
  private let width: Double
  private let height: Double
  /// A share of the width, which fills the column: letters are as large on the screen whatever the photo's size.
  private let unit: Double

  /// The photo's width in letters.
  private static let unitsAcross = 26.0

  init(_ pictures: ReportPictures) {
    self.pictures = pictures
    width = Double(pictures.size.width)
    height = Double(pictures.size.height)
    unit = width / Figure.unitsAcross
  }

  func values(label: String, caption: String) -> [String: Any] {
    let frame = pictures.frame.map { [box($0, "crop")] } ?? []
    return [
      "width": String(pictures.size.width), "height": String(pictures.size.height), "label": label,
      "unit": number(unit), "photo": Data(pictures.photo).base64EncodedString(), "caption": caption,
      "boxes": frame + pictures.marks.flatMap { mark in mark.areas.map { box($0, style(mark)) } },
      "plates": plates,
    ]
  }

  private func style(_ mark: Mark) -> String { mark.isDecisive ? "fail" : "review" }

  /// Drawn wholly inside the picture.
  private func box(_ area: Rect, _ style: String) -> [String: String] {
    let margin = max(width, height) / 300
    let inner = area.intersection(
      Rect(x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin))
    return place(inner).merging(["style": style]) { first, _ in first }
  }

  /// The marks' numbers, moved down where another plate stands already. Lengths are in units.
  private var plates: [[String: String]] {
    var taken: [Rect] = []
    return pictures.marks.compactMap { mark in
      guard let area = mark.areas.first else { return nil }
      let numbers = mark.entries.map { String($0.number) }.joined(separator: " ")
      var plate = Rect(
        x: max(0, area.x), y: max(0, area.y - 0.7 * unit),
        width: (Double(numbers.count) * 0.62 + 0.8) * unit, height: 1.4 * unit)
      plate.x = min(plate.x, width - plate.width)
      while let other = taken.first(where: { $0.intersection(plate).area > 0 }) {
        plate.y = other.maxY + 0.1 * unit
      }
      taken.append(plate)
      return place(plate).merging([
        "style": style(mark), "radius": number(0.4 * unit), "middle": number(plate.midX),
        "baseline": number(plate.y + 1.06 * unit), "numbers": numbers,
      ]) { first, _ in first }
    }
  }

  private func place(_ r: Rect) -> [String: String] {
    ["x": number(r.x), "y": number(r.y), "width": number(r.width), "height": number(r.height)]
  }

  private func number(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
