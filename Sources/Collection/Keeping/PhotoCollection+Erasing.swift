internal import Files
internal import Localization
internal import Store
internal import SystemPackage

extension PhotoCollection {
  /// Something besides rows that a purge has to overwrite.
  enum Remains: Hashable {
    case file(StoredFile)
    /// A photo that was waiting to be looked at.
    case upload(Int64)
    /// The log's text, in which contents stand.
    case text
    /// The pages of the database that nothing uses.
    case pages
    /// The journal beside the database; the last, since all others write to it.
    case journal

    var name: String {
      switch self {
      case .file(let file): "\(file.folder.rawValue)/\(file.sha256)"
      case .upload(let id): "upload/\(id)"
      case .text: "log"
      case .pages: "pages"
      case .journal: "journal"
      }
    }

    init?(_ name: String) {
      let parts = name.split(separator: "/")
      switch name {
      case "log": self = .text
      case "pages": self = .pages
      case "journal": self = .journal
      default:
        if parts.count == 2, parts[0] == "upload", let id = Int64(parts[1]) {
          self = .upload(id)
          return
        }
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
    let remains = try read {
      try $0.rows("SELECT what FROM erasure ORDER BY what = 'journal'") { $0["what"] ?? "" }
    }.map {
      ($0, Remains($0))
    }
    guard !remains.isEmpty else { return }
    for (name, what) in remains {
      switch what {
      case .file(let file): try erase(file)
      case .upload(let id): FileSystem.erase(path(ofUpload: id))
      case .text: try rewriteText()
      case .pages: try PhotoCollection.explaining { try store.compact() }
      case .journal: try PhotoCollection.explaining { try store.emptyJournal() }
      case nil: break
      }
      try PhotoCollection.explaining {
        try store.write { try $0.execute("DELETE FROM erasure WHERE what = ?", [name]) }
      }
    }
  }

  /// In a write transaction: nobody takes the same photo in meanwhile.
  private func erase(_ file: StoredFile) throws {
    try PhotoCollection.explaining {
      try store.write { connection in
        // Another student may have the same file.
        guard try !PhotoFiles.hasRow(file, connection) else { return }
        guard FileSystem.erase(folder.path(of: file)) else {
          throw FileError.unwritable(folder.path(of: file), .notPermitted)
        }
      }
    }
  }

  /// The log's text may have lost its end with the power; the database has not.
  func completeText() throws {
    let last: String? = try read { try $0.value("SELECT hash FROM event ORDER BY id DESC LIMIT 1") }
    guard let last else { return }
    let tail = FileSystem.ends(of: folder.log, count: PhotoCollection.tailSize)?.tail ?? []
    // The last event stands in the last lines; behind it there may be some that were never entered.
    if !String(decoding: tail, as: UTF8.self).contains(last) {
      try rewriteText()
    }
  }

  /// Bytes in which the log's last event is looked for: some of the largest lines.
  private static let tailSize = 1 << 18

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
