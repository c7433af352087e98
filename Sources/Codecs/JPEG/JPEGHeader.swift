internal import Raster

/// What the marker segments before the first scan of a JPEG say (ITU-T T.81, annex B).
struct JPEGHeader {
  struct Frame {
    var marker: UInt8
    var bitsPerSample: Int
    var size: Size
    var components: Int
    /// Index of the quantization table of the first component.
    var luminanceTable: Int
  }

  private(set) var frame: Frame
  private(set) var tables: [Int: QuantizationTable] = [:]
  private(set) var density: FileFacts.Density?
  /// The TIFF structure of the first EXIF segment.
  private(set) var exif: Range<Int>?
  /// Payloads of the ICC segments by sequence number, and how many there should be.
  private(set) var profileParts: [Int: Range<Int>] = [:]
  private(set) var profilePartCount: Int?
  private(set) var hasAdobeMarker = false
  /// The XMP packet, and whether more of it lies in further segments.
  private(set) var xmp: Range<Int>?
  private(set) var hasExtendedXMP = false
  /// The TIFF structure of the multi-picture index (CIPA DC-007).
  private(set) var pictureIndex: Range<Int>?
  /// The file declares a gain map of ISO 21496-1.
  private(set) var declaresGainMap = false
  private(set) var notes: [FileNote] = []

  private enum Marker {
    static let startOfImage: UInt8 = 0xD8, endOfImage: UInt8 = 0xD9, startOfScan: UInt8 = 0xDA
    static let quantization: UInt8 = 0xDB
    static let lossless: UInt8 = 0xF7
    static let app0: UInt8 = 0xE0, app1: UInt8 = 0xE1, app2: UInt8 = 0xE2, app14: UInt8 = 0xEE
    /// Frames, without DHT, JPG and DAC that lie between them.
    static func isFrame(_ marker: UInt8) -> Bool {
      (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }
    static func hasNoPayload(_ marker: UInt8) -> Bool { marker == 0x01 || (0xD0...0xD8).contains(marker) }
  }

  init(_ bytes: [UInt8]) throws(CodecError) {
    let file = ByteReader(bytes, in: bytes.startIndex..<bytes.endIndex)
    var found: Frame?
    frame = Frame(
      marker: 0, bitsPerSample: 0, size: Size(width: 0, height: 0), components: 0, luminanceTable: 0)
    var position = 2
    scanning: while true {
      while let byte = file.byte(at: position), byte != 0xFF { position += 1 }
      while file.byte(at: position) == 0xFF { position += 1 }
      guard let marker = file.byte(at: position) else { throw .truncated }
      position += 1
      if marker == 0 || Marker.hasNoPayload(marker) { continue }
      if marker == Marker.startOfScan || marker == Marker.endOfImage { break scanning }
      guard let length = file.uint16(at: position) else { throw .truncated }
      guard length >= 2 else { throw .damaged("a marker segment of length \(length)") }
      guard let payload = file.absolute(position + 2, count: length - 2) else { throw .truncated }
      position += length
      let segment = ByteReader(bytes, in: payload)
      switch marker {
      case Marker.quantization: readTables(segment)
      case Marker.app0: readDensity(segment)
      case Marker.app1: readMetadata(segment)
      case Marker.app2: readAdditions(segment)
      case Marker.app14:
        hasAdobeMarker = hasAdobeMarker || (segment.starts(with: "Adobe") && segment.count >= 12)
      // ITU-T T.87: a format of its own in the clothes of JPEG.
      case Marker.lossless: throw .unsupportedFormat("JPEG-LS")
      case _ where Marker.isFrame(marker):
        guard found == nil else { throw .damaged("two frame headers") }
        found = try JPEGHeader.frame(marker, segment)
      default: break
      }
    }
    guard let found else { throw .damaged("no frame header") }
    frame = found
  }

  private static func frame(_ marker: UInt8, _ segment: ByteReader) throws(CodecError) -> Frame {
    guard let bits = segment.byte(at: 0), let height = segment.uint16(at: 1),
      let width = segment.uint16(at: 3),
      let components = segment.byte(at: 5), let table = segment.byte(at: 8)
    else { throw .damaged("a short frame header") }
    switch marker {
    case 0xC3, 0xC7, 0xCB, 0xCF: throw .unsupportedFormat("lossless JPEG")
    case 0xC5, 0xC6, 0xCD, 0xCE: throw .unsupportedFormat("hierarchical JPEG")
    default: break
    }
    guard bits != 12 else { throw .unsupported12Bit }
    guard bits == 8 else { throw .damaged("\(bits) bits per sample") }
    guard [1, 3, 4].contains(components) else {
      throw .unsupportedFormat("JPEG with \(components) components")
    }
    return Frame(
      marker: marker, bitsPerSample: Int(bits), size: Size(width: width, height: height),
      components: Int(components), luminanceTable: Int(table))
  }

  private mutating func readTables(_ segment: ByteReader) {
    var position = 0
    while let head = segment.byte(at: position) {
      let wide = head >> 4 != 0
      let divisors = (0..<64).compactMap { i in
        wide ? segment.uint16(at: position + 1 + i * 2) : segment.byte(at: position + 1 + i).map { Int($0) }
      }
      if divisors.count == 64 { tables[Int(head & 15)] = QuantizationTable(divisors: divisors) }
      position += wide ? 129 : 65
    }
  }

  /// JFIF 1.02: units 1 per inch, 2 per centimetre; 0 gives only the shape of a pixel.
  private mutating func readDensity(_ segment: ByteReader) {
    guard segment.starts(with: "JFIF\0"), let unit = segment.byte(at: 7), let x = segment.uint16(at: 8),
      let y = segment.uint16(at: 10), x > 0, y > 0, unit == 1 || unit == 2
    else { return }
    density =
      unit == 1
      ? FileFacts.Density(x: Double(x), y: Double(y))
      : FileFacts.Density(perUnit: Double(x), Double(y), inches: 1 / 2.54)
  }

  private mutating func readMetadata(_ segment: ByteReader) {
    if segment.starts(with: "Exif\0") {
      if exif == nil { exif = segment.absolute(6, count: segment.count - 6) }
    } else if segment.starts(with: "http://ns.adobe.com/xap/1.0/\0") {
      xmp = segment.absolute(29, count: segment.count - 29)
    } else if segment.starts(with: "http://ns.adobe.com/xmp/extension/\0") {
      hasExtendedXMP = true
    }
  }

  private mutating func readAdditions(_ segment: ByteReader) {
    if segment.starts(with: "MPF\0") {
      if pictureIndex == nil { pictureIndex = segment.absolute(4, count: segment.count - 4) }
    } else if segment.starts(with: "urn:iso:std:iso:ts:21496:-1\0") {
      declaresGainMap = true
    } else {
      readProfilePart(segment)
    }
  }

  /// ICC.1, annex B.4: "ICC_PROFILE", NUL, number of this part from 1, number of parts.
  private mutating func readProfilePart(_ segment: ByteReader) {
    guard segment.starts(with: "ICC_PROFILE\0"), let number = segment.byte(at: 12),
      let total = segment.byte(at: 13), let payload = segment.absolute(14, count: segment.count - 14)
    else { return }
    if profileParts[Int(number)] != nil {
      notes.append(FileNote(.decoderRemark, "ICC profile part \(number) repeated"))
    }
    profileParts[Int(number)] = payload
    profilePartCount = Int(total)
  }

  /// The embedded ICC profile, nil where there is none or a part of it is missing.
  func profile(in bytes: [UInt8]) -> [UInt8]? {
    guard let count = profilePartCount, count > 0, profileParts.count == count else { return nil }
    var profile: [UInt8] = []
    for number in 1...count {
      guard let part = profileParts[number] else { return nil }
      profile += bytes[part]
    }
    return profile
  }

  var isProgressive: Bool { [0xC2, 0xCA].contains(frame.marker) }
}
