public import Files
internal import GRDB
public import SystemPackage

/// An SQLite database in one file that only its owner may read. Its shape is brought up to date when it is opened; every
/// change happens in a transaction: all of it or nothing.
public final class Store: Sendable {
  /// One step from one shape of the database to the next. Steps are never changed once they have been released.
  public struct Migration: Sendable {
    public let name: String
    let apply: @Sendable (StoreConnection) throws -> Void

    public init(_ name: String, _ apply: @escaping @Sendable (StoreConnection) throws -> Void) {
      self.name = name
      self.apply = apply
    }
  }

  /// What a transaction that has ended is worth after a loss of power; a sudden end of the process takes none away.
  public enum Durability: String, Sendable {
    /// The last ones may be lost, whole: what they say can be done again.
    case normal
    /// None is lost.
    case full
  }

  /// How a database is kept.
  public struct Options: Sendable {
    public var durability = Durability.normal
    /// Whether the whole file is read when it is opened.
    public var checksWhenOpened = true
    /// Whether what is deleted is overwritten with zeros in the file.
    public var erasesDeleted = false
    /// Seconds to wait for another process to end its transaction.
    public var patience = 5.0
    /// Reads at once that no other read and no change keeps waiting; 0 where all wait for each other.
    public var readers = 0

    public init(
      durability: Durability = .normal, checksWhenOpened: Bool = true, erasesDeleted: Bool = false,
      patience: Double = 5, readers: Int = 0
    ) {
      self.durability = durability
      self.checksWhenOpened = checksWhenOpened
      self.erasesDeleted = erasesDeleted
      self.patience = patience
      self.readers = readers
    }
  }

  private let database: any DatabaseWriter
  private let patience: Double
  /// Seconds to wait until nobody reads what the journal beside the file holds.
  private static let patienceWithReaders = 2.0

  /// Opens a database, or makes one where there is none, checks it and brings it up to date.
  /// - Throws: `StoreError`; `FileError` where the file can't be made.
  public init(
    _ path: FilePath, migrations: [Migration], create: Bool, options: Options = Options()
  ) throws {
    if !FileSystem.exists(path) {
      guard create else { throw StoreError.missing }
      // SQLite gives the files beside it the same permissions.
      try FileSystem.write([], new: path, .personal)
    }
    patience = options.patience
    var configuration = Configuration()
    configuration.busyMode = .timeout(options.patience)
    configuration.journalMode = .wal
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = \(options.durability.rawValue)")
      if options.erasesDeleted { try database.execute(sql: "PRAGMA secure_delete = ON") }
    }
    if options.readers > 0 { configuration.maximumReaderCount = options.readers }
    do {
      // The library takes names as text. A pool opens the file again later, when the name of one that is none has gone.
      let isShared = options.readers > 0 && path.exactText != nil
      database = try FileSystem.withTextualPath(path) { name -> any DatabaseWriter in
        isShared
          ? try DatabasePool(path: name, configuration: configuration) as any DatabaseWriter
          : try DatabaseQueue(path: name, configuration: configuration)
      }
      let migrator = Store.migrator(migrations)
      try database.read { database in
        if options.checksWhenOpened,
          let found = try String.fetchOne(database, sql: "PRAGMA quick_check(1)"), found != "ok"
        {
          throw StoreError.damaged(detail: found)
        }
        if try migrator.hasBeenSuperseded(database) { throw StoreError.newer }
      }
      try migrator.migrate(database)
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
    do { return try database.write { try body(StoreConnection(database: $0)) } } catch {
      throw Store.explained(error)
    }
  }

  public func read<T>(_ body: (StoreConnection) throws -> T) throws -> T {
    do { return try database.read { try body(StoreConnection(database: $0)) } } catch {
      throw Store.explained(error)
    }
  }

  /// What is wrong with the file, page by page and index by index; empty where nothing is.
  public func flaws() throws -> [String] {
    do {
      let found = try database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }
      return found == ["ok"] ? [] : found
    } catch {
      throw Store.explained(error)
    }
  }

  /// Writes the file anew without its free pages, and empties the journal beside it.
  public func compact() throws {
    do { try database.vacuum() } catch { throw Store.explained(error) }
    try emptyJournal()
  }

  /// Moves all transactions from the journal beside the file into it, and makes the journal empty.
  public func emptyJournal() throws {
    do {
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA busy_timeout = \(Int(Store.patienceWithReaders * 1000))")
        defer { try? database.execute(sql: "PRAGMA busy_timeout = \(Int(patience * 1000))") }
        _ = try database.checkpoint(.truncate)
      }
    } catch {
      throw Store.explained(error)
    }
  }

  /// Moves a database that can't be used out of the way; nothing is deleted.
  /// - Throws: `FileError.unwritable`.
  /// - Returns: where it is now.
  @discardableResult public static func setAside(_ path: FilePath) throws(FileError) -> FilePath {
    try FileSystem.setAside(path, endings: ["", "-wal", "-shm"])
  }

  /// What a database error means to the person at the keyboard; other errors as they are.
  static func explained(_ error: any Error) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let detail = error.message ?? "\(error.resultCode)"
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: StoreError.locked
    case .SQLITE_FULL: StoreError.full
    case .SQLITE_READONLY: StoreError.readOnly
    case .SQLITE_CONSTRAINT: StoreError.taken(detail: detail)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT: StoreError.damaged(detail: detail)
    default: StoreError.unusable(detail: detail)
    }
  }
}
