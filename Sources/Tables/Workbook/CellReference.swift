/// Where a cell stands: "AB12" is column 28 of row 12.
struct CellReference: Hashable {
  var column: Int
  var row: Int

  private static let columnLimit = 1 << 20
  static let rowLimit = 1 << 30

  /// Nil for what is no reference.
  init?(_ text: some StringProtocol) {
    (column, row) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard column <= CellReference.columnLimit, row <= CellReference.rowLimit else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
  }
}
