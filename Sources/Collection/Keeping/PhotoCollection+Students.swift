internal import Store

extension Student {
  /// Nil where there is none.
  static func fetch(_ id: StudentID, _ store: StoreConnection) throws -> Student? {
    try store.first("SELECT \(columns) FROM student WHERE id = ?", [id]) { Student($0) }
  }
}

extension PhotoCollection {
  /// The student with this 学号, 考生号 or 证件号.
  /// - Throws: `CollectionError.unknownStudent`, `.ambiguousStudent`.
  public func student(_ number: String) throws -> Student {
    try read { try student(number, $0) }
  }

  /// - Throws: `CollectionError.unknownStudent`.
  public func student(_ id: StudentID) throws -> Student {
    guard let student = try read({ try Student.fetch(id, $0) }) else {
      throw CollectionError.unknownStudent("\(id.value)")
    }
    return student
  }

  func student(_ number: String, _ store: StoreConnection) throws -> Student {
    let shown = GivenNumber.shown(number)
    guard let key = StudentKey.folded(number) else { throw CollectionError.unknownStudent(shown) }
    let settings = try CollectionSettings(store)
    let identity = settings.isOpaque ? try IdentityKey(folder).hash(key) : key
    let found = try store.rows(
      """
      SELECT \(Student.columns) FROM student WHERE id IN (
        SELECT id FROM student WHERE numberKey = ? UNION SELECT id FROM student WHERE examKey = ?
        UNION SELECT id FROM student WHERE identityKey = ?)
      """, [key, key, identity]
    ) { Student($0) }
    guard let student = found.first else { throw CollectionError.unknownStudent(shown) }
    guard found.count == 1 else { throw CollectionError.ambiguousStudent(shown) }
    return student
  }
}
