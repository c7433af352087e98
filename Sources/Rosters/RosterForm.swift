internal import Tables

/// What a table's form says of mistakes, before anyone looks at its students.
struct RosterForm {
  /// Those below the headings.
  var rows: ArraySlice<TableRow>
  var headings: [String]
  var columns: [Column: Int]
  /// 1 where the table has no headings.
  var headingLine: Int

  func quoteIssues(_ places: [(line: Int, column: Int)]) -> [RosterIssue] {
    places.map { issue(.strayQuote, line: $0.line, column: $0.column) }
  }

  var headingIssues: [RosterIssue] {
    var issues: [RosterIssue] = []
    var seen: [String: Int] = [:]
    for (index, name) in headings.map(Roster.tidied).enumerated() where !name.isEmpty {
      if let first = seen[name] {
        issues.append(issue(.duplicateHeading(first: first), line: 1, column: index + 1))
      }
      seen[name] = index + 1
    }
    return issues
  }

  func widthIssues(_ students: [Roster.Student]) -> [RosterIssue] {
    students.filter { $0.cells.count != headings.count }.compactMap { row in
      // Spreadsheets drop empty cells at the end of a row.
      let extra = row.cells.dropFirst(headings.count)
      if row.cells.count > headings.count, extra.allSatisfy({ Roster.tidied($0).isEmpty }) { return nil }
      return RosterIssue(
        .fieldCount(found: row.cells.count, expected: headings.count), line: row.line,
        column: min(row.cells.count, headings.count) + (row.cells.count > headings.count ? 1 : 0), heading: ""
      )
    }
  }

  /// One issue for each run of hidden rows, and one for each hidden column with a heading.
  func hiddenIssues(_ hiddenColumns: Set<Int>) -> [RosterIssue] {
    var issues = headings.indices.map { $0 + 1 }
      .filter { hiddenColumns.contains($0) && !Roster.tidied(headings[$0 - 1]).isEmpty }
      .map { issue(.hiddenColumn, line: headingLine, column: $0) }
    var run: ArraySlice<TableRow> = []
    func close() {
      guard let first = run.first, let last = run.last else { return }
      issues.append(
        RosterIssue(
          .hiddenRows(count: run.count, lastLine: last.line), line: first.line, column: 0, heading: ""))
      run = []
    }
    for row in rows {
      if row.isHidden { run.append(row) } else { close() }
    }
    close()
    return issues
  }

  /// Of columns that mean something.
  var formatIssues: [RosterIssue] {
    Set(columns.values).sorted().compactMap { index in
      let odd = rows.filter { $0.cells.indices.contains(index) && !$0.cells[index].isAsShown }
      return odd.first.map { issue(.numberFormat(count: odd.count), line: $0.line, column: index + 1) }
    }
  }

  /// Where no column is that of the identity numbers: those that look like it.
  var identityIssues: [RosterIssue] {
    guard columns[.idNumber] == nil else { return [] }
    return headings.indices.compactMap { index in
      guard !columns.values.contains(index), !RosterForm.numbersOtherThings(headings[index]) else {
        return nil
      }
      var filled = 0
      var alike = 0
      for row in rows where row.cells.indices.contains(index) {
        let text = MatchKey.folded(row.cells[index].text)
        if text.isEmpty { continue }
        filled += 1
        if RosterForm.looksLikeIdentity(text) { alike += 1 }
      }
      guard alike > 0, alike * 2 >= filled else { return nil }
      return issue(.unknownIdentityColumn(count: alike), line: headingLine, column: index + 1)
    }
  }

  /// 17 digits, and a digit or an X.
  private static func looksLikeIdentity(_ folded: String) -> Bool {
    let bytes = Array(folded.utf8)
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    return bytes.count == IDNumber.length && bytes.dropLast().allSatisfy(isDigit)
      && (bytes[17] == UInt8(ascii: "X") || isDigit(bytes[17]))
  }

  /// Certificates, orders and bank cards have 18 digits as well.
  private static func numbersOtherThings(_ heading: String) -> Bool {
    Column.speaksOfOthers(heading)
      || ["证书", "毕业证", "学位证", "注册号", "流水", "订单", "编码", "编号", "条码", "卡号", "账号", "帐号", "电话", "手机"].contains {
        heading.contains($0)
      }
  }

  private func issue(_ kind: RosterIssue.Kind, line: Int, column: Int) -> RosterIssue {
    let heading = headings.indices.contains(column - 1) ? Roster.tidied(headings[column - 1]) : ""
    return RosterIssue(kind, line: line, column: column, heading: heading)
  }
}
