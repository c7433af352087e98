internal import Store

extension Take {
  /// A student's takes in their order.
  static func all(of student: StudentID, _ store: StoreConnection) throws -> [Take] {
    try store.rows("SELECT \(columns) FROM take WHERE student = ? ORDER BY number", [student]) { Take($0) }
  }
}

extension PhotoCollection {
  /// A student's takes in their order.
  public func takes(of student: StudentID) throws -> [Take] { try read { try Take.all(of: student, $0) } }
}
