internal import Foundation

/// Writes dBASE III tables of character fields in GB18030, whose two-byte part is the GBK that programs of registration
/// offices read.
public struct DBFWriter {
  public struct Field: Sendable, Hashable {
    /// At most 10 capital letters, digits and underscores.
    public var name: String
    /// Bytes, at least.
    public var width: Int

    public init(_ name: String, _ width: Int) {
      self.name = name
      self.width = width
    }
  }

  /// Bytes of a character field.
  public static let widthLimit = 254
  /// Language driver 0x4D: code page 936.
  private static let driver: UInt8 = 0x4D
  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  /// A field that is too narrow for a text becomes as wide as that; nothing is cut.
  /// - Parameters:
  ///   - rows: a text for each field.
  ///   - date: of the last change; files that are made again have the same bytes if it is fixed.
  /// - Throws: `TableWritingError.fieldTooLong`.
  public static func bytes(
    _ fields: [Field], _ rows: [[String]], date: (year: Int, month: Int, day: Int) = (2000, 1, 1)
  ) throws(TableWritingError) -> [UInt8] {
    var widths = fields.map(\.width)
    var records: [[[UInt8]]] = []
    for (number, row) in rows.enumerated() {
      var record: [[UInt8]] = []
      for (index, text) in row.enumerated() {
        let encoded = encode(text)
        guard encoded.count <= widthLimit else {
          throw .fieldTooLong(
            field: fields[index].name, row: number, bytes: encoded.count, limit: widthLimit)
        }
        widths[index] = max(widths[index], encoded.count)
        record.append(encoded)
      }
      records.append(record)
    }
    let headerLength = 32 + 32 * fields.count + 1
    let recordLength = 1 + widths.reduce(0, +)
    // Version 3 without memo, date of the last change, counts.
    var bytes: [UInt8] = [
      3, UInt8(truncatingIfNeeded: date.year - 1900), UInt8(truncatingIfNeeded: date.month),
      UInt8(truncatingIfNeeded: date.day),
    ]
    bytes += little(records.count, 4) + little(headerLength, 2) + little(recordLength, 2)
    bytes += [UInt8](repeating: 0, count: 17) + [driver, 0, 0]
    for (field, width) in zip(fields, widths) {
      let name = Array(field.name.utf8.prefix(10))
      bytes += name + [UInt8](repeating: 0, count: 11 - name.count) + [UInt8(ascii: "C"), 0, 0, 0, 0]
      bytes += [UInt8(truncatingIfNeeded: width), 0] + [UInt8](repeating: 0, count: 14)
    }
    bytes.append(0x0D)
    for record in records {
      bytes.append(UInt8(ascii: " "))
      for (text, width) in zip(record, widths) {
        bytes += text + [UInt8](repeating: UInt8(ascii: " "), count: width - text.count)
      }
    }
    bytes.append(0x1A)
    return bytes
  }

  /// GB18030 has every character of Unicode.
  private static func encode(_ text: String) -> [UInt8] {
    text.data(using: gb18030, allowLossyConversion: true).map { Array($0) } ?? []
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
