/// The few EXIF fields that matter here (CIPA DC-008), from a TIFF structure that may be broken in any way.
struct EXIF: Equatable {
  /// 1…8; nil where absent or out of range.
  var orientation: Int?
  /// Pixels per inch.
  var density: FileFacts.Density?
  var dateTimeOriginal: String?
  /// The program that wrote the file.
  var software: String?
  /// DCF option file: the pixels are Adobe RGB (1998) though no profile says so.
  var declaresAdobeRGB = false
  var warnings: [String] = []

  private enum Tag {
    static let orientation = 0x0112
    static let xResolution = 0x011A
    static let yResolution = 0x011B
    static let resolutionUnit = 0x0128
    static let software = 0x0131
    static let exifDirectory = 0x8769
    static let dateTimeOriginal = 0x9003
    static let interoperabilityDirectory = 0xA005
    static let interoperabilityIndex = 0x0001
  }

  /// - Parameter range: the TIFF structure inside `bytes`, from its byte order mark on.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    var tiff = ByteReader(bytes, in: range)
    if tiff.starts(with: "II") {
      tiff.order = .little
    } else if !tiff.starts(with: "MM") {
      warnings.append("EXIF ignored: no byte order mark")
      return
    }
    guard tiff.uint16(at: 2) == 42, let first = tiff.uint32(at: 4) else {
      warnings.append("EXIF ignored: not a TIFF header")
      return
    }
    let main = Directory(tiff, at: first, warnings: &warnings)
    if let value = main.integer(Tag.orientation) {
      if (1...8).contains(value) {
        orientation = value
      } else {
        warnings.append("EXIF orientation \(value) ignored")
      }
    }
    software = main.text(Tag.software)
    density = EXIF.density(main)
    if let offset = main.integer(Tag.exifDirectory) {
      let exif = Directory(tiff, at: offset, warnings: &warnings)
      dateTimeOriginal = exif.text(Tag.dateTimeOriginal)
      if let offset = exif.integer(Tag.interoperabilityDirectory) {
        var ignored: [String] = []
        let interoperability = Directory(tiff, at: offset, warnings: &ignored)
        declaresAdobeRGB = interoperability.text(Tag.interoperabilityIndex) == "R03"
      }
    }
  }

  private static func density(_ main: Directory) -> FileFacts.Density? {
    guard let x = main.rational(Tag.xResolution), let y = main.rational(Tag.yResolution), x > 0, y > 0 else {
      return nil
    }
    switch main.integer(Tag.resolutionUnit) ?? 2 {
    case 2: return FileFacts.Density(x: x, y: y)
    case 3: return FileFacts.Density(x: x * 2.54, y: y * 2.54)
    default: return nil
    }
  }
}

/// One image file directory: entries of 12 bytes, each with tag, type, count and a value or its offset.
private struct Directory {
  private let tiff: ByteReader
  /// Where the entry of each tag begins; the first wins.
  private var entries: [Int: Int] = [:]

  init(_ tiff: ByteReader, at offset: Int, warnings: inout [String]) {
    self.tiff = tiff
    guard let count = tiff.uint16(at: offset) else {
      warnings.append("EXIF directory outside of the data")
      return
    }
    for i in 0..<count {
      let entry = offset + 2 + i * 12
      guard tiff.absolute(entry, count: 12) != nil, let tag = tiff.uint16(at: entry) else {
        warnings.append("EXIF directory cut off")
        return
      }
      if entries[tag] == nil { entries[tag] = entry }
    }
  }

  private enum Kind { static let byte = 1, ascii = 2, short = 3, long = 4, rational = 5, signedLong = 9 }

  func integer(_ tag: Int) -> Int? {
    guard let entry = entries[tag], let kind = tiff.uint16(at: entry + 2),
      let count = tiff.uint32(at: entry + 4), count >= 1
    else { return nil }
    switch kind {
    case Kind.byte: return tiff.byte(at: entry + 8).map { Int($0) }
    case Kind.short: return tiff.uint16(at: entry + 8)
    case Kind.long: return tiff.uint32(at: entry + 8)
    case Kind.signedLong: return tiff.uint32(at: entry + 8).flatMap { $0 <= Int32.max ? $0 : nil }
    default: return nil
    }
  }

  func rational(_ tag: Int) -> Double? {
    if let whole = integer(tag) { return Double(whole) }
    guard let entry = entries[tag], tiff.uint16(at: entry + 2) == Kind.rational,
      let offset = tiff.uint32(at: entry + 8), let numerator = tiff.uint32(at: offset),
      let denominator = tiff.uint32(at: offset + 4), denominator > 0
    else { return nil }
    return Double(numerator) / Double(denominator)
  }

  /// Printable ASCII up to the first NUL, at most 64 characters; nil where nothing is left.
  func text(_ tag: Int) -> String? {
    guard let entry = entries[tag], tiff.uint16(at: entry + 2) == Kind.ascii,
      let count = tiff.uint32(at: entry + 4)
    else { return nil }
    let offset = count <= 4 ? entry + 8 : tiff.uint32(at: entry + 8)
    guard let offset, let place = tiff.absolute(offset, count: count) else { return nil }
    let characters = tiff.bytes[place].prefix(64).prefix { $0 != 0 }
    guard !characters.isEmpty, characters.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return String(decoding: characters, as: UTF8.self)
  }
}
