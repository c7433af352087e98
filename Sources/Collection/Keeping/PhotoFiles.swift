public import Files
internal import Store
public import SystemPackage

/// The bytes of a photo that is to be kept.
public struct NewFile: Sendable {
  public let file: StoredFile
  let bytes: [UInt8]

  public init(_ folder: PhotoFolder, _ bytes: [UInt8]) {
    file = StoredFile(folder, Digest.sha256(bytes))
    self.bytes = bytes
  }
}

/// Photos by their content. A file is on the disk before its row; what a sudden end leaves without one is found by the mark
/// that was made before and goes at the next start.
struct PhotoFiles: Sendable {
  let folder: CollectionFolder

  /// Bytes of a photo.
  static let largest = 1 << 28
  private static let markEnding = ".mark"

  /// A written file that has no name yet.
  struct Draft: Sendable {
    let file: StoredFile
    let temporary: FilePath
    let mark: FilePath
  }

  /// Writes a file and makes sure that the disk has it.
  func draft(_ new: NewFile) throws(FileError) -> Draft {
    let stem = "\(new.file.folder.rawValue)-\(new.file.sha256)-\(UInt32.random(in: 0 ... .max))"
    let draft = Draft(
      file: new.file, temporary: folder.temporary / (stem + ".part"),
      mark: folder.temporary / (stem + Self.markEnding))
    do throws(FileError) {
      try FileSystem.write(new.bytes, new: draft.temporary, .personal)
      try FileSystem.secure(draft.temporary)
      try FileSystem.write([], new: draft.mark, .personal)
    } catch {
      discard(draft)
      throw error
    }
    return draft
  }

  /// Gives it its name. Within the transaction that writes its row, so that nobody else's row of the same content loses
  /// its file.
  func publish(_ draft: Draft) throws(FileError) {
    let path = folder.path(of: draft.file)
    try FileSystem.makeFolder(path.folder, personal: true)
    // What lies there by this name may be damaged.
    try FileSystem.rename(draft.temporary, to: path)
    FileSystem.secure(folder: path.folder)
  }

  /// After its row is written.
  func settle(_ draft: Draft) { FileSystem.remove(draft.mark) }

  /// What was not published.
  func discard(_ draft: Draft) {
    FileSystem.remove(draft.temporary)
    FileSystem.remove(draft.mark)
  }

  /// Removes a published file that no row has.
  func withdraw(_ draft: Draft, _ store: StoreConnection) throws {
    if try !Self.hasRow(draft.file, store) { FileSystem.remove(folder.path(of: draft.file)) }
    discard(draft)
  }

  static func hasRow(_ file: StoredFile, _ store: StoreConnection) throws -> Bool {
    try store.count(
      "SELECT count(*) FROM file WHERE folder = ? AND sha256 = ?", [file.folder.rawValue, file.sha256]) > 0
  }

  /// Clears what a sudden end has left. Nobody else may be at work.
  /// - Returns: how many photos without a row were removed.
  @discardableResult func clear(_ store: StoreConnection) throws -> Int {
    var removed = 0
    for name in try FileSystem.names(in: folder.temporary) {
      if let text = name.exactText, text.hasSuffix(Self.markEnding), let file = Self.file(ofMark: text),
        try !Self.hasRow(file, store), FileSystem.remove(folder.path(of: file))
      {
        removed += 1
      }
      FileSystem.remove(folder.temporary / name)
    }
    return removed
  }

  private static func file(ofMark name: String) -> StoredFile? {
    let parts = name.split(separator: "-")
    guard parts.count == 3, let folder = PhotoFolder(rawValue: String(parts[0])) else { return nil }
    return StoredFile(folder, String(parts[1]))
  }
}

extension PhotoCollection {
  /// A name on the collection's disk for what is needed for a moment.
  public func newTemporaryFile() -> FilePath { FileSystem.temporary(in: folder.temporary) }

  /// The bytes of a photo.
  /// - Throws: `FileError`; `.altered` where they are not what was once written.
  public func bytes(of file: StoredFile) throws(FileError) -> [UInt8] {
    let path = folder.path(of: file)
    let bytes = try FileSystem.read(path, limit: PhotoFiles.largest)
    guard Digest.sha256(bytes) == file.sha256 else { throw .altered(path) }
    return bytes
  }
}
