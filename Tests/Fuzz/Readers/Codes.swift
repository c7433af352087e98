import Barcodes
import Raster

enum Codes {
  static func payload(_ bytes: [UInt8]) { _ = QRPayload(bytes).kind }

  /// Each bit is a module of a square code, drawn with a quiet zone and one pixel; with two where the last three bits, which no
  /// code needs, are set: four times the time.
  static func picture(_ bytes: [UInt8]) {
    let modules = [21, 25, 29, 33].last { $0 * $0 <= bytes.count * 8 }
    guard let modules else { return }
    let (scale, margin) = (bytes.last.map { $0 & 7 == 7 } ?? false ? 2 : 1, 4)
    let side = (modules + 2 * margin) * scale
    var samples = [UInt8](repeating: 255, count: side * side * 3)
    for y in 0..<modules * scale {
      for x in 0..<modules * scale {
        let bit = y / scale * modules + x / scale
        guard bytes[bit >> 3] >> (7 - UInt8(bit & 7)) & 1 == 1 else { continue }
        let at = ((y + margin * scale) * side + x + margin * scale) * 3
        for channel in 0..<3 { samples[at + channel] = 0 }
      }
    }
    let codes = (try? QRReader.codes(in: RGBImage(width: side, height: side, samples: samples))) ?? []
    for code in codes { payload(code.payload) }
  }
}
