/// What the boxes of an HEIF file say (ISO/IEC 14496-12 and 23008-12) beside the picture, which libheif reads.
struct HEIFHeader {
  /// A video or sequence of pictures lies beside the primary one.
  private(set) var isSequence = false
  private(set) var isMotionPhoto = false
  private(set) var declaresGainMap = false
  /// Some picture of the file is turned or mirrored by a box (irot, imir).
  private(set) var isTurned = false
  /// Bytes after the last box.
  private(set) var trailingBytes = 0

  private struct Box {
    var type: String
    var payload: Range<Int>
    var end: Int
  }

  /// Boxes at the top of a file; what else stands there is not of the format. `mpvd` holds the video of a motion photo,
  /// `sefd` what Samsung appends.
  private static let topBoxes: Set<String> = [
    "ftyp", "styp", "meta", "mdat", "moov", "moof", "mfra", "sidx", "free", "skip", "wide", "udta", "uuid",
    "pdin", "idat",
    "mpvd", "sefd",
  ]

  /// - Throws: `truncated` where a box goes on after the end of the file.
  init(_ bytes: [UInt8]) throws(CodecError) {
    let file = ByteReader(bytes, in: bytes.startIndex..<bytes.endIndex)
    var position = 0
    var hasItems = false
    while position < file.count {
      guard let type = file.fourCharacters(at: position + 4), HEIFHeader.topBoxes.contains(type) else {
        break
      }
      guard let box = HEIFHeader.box(file, at: position) else { throw .truncated }
      switch type {
      case "ftyp": declaresGainMap = ByteReader(bytes, in: box.payload).contains("tmap")
      case "meta":
        hasItems = true
        isTurned = HEIFHeader.isTurned(ByteReader(bytes, in: box.payload))
      case "moov": isSequence = true
      case "mpvd": isMotionPhoto = true
      default: break
      }
      position = box.end
    }
    trailingBytes = file.count - position
    let rest = ByteReader(bytes, in: position..<file.count)
    if rest.contains("MotionPhoto_Data") { isMotionPhoto = true }
    guard hasItems || isSequence else { throw trailingBytes > 0 ? .damaged("no picture in it") : .truncated }
  }

  /// Properties lie in meta (a full box: four bytes before its boxes), iprp, ipco.
  private static func isTurned(_ meta: ByteReader) -> Bool {
    guard let properties = child("iprp", of: meta, from: 4),
      let container = child("ipco", of: ByteReader(meta.bytes, in: properties), from: 0)
    else { return false }
    let boxes = ByteReader(meta.bytes, in: container)
    return child("irot", of: boxes, from: 0) != nil || child("imir", of: boxes, from: 0) != nil
  }

  private static func child(_ type: String, of parent: ByteReader, from start: Int) -> Range<Int>? {
    var position = start
    while let box = box(parent, at: position) {
      if box.type == type { return box.payload }
      position = box.end
    }
    return nil
  }

  /// Nil where it does not lie whole in the reader. Each box is at least as long as its head: walks end.
  private static func box(_ reader: ByteReader, at position: Int) -> Box? {
    guard let short = reader.uint32(at: position), let type = reader.fourCharacters(at: position + 4) else {
      return nil
    }
    var head = 8
    var length = short
    if short == 1 {
      guard let long = reader.uint64(at: position + 8) else { return nil }
      (head, length) = (16, long)
    } else if short == 0 {
      length = reader.count - position
    }
    guard length >= head, let place = reader.absolute(position, count: length) else { return nil }
    return Box(type: type, payload: place.lowerBound + head..<place.upperBound, end: position + length)
  }
}
