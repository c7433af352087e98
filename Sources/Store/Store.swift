public import Files
internal import GRDB
public import SystemPackage

/// An SQLite database in one file that only its owner may read. Its shape is brought up to date when it is opened; every
/// change happens in a transaction: all of it or nothing.
public final class Store {
  /// One step from one shape of the database to the next. Steps are never changed once they have been released.
  public struct Migration: Sendable {
    public let name: String
    let apply: @Sendable (StoreConnection) throws -> Void

    public init(_ name: String, _ apply: @escaping @Sendable (StoreConnection) throws -> Void) {
      self.name = name
      self.apply = apply
    }
  }

  private let queue: DatabaseQueue
  /// Seconds to wait for another process to end its transaction.
  private static let patience = 5.0

  /// Opens a database, or makes one where there is none, checks it and brings it up to date.
  /// - Throws: `StoreError`; `FileError` where the file can't be made.
  public init(_ path: FilePath, migrations: [Migration], create: Bool) throws {
    if !FileSystem.exists(path) {
      guard create else { throw StoreError.missing }
      // SQLite gives the files beside it the same permissions.
      try FileSystem.write([], new: path, .personal)
    }
    var configuration = Configuration()
    configuration.busyMode = .timeout(Store.patience)
    // A commit lost with the power is work done again; one that is there is whole.
    configuration.journalMode = .wal
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    do {
      // The library takes names as text.
      queue = try FileSystem.withTextualPath(path) {
        try DatabaseQueue(path: $0, configuration: configuration)
      }
      let migrator = Store.migrator(migrations)
      try queue.read { database in
        if let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), found != "ok" {
          throw StoreError.damaged(detail: found)
        }
        if try migrator.hasBeenSuperseded(database) { throw StoreError.newer }
      }
      try migrator.migrate(queue)
    } catch {
      throw Store.explained(error)
    }
  }

  private static func migrator(_ migrations: [Migration]) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in migrations {
      migrator.registerMigration(migration.name) { try migration.apply(StoreConnection(database: $0)) }
    }
    return migrator
  }

  /// Runs `body` in one transaction.
  public func write<T>(_ body: (StoreConnection) throws -> T) throws -> T {
    do { return try queue.write { try body(StoreConnection(database: $0)) } } catch {
      throw Store.explained(error)
    }
  }

  public func read<T>(_ body: (StoreConnection) throws -> T) throws -> T {
    do { return try queue.read { try body(StoreConnection(database: $0)) } } catch {
      throw Store.explained(error)
    }
  }

  /// Moves a database that can't be used out of the way; nothing is deleted.
  /// - Throws: `FileError.unwritable`.
  public static func setAside(_ path: FilePath) throws(FileError) {
    let (folder, name) = (path.folder, path.name.string)
    for ending in ["", "-wal", "-shm"] where FileSystem.exists(folder / (name + ending)) {
      try FileSystem.rename(folder / (name + ending), to: folder / (name + ".broken" + ending))
    }
  }

  /// What a database error means to the person at the keyboard; other errors as they are.
  private static func explained(_ error: any Error) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let detail = error.message ?? "\(error.resultCode)"
    return switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT: StoreError.damaged(detail: detail)
    default: StoreError.unusable(detail: detail)
    }
  }
}
