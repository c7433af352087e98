internal import Raster

/// What the chunks of a PNG say (PNG Specification, third edition, clause 11), before any pixel is decoded.
struct PNGHeader {
  private(set) var size: Size
  private(set) var bitDepth: Int
  private(set) var colorType: Int
  private(set) var isInterlaced: Bool
  private(set) var density: FileFacts.Density?
  /// The TIFF structure of the eXIf chunk.
  private(set) var exif: Range<Int>?
  private(set) var color = PNGColor()
  private(set) var hasTransparentColor = false
  private(set) var isAnimated = false
  /// Types of side chunks whose checksum is wrong: they are left out.
  private(set) var brokenChunks: [String] = []
  /// Bytes after IEND; nil where the file has none.
  private(set) var trailingBytes: Int?

  init(_ bytes: [UInt8]) throws(CodecError) {
    let file = ByteReader(bytes, in: bytes.startIndex..<bytes.endIndex)
    guard let width = file.uint32(at: 16), let height = file.uint32(at: 20), let depth = file.byte(at: 24),
      let type = file.byte(at: 25), let interlace = file.byte(at: 28)
    else { throw .truncated }
    guard file.starts(with: "IHDR", at: 12) else { throw .damaged("no header chunk") }
    size = Size(width: width, height: height)
    bitDepth = Int(depth)
    colorType = Int(type)
    isInterlaced = interlace != 0
    var position = 8
    while let length = file.uint32(at: position), let payload = file.absolute(position + 8, count: length),
      let type = file.fourCharacters(at: position + 4)
    {
      if type == "IEND" {
        trailingBytes = max(0, bytes.count - (position + 12 + length))
        break
      }
      if PNGHeader.isAncillary(type), let sum = file.uint32(at: position + 8 + length) {
        if PNGHeader.checksum(bytes[payload.lowerBound - 4..<payload.upperBound]) == sum {
          read(type, ByteReader(bytes, in: payload))
        } else if !brokenChunks.contains(type) {
          brokenChunks.append(type)
          if type == "iCCP" { color.hasProfile = true }
        }
      }
      position += 12 + length
    }
  }

  private mutating func read(_ type: String, _ chunk: ByteReader) {
    switch type {
    case "pHYs": density = PNGHeader.density(chunk)
    case "eXIf": exif = chunk.range
    case "tRNS": hasTransparentColor = true
    case "acTL": isAnimated = true
    default: color.read(type, chunk)
    }
  }

  /// Clause 5.4: the picture can be decoded without it.
  private static func isAncillary(_ type: String) -> Bool { (type.utf8.first ?? 0) & 0x20 != 0 }

  /// Pixels per metre; a whole number of pixels per inch is told apart from its rounding to the metre.
  private static func density(_ chunk: ByteReader) -> FileFacts.Density? {
    guard let x = chunk.uint32(at: 0), let y = chunk.uint32(at: 4), chunk.byte(at: 8) == 1, x > 0, y > 0
    else {
      return nil
    }
    return FileFacts.Density(perUnit: Double(x), Double(y), inches: 1 / 0.0254)
  }

  /// CRC-32 of ISO 3309 (annex D).
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(
      ~bytes.reduce(~0 as UInt32) { sum, byte in
        remainders[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8
      })
  }

  private static let remainders: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  var colorModel: FileFacts.ColorModel {
    switch colorType {
    case 3: .palette
    case 2, 6: .rgb
    default: .gray
    }
  }

  var hasAlpha: Bool { colorType == 4 || colorType == 6 || hasTransparentColor }

  /// Bytes that decoding takes beside the bytes of the file, by `codec_png_decode`.
  var memory: Int {
    let rows =
      isInterlaced && (hasAlpha || bitDepth == 16) ? (hasAlpha ? 4 : 3) * (bitDepth == 16 ? 2 : 1) : 0
    return size.width * size.height * (3 + rows)
  }
}
