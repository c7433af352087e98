internal import Files
internal import SystemPackage

/// Walks a folder of photos: always in the same order, never through linked folders, never into hidden ones.
struct PhotoScan {
  enum Item {
    /// Relative to the root; nil where a link leads nowhere.
    case photo(FilePath, FileState?)
    /// Not a picture by name or content.
    case other(FilePath)
    /// A folder that can't be read, or that is a link.
    case skippedFolder(FilePath)
  }

  /// Pictures by name; those that we can't read are told one by one.
  static let endings: Set<String> = [
    "jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "avif", "webp", "tif", "tiff", "bmp", "gif", "dng",
    "cr2",
    "cr3", "nef", "arw", "raf", "orf", "rw2",
  ]

  /// Folders inside each other.
  private static let depthLimit = 64

  let root: FilePath
  /// Device and inode of a folder that is never entered.
  let excluded: FileStatus.Identity?

  init(root: FilePath, excluding output: FilePath?) {
    self.root = root
    excluded = output.flatMap { FileSystem.status(of: $0)?.identity }
  }

  /// Calls `visit` for each item, the names of each folder in the order of their bytes.
  func visit(_ body: (Item) throws -> Void) throws {
    try visit(FilePath(), depth: 0, body)
  }

  private func visit(_ folder: FilePath, depth: Int, _ body: (Item) throws -> Void) throws {
    guard depth < PhotoScan.depthLimit, let names = try? FileSystem.names(in: root / folder) else {
      return try body(.skippedFolder(folder))
    }
    for name in names where !name.string.hasPrefix(".") {
      let path = folder / name
      guard let found = FileSystem.status(of: root / path, following: false) else {
        try body(.photo(path, nil))
        continue
      }
      switch found.kind {
      case .folder:
        if found.identity == excluded { continue }
        try visit(path, depth: depth + 1, body)
      case .link:
        let target = FileSystem.status(of: root / path)
        if target?.kind == .folder {
          try body(.skippedFolder(path))
        } else {
          try body(classify(path, target?.kind == .file ? target?.state : nil))
        }
      case .file: try body(classify(path, found.state))
      case .other: try body(classify(path, nil))
      }
    }
  }

  private func classify(_ path: FilePath, _ state: FileState?) -> Item {
    if PhotoScan.endings.contains(path.ending) { return .photo(path, state) }
    guard state != nil, let head = FileSystem.beginning(of: root / path, count: 8) else {
      return .other(path)
    }
    let isPicture = head.starts(with: [0xFF, 0xD8, 0xFF]) || head.starts(with: [0x89, 0x50, 0x4E, 0x47])
    return isPicture ? .photo(path, state) : .other(path)
  }
}
