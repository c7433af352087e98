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

  /// Files that are overwritten in one transaction.
  private static let erasedAtOnce = 256

  /// Overwrites what transactions that have ended left to be overwritten; a sudden end in between is made good at the next
  /// start.
  /// - Returns: false where somebody else is at work, so that the rest is left to the next start.
  @discardableResult public func finishErasing() throws -> Bool {
    let names = try read {
      try $0.rows("SELECT what FROM erasure ORDER BY what = 'journal'") { $0["what"] ?? "" }
    }
    var files: [StoredFile] = []
    var others: [(String, Remains?)] = []
    for name in names {
      let what = Remains(name)
      if case .file(let file) = what { files.append(file) } else { others.append((name, what)) }
    }
    do {
      for first in stride(from: 0, to: files.count, by: Self.erasedAtOnce) {
        try erase(files[first..<min(first + Self.erasedAtOnce, files.count)])
      }
      for (name, what) in others {
        switch what {
        case .upload(let id):
          guard FileSystem.erase(path(ofUpload: id)) else {
            throw FileError.unwritable(path(ofUpload: id), .notPermitted)
          }
        case .text: try rewriteText()
        case .pages: try PhotoCollection.explaining { try store.compact() }
        case .journal: try PhotoCollection.explaining { try store.emptyJournal() }
        case .file, nil: break
        }
        try PhotoCollection.explaining {
          try store.write { try $0.execute("DELETE FROM erasure WHERE what = ?", [name]) }
        }
      }
      return true
    } catch CollectionError.database(.locked) {
      return false
    }
  }

  /// In a write transaction: nobody takes the same photo in meanwhile.
  private func erase(_ files: ArraySlice<StoredFile>) throws {
    try PhotoCollection.explaining {
      try store.write { connection in
        for file in files {
          // Another student may have the same file.
          if try !PhotoFiles.hasRow(file, connection), !FileSystem.erase(folder.path(of: file)) {
            throw FileError.unwritable(folder.path(of: file), .notPermitted)
          }
          try connection.execute("DELETE FROM erasure WHERE what = ?", [Remains.file(file).name])
        }
      }
    }
  }

  /// Writes the log's text anew from the database.
  func rewriteText() throws { try PhotoCollection.rewriteText(folder, store) }

  static func rewriteText(_ folder: CollectionFolder, _ store: Store) throws {
    try explaining {
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
