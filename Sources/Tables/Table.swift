/// A file of rows and cells: comma-separated values, or a workbook with several sheets.
public struct Table: Sendable {
  /// Those of a workbook that are not hidden and hold anything, in their order; exactly one for other files.
  public let sheets: [TableSheet]
  public let encoding: TextEncoding
  /// Quotes in the middle of a bare cell, or text after a closing quote: (line, column from 1).
  public let strayQuotes: [(line: Int, column: Int)]

  /// - Throws: `TableError` for what is no table, is damaged or passes a limit.
  public init(_ bytes: [UInt8]) throws(TableError) {
    guard bytes.count <= TableLimits.bytes else {
      throw .tooLarge(bytes: bytes.count, limit: TableLimits.bytes)
    }
    if Workbook.isWorkbook(bytes) {
      sheets = try Workbook(bytes).sheets
      encoding = .workbook
      strayQuotes = []
      return
    }
    let text: String
    (text, encoding) = try TextDecoding.decode(bytes)
    if let format = ForeignFormat(markup: text) { throw .foreign(format) }
    var reader = CSVReader(text)
    sheets = [TableSheet(name: "", rows: try Table.rows(of: &reader))]
    strayQuotes = reader.strayQuotes
  }

  private static func rows(of reader: inout CSVReader) throws(TableError) -> [TableRow] {
    var rows: [TableRow] = []
    var cells = 0
    while let row = try reader.next() {
      if row.isBlank { continue }
      guard rows.count < TableLimits.rows else { throw .tooManyRows(limit: TableLimits.rows) }
      cells += row.cells.count
      guard cells <= TableLimits.cells else { throw .tooManyCells(limit: TableLimits.cells) }
      rows.append(row)
    }
    return rows
  }
}
