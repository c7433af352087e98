internal import Raster

/// What the chunks of a PNG say (PNG Specification, third edition, clause 11), before any pixel is decoded.
struct PNGHeader {
  private(set) var size: Size
  private(set) var bitDepth: Int
  private(set) var colorType: Int
  private(set) var density: FileFacts.Density?
  /// The TIFF structure of the eXIf chunk.
  private(set) var exif: Range<Int>?
  private(set) var hasProfile = false
  private(set) var hasTransparentColor = false
  /// Bytes after IEND; nil where the file has none.
  private(set) var trailingBytes: Int?

  init(_ bytes: [UInt8]) throws(CodecError) {
    let file = ByteReader(bytes, in: bytes.startIndex..<bytes.endIndex)
    guard let width = file.uint32(at: 16), let height = file.uint32(at: 20), let depth = file.byte(at: 24),
      let type = file.byte(at: 25)
    else { throw .truncated }
    guard file.starts(with: "IHDR", at: 12) else { throw .damaged("no header chunk") }
    size = Size(width: width, height: height)
    bitDepth = Int(depth)
    colorType = Int(type)
    var position = 8
    while let length = file.uint32(at: position), let payload = file.absolute(position + 8, count: length) {
      let chunk = ByteReader(bytes, in: payload)
      let isType = { (type: String) in file.starts(with: type, at: position + 4) }
      if isType("pHYs") {
        density = PNGHeader.density(chunk)
      } else if isType("eXIf") {
        exif = payload
      } else if isType("iCCP") {
        hasProfile = true
      } else if isType("tRNS") {
        hasTransparentColor = true
      } else if isType("IEND") {
        trailingBytes = max(0, bytes.count - (position + 12 + length))
        break
      }
      position += 12 + length
    }
  }

  /// Pixels per metre; a whole number of pixels per inch is told apart from its rounding to the metre.
  private static func density(_ chunk: ByteReader) -> FileFacts.Density? {
    guard let x = chunk.uint32(at: 0), let y = chunk.uint32(at: 4), chunk.byte(at: 8) == 1, x > 0, y > 0
    else {
      return nil
    }
    func perInch(_ perMetre: Int) -> Double {
      let exact = Double(perMetre) * 0.0254
      let whole = exact.rounded()
      return (whole / 0.0254).rounded() == Double(perMetre) ? whole : exact
    }
    return FileFacts.Density(x: perInch(x), y: perInch(y))
  }

  var colorModel: FileFacts.ColorModel {
    switch colorType {
    case 3: .palette
    case 2, 6: .rgb
    default: .gray
    }
  }

  var hasAlpha: Bool { colorType == 4 || colorType == 6 || hasTransparentColor }
}
