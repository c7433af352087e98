internal import GRDB

/// One row of a result; only valid while it is handed over.
public struct StoreRow {
  let row: Row

  /// Nil where the column is null, of another kind, or not there.
  public subscript<T: StoreConvertible>(_ column: String) -> T? {
    (row[column] as DatabaseValue?).flatMap { T(StoreValue($0)) }
  }
}

/// An open transaction. Statements are compiled once and kept.
public struct StoreConnection {
  let database: Database

  public var lastInsertedID: Int64 { database.lastInsertedRowID }

  /// - Parameter arguments: one for each "?"; nil is null.
  /// - Throws: `StoreError`, of which `.taken` leaves the transaction as it was before.
  public func execute(_ sql: String, _ arguments: [(any StoreConvertible)?] = []) throws {
    do {
      try database.cachedStatement(sql: sql).execute(arguments: StoreConnection.bound(arguments))
    } catch {
      throw Store.explained(error)
    }
  }

  /// Several statements without arguments, separated by semicolons.
  public func executeAll(_ sql: String) throws { try database.execute(sql: sql) }

  /// Runs `body` so that all of it or nothing is done, whatever becomes of the rest of the transaction.
  public func savepoint<T>(_ body: () throws -> T) throws -> T {
    var result: Result<T, any Error>?
    try database.inSavepoint {
      let value = Result { try body() }
      result = value
      guard case .success = value else { return .rollback }
      return .commit
    }
    guard let result else { throw StoreError.unusable(detail: "savepoint") }
    return try result.get()
  }

  public func rows<T>(
    _ sql: String, _ arguments: [(any StoreConvertible)?] = [], as transform: (StoreRow) throws -> T
  ) throws -> [T] {
    var results: [T] = []
    try forEach(sql, arguments) { results.append(try transform($0)) }
    return results
  }

  public func first<T>(
    _ sql: String, _ arguments: [(any StoreConvertible)?] = [], as transform: (StoreRow) throws -> T
  ) throws -> T? {
    let statement = try database.cachedStatement(sql: sql)
    return try Row.fetchOne(statement, arguments: StoreConnection.bound(arguments)).map {
      try transform(StoreRow(row: $0))
    }
  }

  /// One row after the other, whatever their number.
  public func forEach(
    _ sql: String, _ arguments: [(any StoreConvertible)?] = [], _ body: (StoreRow) throws -> Void
  ) throws {
    let statement = try database.makeStatement(sql: sql)
    let rows = try Row.fetchCursor(statement, arguments: StoreConnection.bound(arguments))
    while let row = try rows.next() { try body(StoreRow(row: row)) }
  }

  /// The first column of the first row.
  public func value<T: StoreConvertible>(_ sql: String, _ arguments: [(any StoreConvertible)?] = []) throws
    -> T?
  {
    let statement = try database.cachedStatement(sql: sql)
    let value = try DatabaseValue.fetchOne(statement, arguments: StoreConnection.bound(arguments))
    return value.flatMap { T(StoreValue($0)) }
  }

  /// 0 where there is nothing to count.
  public func count(_ sql: String, _ arguments: [(any StoreConvertible)?] = []) throws -> Int {
    try value(sql, arguments) ?? 0
  }

  private static func bound(_ arguments: [(any StoreConvertible)?]) -> StatementArguments {
    StatementArguments(arguments.map { ($0?.storeValue ?? .null).databaseValue })
  }
}
