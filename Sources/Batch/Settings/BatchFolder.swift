import Files
internal import Reports
public import SystemPackage

/// The output folder of a batch, and which of its files is what.
public struct BatchFolder: Sendable {
  public let root: FilePath

  public init(_ path: FilePath) {
    root = path.absolute
  }

  public var bookkeeping: FilePath { root / "journal" }
  var lock: FilePath { bookkeeping / "lock" }
  public var journal: FilePath { bookkeeping / "journal.sqlite" }
  public var log: FilePath { bookkeeping / "outcomes.jsonl" }
  /// Files that are still being written.
  public var temporary: FilePath { bookkeeping / "tmp" }
  /// Files found among the outputs that no photo accounts for.
  public var strays: FilePath { root / "strays" }
  public var report: FilePath { root / "report" }

  public var hasJournal: Bool { FileSystem.exists(journal) }

  /// Whether any of the folders of outcomes holds anything.
  public var hasOutputs: Bool {
    Outcome.folders.contains { (try? FileSystem.names(in: root / $0))?.isEmpty == false }
  }

  func make() throws(FileError) {
    for folder in [root, bookkeeping, temporary, report] + Outcome.folders.map({ root / $0 }) {
      try FileSystem.makeFolder(folder)
    }
  }

  func removeTemporaries() {
    for name in (try? FileSystem.names(in: temporary)) ?? [] { FileSystem.remove(temporary / name) }
  }
}
