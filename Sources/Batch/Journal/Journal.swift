import Files
internal import Localization
import Store

/// The memory of a batch: one row for each photo, in a database inside the output folder.
///
/// A photo's files are on disk before its row says so. A row without an outcome is work to do; files without a row are
/// not believed.
public final class Journal {
  private let store: Store

  /// Opens or, where `create`, makes the journal of a folder.
  /// - Throws: `BatchError.journal`, `FileError`.
  public init(_ folder: BatchFolder, create: Bool = false) throws {
    do {
      store = try Store(folder.journal, migrations: Journal.migrations, create: create)
      let isJournal = try store.read {
        try $0.count("SELECT count(*) FROM sqlite_master WHERE name = 'photo'")
      }
      guard isJournal > 0 else { throw StoreError.damaged(detail: "no journal") }
    } catch let error as StoreError {
      throw BatchError.journal(error)
    }
  }

  /// Runs `body` in one transaction: all of it or nothing.
  func write<T>(_ body: (StoreConnection) throws -> T) throws -> T {
    do { return try store.write(body) } catch let error as StoreError { throw BatchError.journal(error) }
  }

  func read<T>(_ body: (StoreConnection) throws -> T) throws -> T {
    do { return try store.read(body) } catch let error as StoreError { throw BatchError.journal(error) }
  }

  /// Nil in a journal that was made, but never used.
  public func settings() throws -> BatchSettings? {
    let text: String? = try read { try $0.value("SELECT value FROM setting WHERE name = 'batch'") }
    guard let text else { return nil }
    guard let settings = JSONLine.decode(BatchSettings.self, text) else {
      throw BatchError.journal(.damaged(detail: "settings"))
    }
    return settings
  }

  func save(_ settings: BatchSettings) throws {
    let text = JSONLine.encode(settings)
    try write { try $0.execute("INSERT OR REPLACE INTO setting VALUES ('batch', ?)", [text]) }
  }
}
