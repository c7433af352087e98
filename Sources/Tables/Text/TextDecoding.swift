internal import Foundation

/// What a table's bytes were written in.
public enum TextEncoding: String, Sendable {
  /// A workbook, whose text is UTF-8.
  case workbook = "XLSX"
  case utf8 = "UTF-8"
  case utf16 = "UTF-16"
  case gb18030 = "GB18030"
}

/// Text out of the encodings in which tables arrive: UTF-8, UTF-16 with a byte order mark ("Unicode text" of Excel),
/// and GB18030, which contains GBK and GB 2312 (plain "CSV" of Excel in China).
public enum TextDecoding {
  /// - Throws: what `ForeignFormat` says of files that are no such text; `TableError.unknownEncoding` for what is no text.
  public static func decode(_ bytes: [UInt8]) throws(TableError) -> (text: String, encoding: TextEncoding) {
    if let error = ForeignFormat.refusal(of: bytes) { throw error }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (try utf8(bytes[3...]), .utf8) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      guard bytes.count.isMultiple(of: 2), let text = String(data: Data(bytes), encoding: .utf16) else {
        throw .unknownEncoding
      }
      return (String(text.drop { $0 == "\u{FEFF}" }), .utf16)
    }
    guard !bytes.contains(0) else { throw .unknownEncoding }
    if let text = String(validating: bytes, as: UTF8.self) { return (text, .utf8) }
    guard let text = String(data: Data(bytes), encoding: gb18030) else { throw .unknownEncoding }
    return (text, .gb18030)
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>) throws(TableError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .unknownEncoding }
    return text
  }

  /// kCFStringEncodingGB_18030_2000 as Foundation numbers it.
  private static var gb18030: String.Encoding { String.Encoding(rawValue: 0x8000_0632) }
}
