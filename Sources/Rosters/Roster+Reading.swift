internal import Tables

extension Roster {
  /// Bytes of a roster's file.
  public static let byteLimit = TableLimits.bytes
  /// A title may stand above the headings.
  private static let headingRows = 10

  /// Reads a table with headings, or one without where `choice` gives every column by number.
  /// - Parameter sheet: the name of a workbook's sheet; nil where only one can be meant.
  public init(bytes: [UInt8], columns choice: ColumnChoice = .automatic, sheet: String? = nil)
    throws(RosterError)
  {
    let table: Table
    do throws(TableError) { table = try Table(bytes) } catch { throw .table(error) }
    let found = try Roster.sheet(of: table, named: sheet, choice)
    let rows = found.rows
    let heading = try Roster.heading(of: rows, choice)
    headings = heading.names
    columns = heading.columns
    encoding = table.encoding
    let list = rows[heading.firstRow...]
    let listed = list.map { Student(line: $0.line, cells: $0.cells.map(\.text)) }
    students = encoding == .workbook ? try Roster.filledUp(listed, to: heading.names.count) : listed
    let form = RosterForm(
      rows: list, headings: heading.names, columns: heading.columns,
      headingLine: heading.firstRow > 0 ? rows[heading.firstRow - 1].line : 1)
    formIssues =
      form.quoteIssues(table.strayQuotes) + form.headingIssues + form.widthIssues(students)
      + form.hiddenIssues(found.hiddenColumns) + form.formatIssues + form.identityIssues
  }

  /// The sheet of that name, or the one that lists students.
  private static func sheet(of table: Table, named name: String?, _ choice: ColumnChoice) throws(RosterError)
    -> TableSheet
  {
    if let name {
      guard table.encoding == .workbook, let found = table.sheets.first(where: { $0.name == name }) else {
        throw .noSuchSheet(name)
      }
      return found
    }
    let lists = table.sheets.filter { (try? heading(of: $0.rows, choice)) != nil }
    guard lists.count < 2 else { throw .severalSheets(lists.map(\.name)) }
    guard let sheet = lists.first ?? table.sheets.first else { throw .noHeader }
    return sheet
  }

  /// Sheets do not store the empty cells at the end of a row.
  private static func filledUp(_ rows: [Student], to width: Int) throws(RosterError) -> [Student] {
    guard rows.count * width <= TableLimits.cells else {
      throw .table(.tooManyCells(limit: TableLimits.cells))
    }
    return rows.map { row in
      Student(
        line: row.line, cells: row.cells + Array(repeating: "", count: max(0, width - row.cells.count)))
    }
  }

  private struct Heading {
    var names: [String]
    var columns: [Column: Int]
    /// The index of the first row that is a student.
    var firstRow: Int
  }

  /// Whether a row with one known column is headings: that column alone, or a student's number beside words.
  private static func isHeading(_ names: [String], _ columns: [Column: Int]) -> Bool {
    if names.count == 1 { return true }
    let words = names.filter { !tidied($0).isEmpty }
    return words.count > 1 && words.allSatisfy { !$0.contains { ("0"..."9").contains($0) } }
      && Column.keys.contains { columns[$0] != nil }
  }

  private static func heading(of records: [TableRow], _ choice: ColumnChoice) throws(RosterError) -> Heading {
    for (index, record) in records.prefix(headingRows).enumerated() {
      let names = record.cells.map(\.text)
      var columns: [Column: Int] = [:]
      for (position, name) in names.enumerated() {
        guard let column = Column(heading: name), columns[column] == nil else { continue }
        columns[column] = position
      }
      let chosen = choice.places.values.contains { place in
        if case .heading(let heading) = place {
          names.contains { $0.filter { !$0.isWhitespace } == heading }
        } else {
          false
        }
      }
      guard chosen || columns.count >= 2 || (columns.count == 1 && isHeading(names, columns)) else {
        continue
      }
      for (column, position) in try choice.indices(in: names) {
        for (other, taken) in columns where taken == position && other != column { columns[other] = nil }
        columns[column] = position
      }
      guard Column.keys.contains(where: { columns[$0] != nil }) else { continue }
      return Heading(names: names, columns: columns, firstRow: index + 1)
    }
    return try headless(records, choice)
  }

  /// A table of nothing but students, its columns given by number.
  private static func headless(_ records: [TableRow], _ choice: ColumnChoice) throws(RosterError) -> Heading {
    let width = records.first?.cells.count ?? 0
    var columns: [Column: Int] = [:]
    for (column, place) in choice.places {
      switch place {
      case .heading(let heading): throw .noSuchColumn(heading)
      case .number(let number):
        guard number <= width else { throw .noSuchColumn("\(column.rawValue)=\(number)") }
        columns[column] = number - 1
      }
    }
    guard Column.keys.contains(where: { columns[$0] != nil }) else { throw .noHeader }
    let names = (0..<width).map { index in
      columns.first { $0.value == index }?.key.rawValue ?? String(index + 1)
    }
    return Heading(names: names, columns: columns, firstRow: 0)
  }
}
