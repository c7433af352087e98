/// Formats known by a few bytes at a fixed place: named, so that nobody has to guess why a file is not read.
struct Signature {
  let name: String
  let kind: ForeignKind
  private let bytes: [UInt8]
  private let offset: Int

  private init(_ name: String, _ kind: ForeignKind, _ bytes: [UInt8], at offset: Int = 0) {
    self.name = name
    self.kind = kind
    self.bytes = bytes
    self.offset = offset
  }

  private init(_ name: String, _ kind: ForeignKind, _ text: String, at offset: Int = 0) {
    self.init(name, kind, Array(text.utf8), at: offset)
  }

  static func of(_ file: ByteReader) -> Signature? {
    if isBitmap(file) { return Signature("BMP", .picture, "BM") }
    if isWebPage(file) { return Signature("HTML", .webPage, "<") }
    return table.first { file.starts(with: $0.bytes, at: $0.offset) }
  }

  private static let table = [
    Signature("GIF", .picture, "GIF87a"), Signature("GIF", .picture, "GIF89a"),
    Signature("TIFF", .picture, [0x49, 0x49, 0x2A, 0]), Signature("TIFF", .picture, [0x4D, 0x4D, 0, 0x2A]),
    Signature("TIFF", .picture, [0x49, 0x49, 0x2B, 0]), Signature("TIFF", .picture, [0x4D, 0x4D, 0, 0x2B]),
    Signature("JPEG 2000", .picture, [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]),
    Signature("JPEG 2000", .picture, [0xFF, 0x4F, 0xFF, 0x51]),
    Signature("JPEG XL", .picture, [0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20]),
    Signature("JPEG XL", .picture, [0xFF, 0x0A]),
    Signature("JPEG XS", .picture, [0xFF, 0x10, 0xFF, 0x50]),
    Signature("JPEG XR", .picture, [0x49, 0x49, 0xBC]),
    Signature("PSD", .picture, "8BPS"), Signature("MNG", .picture, [0x8A, 0x4D, 0x4E, 0x47]),
    Signature("JNG", .picture, [0x8B, 0x4A, 0x4E, 0x47]),
    Signature("BPG", .picture, [0x42, 0x50, 0x47, 0xFB]),
    Signature("QOI", .picture, "qoif"), Signature("OpenEXR", .picture, [0x76, 0x2F, 0x31, 1]),
    Signature("Radiance HDR", .picture, "#?RADIANCE"), Signature("DDS", .picture, "DDS "),
    Signature("ICO", .picture, [0, 0, 1, 0]), Signature("WXGF", .picture, "wxgf"),
    Signature("DICOM", .picture, "DICM", at: 128),
    Signature("PNM", .picture, "P5\n"), Signature("PNM", .picture, "P6\n"), Signature("PNM", .picture, "P5 "),
    Signature("PNM", .picture, "P6 "), Signature("SVG", .picture, "<svg"),
    Signature("AVI", .video, "AVI ", at: 8), Signature("Matroska/WebM", .video, [0x1A, 0x45, 0xDF, 0xA3]),
    Signature("FLV", .video, "FLV\u{1}"),
    Signature("PDF", .document, "%PDF"), Signature("PostScript", .document, "%!PS"),
    Signature("RTF", .document, "{\\rtf"),
    Signature("Office", .document, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    Signature("ZIP", .archive, [0x50, 0x4B, 3, 4]), Signature("RAR", .archive, "Rar!"),
    Signature("7-Zip", .archive, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    Signature("gzip", .archive, [0x1F, 0x8B]),
    Signature("Windows shortcut", .sideFile, [0x4C, 0, 0, 0, 1, 0x14, 2, 0]),
    Signature("AppleDouble", .sideFile, [0, 5, 0x16, 7]),
    Signature("Internet shortcut", .sideFile, "[InternetShortcut]"),
  ]

  /// The second header of a BMP begins with its own length.
  private static func isBitmap(_ file: ByteReader) -> Bool {
    var little = file
    little.order = .little
    return file.starts(with: "BM") && [12, 16, 40, 52, 56, 64, 108, 124].contains(little.uint32(at: 14))
  }

  private static func isWebPage(_ file: ByteReader) -> Bool {
    guard let head = file.absolute(0, count: min(file.count, 64)) else { return false }
    var text = String(decoding: file.bytes[head], as: UTF8.self).lowercased()[...]
    text = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
  }
}
