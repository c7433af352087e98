internal import GRDB
import Localization

/// The memory of a batch: one row for each photo, in an SQLite database inside the output folder.
///
/// A photo's files are on disk before its row says so. A row without an outcome is work to do; files without a row are
/// not believed.
public final class Journal {
  let database: DatabaseQueue

  /// The journal can't be used as it is.
  public enum Fault: Error, Equatable, Sendable {
    case missing
    case corrupt(detail: String)
    case newer(version: Int)
    case unwritable(detail: String)
  }

  static let version = 1

  /// Opens or, where `create`, makes the journal of a folder.
  public init(_ folder: BatchFolder, create: Bool = false, readOnly: Bool = false) throws {
    guard create || folder.hasJournal else { throw Fault.missing }
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(5)
    do {
      database = try DatabaseQueue(path: folder.journal.text, configuration: configuration)
      if create { try prepare() }
      try check()
    } catch {
      throw Journal.fault(error)
    }
  }

  private func prepare() throws {
    try database.writeWithoutTransaction { db in
      // A commit lost with the power is a photo made again; one that is there is whole.
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      try db.inTransaction {
        try db.execute(sql: Journal.schema)
        return .commit
      }
    }
  }

  private static let schema = """
    PRAGMA user_version = \(version);
    CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS photo (
      id INTEGER PRIMARY KEY,
      path BLOB NOT NULL UNIQUE,
      position INTEGER,
      mine INTEGER NOT NULL,
      size INTEGER, modified INTEGER, changed INTEGER, inode INTEGER,
      sha256 TEXT,
      student INTEGER,
      note TEXT,
      wanted TEXT,
      name TEXT,
      outcome TEXT,
      findings TEXT,
      failure TEXT,
      files TEXT
    );
    CREATE INDEX IF NOT EXISTS photoPosition ON photo (position);
    CREATE INDEX IF NOT EXISTS photoName ON photo (name);
    CREATE TABLE IF NOT EXISTS taken (
      key TEXT PRIMARY KEY, photo INTEGER, folder INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS takenPhoto ON taken (photo);
    CREATE TABLE IF NOT EXISTS thumbnail (photo INTEGER PRIMARY KEY, jpeg BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS skipped (path BLOB PRIMARY KEY, folder INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS student (
      line INTEGER PRIMARY KEY, number TEXT, name TEXT, identity TEXT, exam TEXT, college TEXT, major TEXT, class TEXT
    );
    """

  private func check() throws {
    try database.read { db in
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      guard version <= Journal.version else { throw Fault.newer(version: version) }
      guard version > 0 else { throw Fault.corrupt(detail: "no journal") }
      if let found = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), found != "ok" {
        throw Fault.corrupt(detail: found)
      }
    }
  }

  /// What a database error means to the person at the keyboard.
  static func fault(_ error: any Error) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT:
      return Fault.corrupt(detail: error.message ?? "\(error.resultCode)")
    default: return Fault.unwritable(detail: error.message ?? "\(error.resultCode)")
    }
  }

  /// Runs `body` in one transaction: all of it or nothing.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try database.write(body) } catch { throw Journal.fault(error) }
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    do { return try database.read(body) } catch { throw Journal.fault(error) }
  }

  // MARK: Settings

  /// Nil in a journal that was made, but never used.
  public func settings() throws -> BatchSettings? {
    let text = try read { try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = 'batch'") }
    guard let text else { return nil }
    guard let settings = JSONLine.decode(BatchSettings.self, text) else {
      throw Fault.corrupt(detail: "settings")
    }
    return settings
  }

  func save(_ settings: BatchSettings) throws {
    let text = JSONLine.encode(settings)
    try write { try $0.execute(sql: "INSERT OR REPLACE INTO setting VALUES ('batch', ?)", arguments: [text]) }
  }
}
