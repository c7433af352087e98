internal import Raster

/// What the chunks of a WebP file say (RFC 9649), before any pixel is decoded.
struct WebPHeader {
  /// Of the canvas.
  private(set) var size = Size(width: 0, height: 0)
  /// What the decoder is given: the file, or the first frame of an animation.
  private(set) var picture = 0..<0
  private(set) var pictureSize = Size(width: 0, height: 0)
  /// Where the first frame lies on the canvas, from its top left corner.
  private(set) var left = 0
  private(set) var top = 0
  private(set) var isAnimated = false
  private(set) var profile: Range<Int>?
  /// The TIFF structure of the EXIF chunk.
  private(set) var exif: Range<Int>?
  /// Bytes after the RIFF chunk.
  private(set) var trailingBytes = 0
  /// Alpha or lossless coding is possible: the decoder keeps every pixel in four bytes.
  private(set) var keepsPixels = false

  private struct Chunk {
    var type: String
    var payload: Range<Int>
  }

  init(_ bytes: [UInt8]) throws(CodecError) {
    let file = ByteReader(bytes, in: bytes.startIndex..<bytes.endIndex, order: .little)
    guard let length = file.uint32(at: 4) else { throw .truncated }
    guard file.absolute(8, count: length) != nil else { throw .truncated }
    // An odd length is padded.
    let end = min(8 + length + length % 2, bytes.count)
    trailingBytes = bytes.count - end
    let chunks = try WebPHeader.chunks(ByteReader(bytes, in: 0..<end, order: .little), from: 12)
    guard let first = chunks.first else { throw .damaged("no chunk") }
    picture = 0..<end
    if first.type == "VP8X" {
      try readExtended(ByteReader(bytes, in: first.payload, order: .little), chunks, bytes)
    } else {
      size = try WebPHeader.size(of: first, bytes)
      pictureSize = size
      keepsPixels = first.type == "VP8L"
    }
  }

  private static func chunks(_ reader: ByteReader, from start: Int) throws(CodecError) -> [Chunk] {
    var chunks: [Chunk] = []
    var position = start
    while let type = reader.fourCharacters(at: position), let length = reader.uint32(at: position + 4) {
      guard let payload = reader.absolute(position + 8, count: length) else { throw .truncated }
      chunks.append(Chunk(type: type, payload: payload))
      position += 8 + length + length % 2
    }
    return chunks
  }

  private mutating func readExtended(_ head: ByteReader, _ chunks: [Chunk], _ bytes: [UInt8])
    throws(CodecError)
  {
    guard let flags = head.byte(at: 0), let width = head.uint24(at: 4), let height = head.uint24(at: 7) else {
      throw .damaged("a short header")
    }
    size = Size(width: width + 1, height: height + 1)
    pictureSize = size
    keepsPixels = true
    profile = chunks.first { $0.type == "ICCP" }?.payload
    exif = chunks.first { $0.type == "EXIF" }?.payload
    let prefix = Array("Exif\0\0".utf8)
    if let place = exif, ByteReader(bytes, in: place).starts(with: prefix) {
      exif = place.lowerBound + prefix.count..<place.upperBound
    }
    isAnimated = flags & 0x02 != 0
    if isAnimated {
      guard let frame = chunks.first(where: { $0.type == "ANMF" }) else { throw .damaged("no frame") }
      try readFrame(ByteReader(bytes, in: frame.payload, order: .little))
    }
  }

  private mutating func readFrame(_ frame: ByteReader) throws(CodecError) {
    guard let x = frame.uint24(at: 0), let y = frame.uint24(at: 3), let width = frame.uint24(at: 6),
      let height = frame.uint24(at: 9), let payload = frame.absolute(16, count: frame.count - 16)
    else { throw .damaged("a short frame") }
    (left, top) = (x * 2, y * 2)
    pictureSize = Size(width: width + 1, height: height + 1)
    picture = payload
    guard left + pictureSize.width <= size.width, top + pictureSize.height <= size.height else {
      throw .damaged("a frame outside of the picture")
    }
  }

  /// RFC 6386, 9.1 and RFC 9649, 3.4: fourteen bits each.
  private static func size(of chunk: Chunk, _ bytes: [UInt8]) throws(CodecError) -> Size {
    let data = ByteReader(bytes, in: chunk.payload, order: .little)
    switch chunk.type {
    case "VP8 ":
      guard data.starts(with: [0x9D, 0x01, 0x2A], at: 3), let width = data.uint16(at: 6),
        let height = data.uint16(at: 8)
      else { throw .damaged("no key frame") }
      return Size(width: width & 0x3FFF, height: height & 0x3FFF)
    case "VP8L":
      guard data.byte(at: 0) == 0x2F, let bits = data.uint32(at: 1) else {
        throw .damaged("no lossless header")
      }
      return Size(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
    default: throw .damaged("an unknown first chunk")
    }
  }

  /// Bytes that decoding takes beside the bytes of the file: the picture, and what libwebp and `codec_webp_decode` keep.
  var memory: Int {
    size.width * size.height * 3 + pictureSize.width * pictureSize.height * (keepsPixels ? 8 : 1)
  }
}
