public import Files
public import SystemPackage

/// Walks a folder of photos: always in the same order, never through linked folders, never into hidden ones.
public struct PhotoScan {
  public enum Item {
    /// Relative to the root; nil where a link leads nowhere.
    case photo(FilePath, FileState?)
    case skipped(FilePath, SkipReason)
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
  /// What a folder holds.
  var names: (FilePath) throws(FileError) -> [FilePath] = FileSystem.names

  public init(root: FilePath, excluding output: FilePath?) {
    self.root = root
    excluded = output.flatMap { FileSystem.status(of: $0)?.identity }
  }

  /// For whoever reads a folder's photos whole: nobody waits for the other end of a pipe that lies among them.
  /// - Throws: `FileError.notRegular`.
  public static func requireFile(_ photo: FilePath, _ state: FileState?) throws(FileError) {
    guard state != nil || FileSystem.status(of: photo)?.kind != .other else { throw .notRegular(photo) }
  }

  /// Calls `body` for each item, the names of each folder in the order of their bytes.
  /// - Throws: `FileError` where the root can't be read, and what `body` throws.
  public func visit(_ body: (Item) throws -> Void) throws {
    try visit(FilePath(), names(root), depth: 0, body)
  }

  private func visit(_ folder: FilePath, _ names: [FilePath], depth: Int, _ body: (Item) throws -> Void)
    throws
  {
    let companions = Companions.find(names, in: root / folder)
    for name in names {
      let path = folder / name
      if name.string.hasPrefix(".") {
        // Hidden entries are nobody's photos; a wastebasket is told, since photos are missed for it.
        if let reason = SkipReason.ofFolder(name.string) { try body(.skipped(path, reason)) }
      } else if let photo = companions[name] {
        try body(.skipped(path, .companion(of: photo.string)))
      } else {
        try visit(path, depth: depth, body)
      }
    }
  }

  private func visit(_ path: FilePath, depth: Int, _ body: (Item) throws -> Void) throws {
    guard let found = FileSystem.status(of: root / path, following: false) else {
      return try body(.photo(path, nil))
    }
    switch found.kind {
    case .folder:
      if found.identity == excluded { return }
      try enter(path, depth: depth + 1, body)
    case .link:
      let target = FileSystem.status(of: root / path)
      guard target?.kind != .folder else { return try body(.skipped(path, .linkedFolder)) }
      try body(classify(path, target?.kind == .file ? target?.state : nil))
    case .file: try body(classify(path, found.state))
    case .other: try body(classify(path, nil))
    }
  }

  private func enter(_ folder: FilePath, depth: Int, _ body: (Item) throws -> Void) throws {
    if let reason = SkipReason.ofFolder(folder.name.string) { return try body(.skipped(folder, reason)) }
    guard depth < PhotoScan.depthLimit else { return try body(.skipped(folder, .tooDeep)) }
    let found: [FilePath]
    do throws(FileError) {
      found = try names(root / folder)
    } catch {
      let errno = error.cause as? Errno ?? .ioError
      return try body(.skipped(folder, .unreadableFolder(errno: errno.rawValue)))
    }
    try visit(folder, found, depth: depth, body)
  }

  private func classify(_ path: FilePath, _ state: FileState?) -> Item {
    if let reason = SkipReason.ofFile(path.name.string) { return .skipped(path, reason) }
    if PhotoScan.endings.contains(path.ending) { return .photo(path, state) }
    guard state != nil, let head = FileSystem.beginning(of: root / path, count: 8) else {
      return .skipped(path, .noPhoto)
    }
    let isPicture = head.starts(with: [0xFF, 0xD8, 0xFF]) || head.starts(with: [0x89, 0x50, 0x4E, 0x47])
    return isPicture ? .photo(path, state) : .skipped(path, .noPhoto)
  }
}
