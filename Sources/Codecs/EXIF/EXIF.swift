/// The few EXIF fields that matter here (CIPA DC-008), from a TIFF structure that may be broken in any way.
struct EXIF: Equatable {
  /// 1…8; nil where absent or out of range.
  var orientation: Int?
  /// Pixels per inch.
  var density: FileFacts.Density?
  var captureDate: String?
  /// Minutes ahead of UTC.
  var captureOffset: Int?
  var captureIsDigitized = false
  /// The program that wrote the file.
  var software: String?
  /// DCF option file: the pixels are Adobe RGB (1998) though no profile says so.
  var declaresAdobeRGB = false
  var notes: [FileNote] = []

  private enum Tag {
    static let orientation = 0x0112
    static let xResolution = 0x011A
    static let yResolution = 0x011B
    static let resolutionUnit = 0x0128
    static let software = 0x0131
    static let exifDirectory = 0x8769
    static let dateTimeOriginal = 0x9003
    static let dateTimeDigitized = 0x9004
    static let offsetTime = 0x9010
    static let offsetTimeOriginal = 0x9011
    static let offsetTimeDigitized = 0x9012
    static let interoperabilityDirectory = 0xA005
    static let interoperabilityIndex = 0x0001
  }

  /// - Parameter range: the TIFF structure inside `bytes`, from its byte order mark on.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    guard let (tiff, first) = ByteReader.tiff(bytes, in: range) else {
      notes.append(FileNote(.exifBroken, "no TIFF header"))
      return
    }
    let main = directory(tiff, at: first)
    if let value = main.integer(Tag.orientation) {
      if (1...8).contains(value) {
        orientation = value
      } else {
        notes.append(FileNote(.orientationInvalid, String(value)))
      }
    }
    software = main.text(Tag.software)
    density = EXIF.density(main)
    if let offset = main.integer(Tag.exifDirectory) {
      let exif = directory(tiff, at: offset)
      readCapture(exif)
      if let offset = exif.integer(Tag.interoperabilityDirectory) {
        let interoperability = TIFFDirectory(tiff, at: offset)
        declaresAdobeRGB = interoperability.text(Tag.interoperabilityIndex) == "R03"
      }
    }
  }

  private mutating func directory(_ tiff: ByteReader, at offset: Int) -> TIFFDirectory {
    let directory = TIFFDirectory(tiff, at: offset)
    if let flaw = directory.flaw { notes.append(FileNote(.exifBroken, flaw.rawValue)) }
    return directory
  }

  private static func density(_ main: TIFFDirectory) -> FileFacts.Density? {
    guard let x = main.rational(Tag.xResolution), let y = main.rational(Tag.yResolution), x > 0, y > 0 else {
      return nil
    }
    switch main.integer(Tag.resolutionUnit) ?? 2 {
    case 2: return FileFacts.Density(x: x, y: y)
    case 3: return FileFacts.Density(perUnit: x, y, inches: 1 / 2.54)
    default: return nil
    }
  }

  private mutating func readCapture(_ exif: TIFFDirectory) {
    let original = EXIF.date(exif.text(Tag.dateTimeOriginal))
    captureDate = original ?? EXIF.date(exif.text(Tag.dateTimeDigitized))
    captureIsDigitized = original == nil && captureDate != nil
    guard captureDate != nil else { return }
    let tag = captureIsDigitized ? Tag.offsetTimeDigitized : Tag.offsetTimeOriginal
    captureOffset = [tag, Tag.offsetTime].lazy.compactMap { exif.text($0).flatMap(EXIF.offset) }.first
  }

  /// A date that is not known is written as blanks (DC-008, 4.6.5) and by many cameras as zeros.
  private static func date(_ text: String?) -> String? {
    text.flatMap { $0.utf8.contains { (0x31...0x39).contains($0) } ? $0 : nil }
  }

  /// "+08:00" in minutes; nil where it is no offset that the world has (UTC−12 to +14).
  static func offset(_ text: String) -> Int? {
    let text = Array(text.utf8.prefix { $0 != 0x20 })
    guard text.count == 6, text[3] == UInt8(ascii: ":"),
      text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-")
    else { return nil }
    let digits = [1, 2, 4, 5].map { Int(text[$0]) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }), digits[2] < 6 else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    let signed = text[0] == UInt8(ascii: "-") ? -minutes : minutes
    return (-12 * 60...14 * 60).contains(signed) ? signed : nil
  }
}
