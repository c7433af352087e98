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
    let rows = try Roster.rows(of: table, sheet: sheet, choice)
    let heading = try Roster.heading(of: rows, choice)
    headings = heading.names
    columns = heading.columns
    encoding = table.encoding
    let listed = rows[heading.firstRow...].map { Student(line: $0.line, cells: $0.cells.map(\.text)) }
    students = encoding == .workbook ? try Roster.filledUp(listed, to: heading.names.count) : listed
    formIssues = Roster.issues(
      rows: students, headings: heading.names, columns: heading.columns, strayQuotes: table.strayQuotes)
  }

  /// The sheet of that name, or the one that lists students.
  private static func rows(of table: Table, sheet: String?, _ choice: ColumnChoice) throws(RosterError)
    -> [TableRow]
  {
    if let sheet {
      guard table.encoding == .workbook, let found = table.sheets.first(where: { $0.name == sheet }) else {
        throw .noSuchSheet(sheet)
      }
      return found.rows
    }
    let lists = table.sheets.filter { (try? heading(of: $0.rows, choice)) != nil }
    guard lists.count < 2 else { throw .severalSheets(lists.map(\.name)) }
    return (lists.first ?? table.sheets.first)?.rows ?? []
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
      guard chosen || columns.count >= 2 || (columns.count == 1 && names.count == 1) else { continue }
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

  private static func issues(
    rows: [Student], headings: [String], columns: [Column: Int], strayQuotes: [(line: Int, column: Int)]
  ) -> [RosterIssue] {
    func heading(_ column: Int) -> String {
      column <= headings.count ? tidied(headings[column - 1]) : ""
    }
    var issues = strayQuotes.map {
      RosterIssue(.strayQuote, line: $0.line, column: $0.column, heading: heading($0.column))
    }
    var seen: [String: Int] = [:]
    for (index, name) in headings.enumerated() where !tidied(name).isEmpty {
      if let first = seen[tidied(name)] {
        issues.append(
          RosterIssue(.duplicateHeading(first: first), line: 1, column: index + 1, heading: tidied(name)))
      }
      seen[tidied(name)] = index + 1
    }
    for row in rows where row.cells.count != headings.count {
      // Spreadsheets drop empty cells at the end of a row.
      let extra = row.cells.dropFirst(headings.count)
      if row.cells.count > headings.count, extra.allSatisfy({ tidied($0).isEmpty }) { continue }
      issues.append(
        RosterIssue(
          .fieldCount(found: row.cells.count, expected: headings.count), line: row.line,
          column: min(row.cells.count, headings.count) + (row.cells.count > headings.count ? 1 : 0),
          heading: ""))
    }
    return issues
  }
}
