public import Tables

/// The school's list of students.
public struct Roster: Sendable {
  /// Column headings as they stand in the file; numbers where it has none.
  public var headings: [String]
  public var columns: [Column: Int]
  public var students: [Student]
  public var encoding: TextEncoding
  /// Mistakes of the table's form; those of its content are found by `RosterLint`.
  public var formIssues: [RosterIssue]

  /// One row, its cells as they stand in the file.
  public struct Student: Sendable, Hashable {
    /// The line of the file on which the row begins, from 1.
    public var line: Int
    public var cells: [String]
  }

  public func value(_ column: Column, of student: Student) -> String {
    guard let index = columns[column], index < student.cells.count else { return "" }
    return Roster.tidied(student.cells[index])
  }

  /// The cell under a heading, or in the column of that meaning; nil where the roster has neither.
  public func value(named name: String, of student: Student) -> String? {
    guard let index = index(named: name) else { return nil }
    return index < student.cells.count ? Roster.tidied(student.cells[index]) : ""
  }

  /// The column under a heading, or of that meaning.
  package func index(named name: String) -> Int? {
    headings.firstIndex { Roster.tidied($0) == name } ?? Column(heading: name).flatMap { columns[$0] }
  }

  /// Without blanks at either end, among them the full-width one and the byte order mark.
  static func tidied(_ text: String) -> String {
    let scalars = text.unicodeScalars
    if scalars.first.map(Characters.isPlain) != false, scalars.last.map(Characters.isPlain) != false {
      return text
    }
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    guard !Characters.isPlain(scalar) else { return false }
    return scalar.properties.isWhitespace
      || "\u{FEFF}\u{200B}\u{200C}\u{200D}\u{2060}".unicodeScalars.contains(scalar)
  }
}
