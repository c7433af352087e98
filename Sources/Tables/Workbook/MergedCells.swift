/// Cells of several rows that a sheet shows as one. Only the first of them is stored; its text counts for every row.
struct MergedCells {
  private struct Area {
    var first: CellReference
    var lastRow: Int
  }

  private var areas: [Area] = []

  /// - Parameter reference: "B2:B5". Cells merged within one row, such as a title, are left as they are.
  mutating func add(_ reference: String) {
    let corners = reference.split(separator: ":").map { CellReference($0) }
    guard corners.count == 2, let first = corners[0], let last = corners[1], last.row > first.row else {
      return
    }
    areas.append(Area(first: first, lastRow: last.row))
  }

  /// - Parameter records: in the order of their lines.
  /// - Throws: `TableError.tooManyCells`.
  func fill(_ records: inout [TableRow]) throws(TableError) {
    var visited = 0
    for area in areas {
      let column = area.first.column - 1
      var index = MergedCells.firstIndex(in: records, from: area.first.row)
      guard index < records.count, records[index].line == area.first.row,
        records[index].cells.indices.contains(column)
      else { continue }
      let first = records[index].cells[column]
      index += 1
      while index < records.count, records[index].line <= area.lastRow {
        visited += max(1, column + 1 - records[index].cells.count)
        guard visited <= TableLimits.cells else { throw .tooManyCells(limit: TableLimits.cells) }
        records[index].fill(column, with: first)
        index += 1
      }
    }
  }

  /// The first record whose line is not before `line`.
  private static func firstIndex(in records: [TableRow], from line: Int) -> Int {
    var (low, high) = (0, records.count)
    while low < high {
      let middle = (low + high) / 2
      if records[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension TableRow {
  /// Puts another cell's text into an empty one.
  fileprivate mutating func fill(_ column: Int, with other: TableCell) {
    while cells.count <= column { cells.append(TableCell(text: "", line: line)) }
    guard cells[column].text.isEmpty else { return }
    (cells[column].text, cells[column].isAsShown) = (other.text, other.isAsShown)
  }
}
