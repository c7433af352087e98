/// Reads the cells of one sheet. Rows without any text are left out; lines and columns are those of the spreadsheet.
struct SheetReader {
  static func records(_ bytes: [UInt8], part: String, values: CellValues) throws(RosterError) -> [CSVRecord] {
    let reader = MarkupReader()
    var sheet = SheetReader(values: values)
    reader.begin = { name, attributes throws(RosterError) in try sheet.begin(name, attributes) }
    reader.text = { sheet.add($0) }
    reader.end = { name throws(RosterError) in try sheet.end(name) }
    try reader.read(bytes, part: part)
    try sheet.merged.fill(&sheet.records)
    return sheet.records
  }

  private let values: CellValues
  private var records: [CSVRecord] = []
  private var merged = MergedCells()
  private var cells = 0
  private var row = CSVRecord(line: 0, fields: [])
  private var column = 0
  private var kind: String?
  private var style: Int?
  private var isStored = false
  private var stored = ""
  private var inline = CellText()

  private init(values: CellValues) { self.values = values }

  private mutating func begin(_ name: String, _ attributes: MarkupReader.Attributes) throws(RosterError) {
    switch name {
    case "row":
      row = CSVRecord(line: attributes["r"].flatMap { Int($0) } ?? row.line + 1, fields: [])
      column = 0
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

  private mutating func add(_ text: String) {
    if isStored { stored += text } else { inline.add(text) }
  }

  private mutating func end(_ name: String) throws(RosterError) {
    switch name {
    case "v": isStored = false
    case "c": try take(kind == "inlineStr" ? inline.value : values.text(stored, kind: kind, style: style))
    case "row":
      guard !row.isBlank else { return }
      guard records.count < Roster.rowLimit else { throw .tooManyRows(limit: Roster.rowLimit) }
      records.append(row)
    default: inline.end(name)
    }
  }

  /// Fills the row up to the cell's column; cells without text take no room.
  private mutating func take(_ text: String) throws(RosterError) {
    guard !text.isEmpty else { return }
    guard (1...CSVReader.fieldsPerRow).contains(column) else {
      throw .tooManyFields(line: row.line, limit: CSVReader.fieldsPerRow)
    }
    guard text.utf8.count <= CSVReader.fieldLimit else {
      throw .fieldTooLong(line: row.line, column: column, limit: CSVReader.fieldLimit)
    }
    // A cell that comes a second time, or out of order, is no sheet's.
    guard column > row.fields.count else { return }
    cells += column - row.fields.count
    guard cells <= Roster.cellLimit else { throw .tooManyCells(limit: Roster.cellLimit) }
    while row.fields.count < column - 1 { row.fields.append(CSVField(text: "", line: row.line)) }
    row.fields.append(CSVField(text: text, line: row.line))
  }
}
