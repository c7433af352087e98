internal import Store

extension PhotoCollection {
  /// A student's takes in their order.
  public func takes(of student: StudentID) throws -> [Take] {
    try read {
      try $0.rows("SELECT \(Take.columns) FROM take WHERE student = ? ORDER BY number", [student]) {
        Take($0)
      }
    }
  }
}
