/// Columns of a terminal, two blanks apart; the last one ends where it ends.
struct TextTable {
  var heading: [String]
  var rows: [[String]]

  var text: String {
    let lines = [heading] + rows
    let widths = heading.indices.map { column in
      lines.map { Console.width(of: $0[column]) }.max() ?? 0
    }
    return lines.map { line($0, widths) + "\n" }.joined()
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    cells.indices.map { column in
      guard column < cells.count - 1 else { return cells[column] }
      return cells[column]
        + String(repeating: " ", count: max(0, widths[column] - Console.width(of: cells[column])))
    }.joined(separator: "  ")
  }
}
