import Barcodes
import Raster
import Testing

/// A QR code drawn for a test.
struct DrawnCode {
  let payload: [UInt8]
  private let matrix: QRMatrix
  var side: Int { matrix.side }

  init(_ payload: [UInt8]) throws {
    self.payload = payload
    matrix = try #require(QRMatrix(payload))
  }

  init(_ text: String) throws { try self.init(Array(text.utf8)) }

  /// Whether a place, in modules from the symbol's corner, is dark.
  func isDark(_ x: Double, _ y: Double) -> Bool {
    guard x >= 0, y >= 0, x < Double(side), y < Double(side) else { return false }
    return matrix.isDark(Int(x), Int(y))
  }
}

extension RGBImage {
  /// Draws a code: each pixel is the mean of 4 × 4 places, as a screen that scales a picture draws it.
  /// - Parameters:
  ///   - module: pixels.
  ///   - center: of the code in the picture.
  ///   - angle: clockwise, as cosine and sine.
  mutating func draw(
    _ code: DrawnCode, module: Double, center: Point, angle: (cosine: Double, sine: Double) = (1, 0),
    inverted: Bool = false
  ) {
    let reach = Int(Double(code.side) * module)
    let steps = [0.125, 0.375, 0.625, 0.875]
    for y in max(0, Int(center.y) - reach)..<min(height, Int(center.y) + reach) {
      for x in max(0, Int(center.x) - reach)..<min(width, Int(center.x) + reach) {
        var dark = 0
        var inside = 0
        for dy in steps {
          for dx in steps {
            let (u, v) = (Double(x) + dx - center.x, Double(y) + dy - center.y)
            let column = (u * angle.cosine + v * angle.sine) / module + Double(code.side) / 2
            let row = (v * angle.cosine - u * angle.sine) / module + Double(code.side) / 2
            let quiet = -4.0..<Double(code.side) + 4
            if quiet.contains(column), quiet.contains(row) { inside += 1 }
            if code.isDark(column, row) { dark += 1 }
          }
        }
        guard inside > 0 else { continue }
        let value = UInt8(inverted ? dark * 255 / 16 : 255 - dark * 255 / 16)
        self[x, y] = RGB(value, value, value)
      }
    }
  }
}
