import Barcodes
import Codecs
import Foundation
import Raster

/// Pictures of QR codes as files.
enum DrawnCodes {
  static let capture = "qL3v9ZkT0sXy7wB1aQ8eRm5nUc2dFh4jqL3v9ZkT0sXy7wB1aQ8eRm5nUc2dFh4j"
  static let account = "http://weixin.qq.com/r/QkOJ3vTE2GbErY9r9xkC"

  struct Placed {
    var payload: [UInt8]
    /// Pixels to the left of the quiet zone and above.
    var x: Int
    var y: Int

    init(_ text: String, x: Int = 40, y: Int = 60) {
      (payload, self.x, self.y) = (Array(text.utf8), x, y)
    }
  }

  /// A PNG of 600 × 800 with codes of 5 pixels a module.
  static func picture(_ codes: [Placed], dark: Bool = false) throws -> Data {
    let wall: UInt8 = dark ? 0 : 255
    var image = RGBImage(width: 600, height: 800, filledWith: RGB(wall, wall, wall))
    for code in codes {
      guard let matrix = QRMatrix(code.payload) else { continue }
      for y in 0..<matrix.side * 5 {
        for x in 0..<matrix.side * 5 where matrix.isDark(x / 5, y / 5) {
          image[code.x + 20 + x, code.y + 20 + y] = RGB(255 - wall, 255 - wall, 255 - wall)
        }
      }
    }
    return Data(try PNGEncoder.encode(image))
  }
}
