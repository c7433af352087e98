/// One cell, and where it stands.
public struct TableCell: Sendable, Hashable {
  public var text: String
  /// The line of the file on which the cell begins, from 1.
  public var line: Int
  /// False where the spreadsheet shows something else that can't be told: this is the number without its format.
  public var isAsShown = true
}

/// One row of a table.
public struct TableRow: Sendable, Hashable {
  /// The line of the file on which the row begins, from 1; in a workbook the spreadsheet's own number.
  public var line: Int
  public var cells: [TableCell]
  /// A filter or a hand hides it in the spreadsheet.
  public var isHidden = false

  /// Nothing in any cell.
  public var isBlank: Bool { cells.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}

/// A table of its own inside a file.
public struct TableSheet: Sendable {
  /// Empty for comma-separated values.
  public var name: String
  /// Rows without any text are left out.
  public var rows: [TableRow]
  /// Columns, from 1, that the spreadsheet does not show.
  public var hiddenColumns: Set<Int> = []
}
