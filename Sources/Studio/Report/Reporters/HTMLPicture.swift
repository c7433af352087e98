import Foundation
import Raster

/// A photo with numbered marks, as scalable graphics inside a page.
enum HTMLPicture {
  static func dataURI(_ jpeg: [UInt8]) -> String {
    "data:image/jpeg;base64," + Data(jpeg).base64EncodedString()
  }

  static func svg(_ pictures: ReportPictures, _ words: HTMLWords) -> String {
    let (width, height) = (pictures.size.width, pictures.size.height)
    /// A share of the width, which fills the column: letters are as large on the screen whatever the photo's size.
    let unit = Double(width) / 26
    var parts = [
      "<svg viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(words.photo)\" style=\"--unit:\(number(unit))px\">",
      "<image width=\"\(width)\" height=\"\(height)\" href=\"\(dataURI(pictures.photo))\"/>",
    ]
    if let frame = pictures.frame { parts.append(rectangle(frame, "crop", pictures.size)) }
    for mark in pictures.marks {
      parts += mark.areas.map { rectangle($0, mark.isDecisive ? "fail" : "review", pictures.size) }
    }
    var taken: [Rect] = []
    for mark in pictures.marks {
      guard let area = mark.areas.first else { continue }
      let text = mark.entries.map { String($0.number) }.joined(separator: " ")
      var plate = Rect(
        x: max(0, area.x), y: max(0, area.y - 0.7 * unit), width: (Double(text.count) * 0.62 + 0.8) * unit,
        height: 1.4 * unit)
      plate.x = min(plate.x, Double(width) - plate.width)
      while let other = taken.first(where: { $0.intersection(plate).area > 0 }) {
        plate.y = other.maxY + 0.1 * unit
      }
      taken.append(plate)
      parts.append(label(text, plate, mark.isDecisive ? "fail" : "review", unit))
    }
    return parts.joined(separator: "\n") + "\n</svg>"
  }

  /// Drawn wholly inside the picture.
  private static func rectangle(_ area: Rect, _ style: String, _ size: Size) -> String {
    let margin = Double(max(size.width, size.height)) / 300
    let inner = area.intersection(
      Rect(
        x: margin, y: margin, width: Double(size.width) - 2 * margin, height: Double(size.height) - 2 * margin
      ))
    return "<rect class=\"\(style)\" \(attributes(inner))/>"
  }

  private static func label(_ text: String, _ plate: Rect, _ style: String, _ unit: Double) -> String {
    "<g class=\"label \(style)\"><rect rx=\"\(number(0.4 * unit))\" \(attributes(plate))/>"
      + "<text x=\"\(number(plate.midX))\" y=\"\(number(plate.y + 1.06 * unit))\">\(text)</text></g>"
  }

  private static func attributes(_ r: Rect) -> String {
    "x=\"\(number(r.x))\" y=\"\(number(r.y))\" width=\"\(number(r.width))\" height=\"\(number(r.height))\""
  }

  private static func number(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
