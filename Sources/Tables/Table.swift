/// One cell, and where it stands.
public struct TableCell: Sendable, Hashable {
  public var text: String
  /// The line of the file on which the cell begins, from 1.
  public var line: Int
}

/// One row of a table.
public struct TableRow: Sendable, Hashable {
  /// The line of the file on which the row begins, from 1; in a workbook the spreadsheet's own number.
  public var line: Int
  public var cells: [TableCell]

  /// Nothing in any cell.
  public var isBlank: Bool { cells.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}

/// A file of rows and cells: comma-separated values, or a workbook with several sheets.
public struct Table: Sendable {
  /// Bytes of the file.
  public static let byteLimit = 64 << 20
  public static let rowLimit = 1_000_000
  public static let cellLimit = 4_000_000

  public struct Sheet: Sendable {
    /// Empty for comma-separated values.
    public var name: String
    /// Rows without any text are left out.
    public var rows: [TableRow]
  }

  /// Those of a workbook that are not hidden and hold anything, in their order; exactly one for other files.
  public let sheets: [Sheet]
  public let encoding: TextEncoding
  /// Quotes in the middle of a bare cell, or text after a closing quote: (line, column from 1).
  public let strayQuotes: [(line: Int, column: Int)]

  /// - Throws: `TableError` for what is no table, is damaged or passes a limit.
  public init(_ bytes: [UInt8]) throws(TableError) {
    guard bytes.count <= Table.byteLimit else { throw .tooLarge(bytes: bytes.count, limit: Table.byteLimit) }
    if Workbook.isWorkbook(bytes) {
      sheets = try Workbook(bytes).sheets
      encoding = .workbook
      strayQuotes = []
      return
    }
    let text: String
    (text, encoding) = try TextDecoding.decode(bytes)
    var reader = CSVReader(text)
    sheets = [Sheet(name: "", rows: try Table.rows(of: &reader))]
    strayQuotes = reader.strayQuotes
  }

  private static func rows(of reader: inout CSVReader) throws(TableError) -> [TableRow] {
    var rows: [TableRow] = []
    var cells = 0
    while let row = try reader.next() {
      if row.isBlank { continue }
      guard rows.count < rowLimit else { throw .tooManyRows(limit: rowLimit) }
      cells += row.cells.count
      guard cells <= cellLimit else { throw .tooManyCells(limit: cellLimit) }
      rows.append(row)
    }
    return rows
  }
}
