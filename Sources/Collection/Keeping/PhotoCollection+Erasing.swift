internal import Files
internal import Localization
internal import Store
internal import SystemPackage

extension PhotoCollection {
  /// Something besides rows that a purge has to overwrite.
  enum Remains: Hashable {
    case file(StoredFile)
    /// The log's text, in which contents stand.
    case text
    /// The pages of the database that nothing uses.
    case pages

    var name: String {
      switch self {
      case .file(let file): "\(file.folder.rawValue)/\(file.sha256)"
      case .text: "log"
      case .pages: "pages"
      }
    }

    init?(_ name: String) {
      let parts = name.split(separator: "/")
      switch name {
      case "log": self = .text
      case "pages": self = .pages
      default:
        guard parts.count == 2, let folder = PhotoFolder(rawValue: String(parts[0])) else { return nil }
        self = .file(StoredFile(folder, String(parts[1])))
      }
    }

    func note(_ store: StoreConnection) throws {
      try store.execute("INSERT OR IGNORE INTO erasure (what) VALUES (?)", [name])
    }
  }

  /// Overwrites what transactions that have ended left to be overwritten; a sudden end in between is made good at the next
  /// start.
  func finishErasing() throws {
    let remains = try read { try $0.rows("SELECT what FROM erasure") { $0["what"] ?? "" } }.map { ($0, Remains($0)) }
    guard !remains.isEmpty else { return }
    for (name, what) in remains {
      switch what {
      case .file(let file):
        // Another student may have the same file.
        if try read({ try PhotoFiles.hasRow(file, $0) }) { break }
        guard FileSystem.erase(folder.path(of: file)) else {
          throw FileError.unwritable(folder.path(of: file), .notPermitted)
        }
      case .text: try rewriteText()
      case .pages: try PhotoCollection.explaining { try store.compact() }
      case nil: break
      }
      try PhotoCollection.explaining {
        try store.write { try $0.execute("DELETE FROM erasure WHERE what = ?", [name]) }
      }
    }
    // What was just deleted lies in the journal beside the database.
    try PhotoCollection.explaining { try store.emptyJournal() }
  }

  /// Writes the log's text anew from the database.
  func rewriteText() throws {
    try PhotoCollection.explaining {
      // A write transaction: nobody appends meanwhile.
      try store.write { connection in
        let old = folder.root / "events.old"
        FileSystem.erase(old)
        let file = try AtomicFile(folder.log, by: FileSystem.temporary(in: folder.temporary), .personal)
        try connection.forEach("SELECT \(Event.columns) FROM event ORDER BY id") {
          file.write(JSONLine.encode(Event($0)) + "\n")
        }
        if FileSystem.exists(folder.log) { try FileSystem.rename(folder.log, to: old) }
        try file.commit()
        FileSystem.erase(old)
      }
    }
  }
}
