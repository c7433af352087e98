internal import Localization

/// Writes XLSX workbooks (ECMA-376) whose cells are all text: numbers of students keep their zeros and all their digits.
public enum WorkbookWriter {
  public struct Sheet: Sendable {
    /// At most 31 characters.
    public var name: String
    public var headings: [String]
    public var rows: [[String]]

    public init(name: String, headings: [String], rows: [[String]]) {
      self.name = name
      self.headings = headings
      self.rows = rows
    }
  }

  /// Characters of a column's width.
  private static let widths = 6...60
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// - Throws: `TableWritingError.archive`.
  public static func bytes(_ sheets: [Sheet]) throws(TableWritingError) -> [UInt8] {
    let numbers = sheets.indices.map { $0 + 1 }
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    let types =
      "<Types xmlns=\"\(package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind)sheet.main+xml\"/>"
      + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(kind)styles+xml\"/>"
      + numbers.map {
        "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(kind)worksheet+xml\"/>"
      }.joined() + "</Types>"
    let list = zip(numbers, sheets).map {
      "<sheet name=\"\(Escaping.markup($1.name))\" sheetId=\"\($0)\" r:id=\"s\($0)\"/>"
    }
    let relations = numbers.map { relation("s\($0)", "worksheet", "worksheets/sheet\($0).xml") }
    var parts = [
      ("[Content_Types].xml", declaration + types),
      (
        "_rels/.rels",
        declaration
          + "<Relationships xmlns=\"\(package)/relationships\">\(relation("w", "officeDocument", "xl/workbook.xml"))</Relationships>"
      ),
      (
        "xl/workbook.xml",
        declaration
          + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(list.joined())</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        declaration
          + "<Relationships xmlns=\"\(package)/relationships\">\(relations.joined())\(relation("f", "styles", "styles.xml"))</Relationships>"
      ),
      ("xl/styles.xml", declaration + styles),
    ]
    for (number, sheet) in zip(numbers, sheets) {
      parts.append(("xl/worksheets/sheet\(number).xml", declaration + markup(of: sheet)))
    }
    return try ZipWriter.bytes(parts.map { (name: $0.0, text: $0.1) }, name: sheets.first?.name ?? "")
  }

  private static func relation(_ id: String, _ type: String, _ target: String) -> String {
    "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
  }

  /// Format 49 is text; style 1 is text in bold.
  private static let styles =
    "<styleSheet xmlns=\"\(main)\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"等线\"/></font>"
    + "<font><b/><sz val=\"11\"/><name val=\"等线\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    + "<cellXfs count=\"2\"><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs>"
    + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"

  private static func markup(of sheet: Sheet) -> String {
    let columns = sheet.headings.indices.map { index in
      let widest = ([sheet.headings] + sheet.rows.prefix(200)).map { row in
        row.indices.contains(index)
          ? row[index].unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } : 0
      }.max()
      let width = min(max(2 + (widest ?? 0), widths.lowerBound), widths.upperBound)
      return
        "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\" style=\"0\"/>"
    }
    var text =
      "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\">"
      + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
      + (columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>") + "<sheetData>"
    text += row(1, sheet.headings, style: 1)
    for (index, cells) in sheet.rows.enumerated() { text += row(index + 2, cells, style: 0) }
    return text + "</sheetData></worksheet>"
  }

  private static func row(_ number: Int, _ cells: [String], style: Int) -> String {
    var text = "<row r=\"\(number)\">"
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      text +=
        "<c r=\"\(column(index))\(number)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
      text += Escaping.markup(cell) + "</t></is></c>"
    }
    return text + "</row>"
  }

  /// A, B … Z, AA …
  private static func column(_ index: Int) -> String {
    var name = ""
    var rest = index + 1
    while rest > 0 {
      name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
      rest = (rest - 1) / 26
    }
    return name
  }
}
