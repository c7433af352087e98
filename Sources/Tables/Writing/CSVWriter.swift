internal import Localization

/// Comma-separated values (RFC 4180) that spreadsheets open as UTF-8.
public enum CSVWriter {
  public static func bytes(_ rows: [[String]]) -> [UInt8] {
    Array((Escaping.byteOrderMark + rows.map(Escaping.csvRow).joined()).utf8)
  }
}
