internal import Files
internal import Store
public import SystemPackage

/// What a command is given to take photos from: a photo, a folder of photos, or a batch, which stands for the originals of
/// what it accepted.
public struct PhotoSource {
  /// One photo, and the name that its pictures get, such as "1班/20200101.jpg".
  public struct Item: Sendable, Hashable {
    public let photo: FilePath
    public let name: FilePath
  }

  public let items: [Item]
  /// What lies in a folder besides.
  public let skipped: [(path: FilePath, reason: SkipReason)]

  /// - Throws: `FileError` for a folder that can't be read, `BatchError` for a batch whose journal can't.
  public init(_ path: FilePath) throws {
    guard path != "-", FileSystem.isFolder(path) else {
      items = [Item(photo: path, name: OutputNames.picture(of: path, in: FilePath()))]
      skipped = []
      return
    }
    let batch = BatchFolder(path)
    if batch.hasJournal {
      let journal = try Journal(batch)
      let input = FilePath(escapedText: try journal.settings()?.input ?? "")
      items = try journal.acceptedPhotos().map {
        Item(photo: input / $0.path, name: PhotoSource.picture($0.name))
      }
      skipped = []
      return
    }
    var found: [Item] = []
    var left: [(FilePath, SkipReason)] = []
    try PhotoScan(root: path, excluding: nil).visit { item in
      switch item {
      case .photo(let photo, let state):
        try PhotoScan.requireFile(path / photo, state)
        found.append(Item(photo: path / photo, name: PhotoSource.picture(photo)))
      case .skipped(let path, let reason): left.append((path, reason))
      }
    }
    items = found
    skipped = left
  }

  private static func picture(_ name: FilePath) -> FilePath {
    var picture = name
    picture.extension = "jpg"
    return picture
  }
}

extension Journal {
  /// Originals of accepted pictures, relative to the batch's input, and the names of their pictures.
  func acceptedPhotos() throws -> [(path: FilePath, name: FilePath)] {
    try read {
      try $0.rows(
        "SELECT path, name FROM photo WHERE outcome = 'pass' AND position NOT NULL ORDER BY position"
      ) { (FilePath(bytes: $0["path"] ?? []), FilePath($0["name"] ?? "")) }
    }
  }
}
