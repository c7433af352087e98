internal import Tables

extension Roster {
  /// A list that comes from elsewhere than a file: from a journal, or a collection.
  public init(_ columns: [Column], _ students: [Student]) {
    headings = columns.map(\.rawValue)
    self.columns = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($0.element, $0.offset) })
    self.students = students
    encoding = .utf8
    formIssues = []
  }
}

extension Roster.Student {
  public init(line: Int, _ cells: [String]) {
    self.line = line
    self.cells = cells
  }
}
