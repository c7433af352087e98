/// Files told by their first bytes.
extension ForeignFormat {
  /// - Returns: nil for what may be text.
  static func refusal(of bytes: [UInt8]) -> TableError? {
    if bytes.starts(with: compoundFile) {
      return contains(bytes, utf16: "EncryptedPackage") ? .protectedWorkbook : .oldWorkbook
    }
    // The first record of workbooks before Excel 5: BOF, of 4 to 8 bytes.
    if bytes.count > 4, bytes[0] == 9, [0, 2, 4].contains(bytes[1]), (4...8).contains(bytes[2]), bytes[3] == 0
    {
      return .oldWorkbook
    }
    if let format = signatures.first(where: { bytes.starts(with: $0.bytes) })?.format {
      return .foreign(format)
    }
    return isDBF(bytes) ? .foreign(.dbf) : nil
  }

  private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  private static let signatures: [(bytes: [UInt8], format: ForeignFormat)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf), (Array("ID;PWXL".utf8), .sylk),
    (Array("ID;PSCALC".utf8), .sylk), ([0xFF, 0xD8, 0xFF], .picture), ([0x89, 0x50, 0x4E, 0x47], .picture),
    (Array("GIF8".utf8), .picture), (Array("Rar!".utf8), .archive),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), ([0x1F, 0x8B, 0x08], .archive),
  ]

  /// The version, the month and day of the last change, two reserved zeros, and the length of a header of 32-byte
  /// fields.
  private static func isDBF(_ bytes: [UInt8]) -> Bool {
    let versions: Set<UInt8> = [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x83, 0x8B, 0xF5]
    guard bytes.count > 64, versions.contains(bytes[0]), (1...12).contains(bytes[2]),
      (1...31).contains(bytes[3]), bytes[12] == 0, bytes[13] == 0
    else { return false }
    let header = Int(bytes[8]) | Int(bytes[9]) << 8
    return header >= 65 && header <= bytes.count && bytes[header - 1] <= 0x0D
  }

  private static func contains(_ bytes: [UInt8], utf16 word: String) -> Bool {
    let pattern = word.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    // Names of a compound file's streams begin at multiples of 128 bytes.
    return stride(from: 0, to: bytes.count, by: 128).contains { bytes[$0...].starts(with: pattern) }
  }

  // MARK: Text

  /// Characters in which a document says what it is.
  private static let prologue = 4096

  /// - Returns: nil for a table of comma-separated values.
  init?(markup text: String) {
    let start = text.prefix(ForeignFormat.prologue).drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
    if start.hasPrefix("mime-version:") {
      self = .webArchive
      return
    }
    guard start.hasPrefix("<") else { return nil }
    if start.contains("urn:schemas-microsoft-com:office:spreadsheet")
      || start.contains("progid=\"excel.sheet\"")
    {
      self = .xml2003
    } else if start.contains("opendocument:xmlns:office") {
      self = .ods
    } else if ["<html", "<!doctype html", "<table", "<body", "<head", "<tr", "<meta ", "<style", "<div"]
      .contains(
        where: { start.contains($0) })
    {
      self = .html
    } else if start.hasPrefix("<?xml") {
      self = .otherXML
    } else {
      return nil
    }
  }
}
