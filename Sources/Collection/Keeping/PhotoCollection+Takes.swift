internal import Store

extension Take {
  /// A student's takes in their order.
  static func all(of student: StudentID, _ store: StoreConnection) throws -> [Take] {
    try store.rows("SELECT \(columns) FROM take WHERE student = ? ORDER BY number", [student]) { Take($0) }
  }
}

extension Student {
  /// - Parameter takes: the student's own.
  public func chosen(among takes: [Take]) -> Take? { takes.first { $0.original == accepted } }
}

extension PhotoCollection {
  /// A student's takes in their order.
  public func takes(of student: StudentID) throws -> [Take] { try read { try Take.all(of: student, $0) } }

  /// The take that a student has chosen; nil where none is.
  public func chosenTake(of student: Student) throws -> Take? {
    student.chosen(among: try takes(of: student.id))
  }
}
