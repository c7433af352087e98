import Foundation
import Raster

/// Text of plain strokes, as cameras and watermarks write it.
struct Lettering {
  /// In pixels: where the text begins at its top, the height of its characters and half the width of a stroke.
  var origin: Point
  var height: Double
  var halfWidth: Double
  /// Of the line of text, in degrees, clockwise.
  var turn = 0.0
  var color: RGB
  var opacity: Double

  /// Of a text's line, in pixels.
  static func width(of text: String, height: Double) -> Double {
    text.reduce(0) { $0 + (advance($1) * height / 6) }
  }

  func draw(_ text: String, on image: inout RGBImage) {
    let (c, s) = (cos(turn * .pi / 180), sin(turn * .pi / 180))
    var pen = 0.0
    var strokes: [(Point, Point)] = []
    for character in text {
      for line in Self.lines(of: character) {
        let points = line.map { p in
          let d = Point(x: (pen + p.x) * height / 6, y: p.y * height / 6)
          return Point(x: origin.x + c * d.x - s * d.y, y: origin.y + s * d.x + c * d.y)
        }
        strokes += zip(points, points.dropFirst())
      }
      pen += Self.advance(character)
    }
    let xs = strokes.flatMap { [$0.0.x, $0.1.x] }
    let ys = strokes.flatMap { [$0.0.y, $0.1.y] }
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return }
    let reach = halfWidth + 1
    for y in max(0, Int(top - reach))..<max(0, min(image.height, Int(bottom + reach) + 1)) {
      for x in max(0, Int(left - reach))..<max(0, min(image.width, Int(right + reach) + 1)) {
        let p = Point(x: Double(x) + 0.5, y: Double(y) + 0.5)
        let distance = strokes.map { p.distance(toSegment: $0.0, $0.1) }.min() ?? reach
        let share = opacity * max(0, min(1, halfWidth - distance + 0.5))
        if share > 0 { image.put(image.vector(x, y) * (1 - share) + color.vector * share, x, y) }
      }
    }
  }

  /// On a grid six high.
  private static func lines(of character: Character) -> [[Point]] {
    (glyphs[character] ?? "").split(separator: "/").map { line in
      line.split(separator: " ").compactMap { pair in
        let digits = pair.compactMap(\.wholeNumberValue)
        return digits.count == 2 ? Point(x: Double(digits[0]), y: Double(digits[1])) : nil
      }
    }
  }

  private static func advance(_ character: Character) -> Double {
    switch character {
    case " ", ".", "'": 4
    default: character.isASCII ? 5.6 : 8
    }
  }

  /// Strokes apart by "/", each of points xy.
  private static let glyphs: [Character: String] = [
    "0": "01 10 30 41 45 36 16 05 01", "1": "11 20 26", "2": "01 10 30 41 42 06 46",
    "3": "00 40 22 32 43 45 36 16 05", "4": "36 30 04 44", "5": "40 00 03 33 44 45 36 06",
    "6": "30 10 01 05 16 36 45 44 33 03", "7": "00 40 16",
    "8": "13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33", "9": "43 13 02 01 10 30 41 45 36 16",
    "-": "13 33", ".": "26 26", "'": "20 21", ":": "22 22/25 25", "/": "06 40",
    "A": "06 20 46/14 34", "C": "41 30 10 01 05 16 36 45", "D": "00 06 26 44 42 20 00",
    "E": "40 00 06 46/03 33",
    "H": "00 06/40 46/03 43", "I": "20 26", "L": "00 06 46", "M": "06 00 23 40 46", "N": "06 00 46 40",
    "O": "10 01 05 16 36 45 41 30 10", "P": "06 00 30 41 42 33 03",
    "S": "41 30 10 01 02 13 33 44 45 36 16 05",
    "T": "00 40/20 26", "U": "00 05 16 36 45 40", "W": "00 16 23 36 40", "X": "00 46/40 06",
    "Z": "00 40 06 46",
    "中": "11 51 54 14 11/30 36", "山": "30 35/02 05 65 62", "大": "02 62/30 32 06/32 66",
    "学": "10 21/30 31/50 41/03 02 62 63/14 54 35 36 26/05 65",
  ]
}
