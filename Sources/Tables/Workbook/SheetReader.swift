/// Reads the cells of one sheet. Rows without any text are left out; lines and columns are those of the spreadsheet.
struct SheetReader {
  /// A sheet without its name.
  static func sheet(_ bytes: [UInt8], part: String, values: CellValues) throws(TableError) -> TableSheet {
    let reader = MarkupReader()
    var sheet = SheetReader(values: values)
    reader.begin = { name, attributes throws(TableError) in try sheet.begin(name, attributes) }
    reader.text = { sheet.add($0) }
    reader.end = { name throws(TableError) in try sheet.end(name) }
    try reader.read(bytes, part: part)
    try sheet.merged.fill(&sheet.rows)
    return TableSheet(name: "", rows: sheet.rows, hiddenColumns: sheet.hiddenColumns)
  }

  private let values: CellValues
  private var rows: [TableRow] = []
  private var hiddenColumns: Set<Int> = []
  private var merged = MergedCells()
  private var cellCount = 0
  private var row = TableRow(line: 0, cells: [])
  private var column = 0
  private var kind: String?
  private var style: Int?
  private var isStored = false
  private var stored = ""
  private var inline = CellText()

  private init(values: CellValues) { self.values = values }

  private mutating func begin(_ name: String, _ attributes: MarkupReader.Attributes) throws(TableError) {
    switch name {
    case "row":
      row = TableRow(line: attributes["r"].flatMap { SheetReader.line($0) } ?? row.line + 1, cells: [])
      row.isHidden = SheetReader.isHidden(attributes, size: "ht")
      column = 0
    case "col": hide(attributes)
    case "c":
      column = attributes["r"].flatMap { CellReference($0)?.column } ?? column + 1
      kind = attributes["t"]
      style = attributes["s"].flatMap { Int($0) }
      stored = ""
      inline = CellText()
    case "v": isStored = true
    case "mergeCell": if let area = attributes["ref"] { merged.add(area) }
    default: inline.begin(name)
    }
  }

  /// Nil for what is no row's number: the row is then the next one.
  private static func line(_ text: String) -> Int? {
    Int(text).flatMap { (1...CellReference.rowLimit).contains($0) ? $0 : nil }
  }

  /// By hand, by a filter, or by having no height or width.
  private static func isHidden(_ attributes: MarkupReader.Attributes, size: String) -> Bool {
    ["1", "true"].contains(attributes["hidden"]) || attributes[size].flatMap { Double($0) } == 0
  }

  private mutating func hide(_ attributes: MarkupReader.Attributes) {
    guard SheetReader.isHidden(attributes, size: "width"),
      let first = attributes["min"].flatMap({ Int($0) }), let last = attributes["max"].flatMap({ Int($0) }),
      first >= 1, first <= min(last, TableLimits.columns)
    else { return }
    hiddenColumns.formUnion(first...min(last, TableLimits.columns))
  }

  private mutating func add(_ text: String) {
    if isStored { stored += text } else { inline.add(text) }
  }

  private mutating func end(_ name: String) throws(TableError) {
    switch name {
    case "v": isStored = false
    case "c":
      try take(
        kind == "inlineStr"
          ? values.text(inline.value, style: style) : values.shown(stored, kind: kind, style: style))
    case "row":
      guard !row.isBlank else { return }
      guard rows.count < TableLimits.rows else { throw .tooManyRows(limit: TableLimits.rows) }
      rows.append(row)
    default: inline.end(name)
    }
  }

  /// Fills the row up to the cell's column; cells without text take no room.
  private mutating func take(_ shown: CellValues.Shown) throws(TableError) {
    let text = shown.text
    guard !text.isEmpty else { return }
    guard (1...TableLimits.columns).contains(column) else {
      throw .tooManyFields(line: row.line, limit: TableLimits.columns)
    }
    guard text.utf8.count <= TableLimits.cellBytes else {
      throw .fieldTooLong(line: row.line, column: column, limit: TableLimits.cellBytes)
    }
    // A cell that comes a second time, or out of order, is no sheet's.
    guard column > row.cells.count else { return }
    cellCount += column - row.cells.count
    guard cellCount <= TableLimits.cells else { throw .tooManyCells(limit: TableLimits.cells) }
    while row.cells.count < column - 1 { row.cells.append(TableCell(text: "", line: row.line)) }
    row.cells.append(TableCell(text: text, line: row.line, isAsShown: shown.isAsShown))
  }
}
