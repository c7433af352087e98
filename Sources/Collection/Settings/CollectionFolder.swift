internal import Files
public import SystemPackage

/// The folder of a collection, and which of its files is what.
public struct CollectionFolder: Sendable, Hashable {
  public let root: FilePath

  public init(_ path: FilePath) { root = path.absolute }

  public var database: FilePath { root / "collection.sqlite" }
  /// The log a second time, as text.
  public var log: FilePath { root / "events.jsonl" }
  var lock: FilePath { root / "lock" }
  var servingLock: FilePath { root / "serving.lock" }
  /// Of the hashes of identity numbers.
  var key: FilePath { root / "identity.key" }
  /// The texts that students agreed to, by hash.
  public var texts: FilePath { root / "texts" }
  /// Photos that were handed in and wait to be looked at.
  var uploads: FilePath { root / "uploads" }
  /// Files that are still being written.
  var temporary: FilePath { root / "tmp" }

  /// Stands while lines from this number on are written to the log's text and not yet entered.
  func mark(ofEvent id: Int64) -> FilePath { temporary / "entering-\(id)" }

  var isCollection: Bool { FileSystem.exists(database) }

  func path(of folder: PhotoFolder) -> FilePath { root / folder.rawValue }

  /// `originals/3f/3f9a…`
  public func path(of file: StoredFile) -> FilePath {
    path(of: file.folder) / String(file.sha256.prefix(2)) / (file.sha256 + file.folder.ending)
  }
}

/// Where photos lie.
public enum PhotoFolder: String, Sendable, Codable, CaseIterable {
  /// As they came.
  case originals
  /// Finished pictures.
  case finished
  /// Photos with marks where they break rules.
  case marked

  var ending: String { self == .originals ? "" : ".jpg" }
}

/// A file of the collection, by its content.
public struct StoredFile: Sendable, Hashable, Codable {
  public var folder: PhotoFolder
  public var sha256: String

  public init(_ folder: PhotoFolder, _ sha256: String) {
    self.folder = folder
    self.sha256 = sha256
  }
}
