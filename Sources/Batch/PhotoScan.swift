/// Walks a folder of photos: always in the same order, never through linked folders, never into hidden ones.
struct PhotoScan {
  enum Item {
    /// Relative to the root; nil where a link leads nowhere.
    case photo(RawPath, FileState?)
    /// Not a picture by name or content.
    case other(RawPath)
    /// A folder that can't be read, or that is a link.
    case skippedFolder(RawPath)
  }

  /// Pictures by name; those that we can't read are told one by one.
  static let endings: Set<String> = [
    "jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "avif", "webp", "tif", "tiff", "bmp", "gif", "dng",
    "cr2",
    "cr3", "nef", "arw", "raf", "orf", "rw2",
  ]

  let root: RawPath
  /// Device and inode of a folder that is never entered.
  let excluded: (device: UInt64, inode: Int64)?

  init(root: RawPath, except output: RawPath?) {
    self.root = root
    excluded = output.flatMap { Files.look(at: $0) }.map { ($0.device, $0.state.inode) }
  }

  /// Calls `visit` for each item, the names of each folder in the order of their bytes.
  func visit(_ body: (Item) throws -> Void) throws {
    try visit(RawPath(bytes: []), depth: 0, body)
  }

  private func visit(_ folder: RawPath, depth: Int, _ body: (Item) throws -> Void) throws {
    guard depth < 64, let names = Files.names(in: folder.bytes.isEmpty ? root : root / folder) else {
      return try body(.skippedFolder(folder))
    }
    for name in names where name.bytes.first != UInt8(ascii: ".") {
      let path = folder / name
      guard let found = Files.look(at: root / path, following: false) else {
        try body(.photo(path, nil))
        continue
      }
      switch found.kind {
      case .folder:
        if let excluded, excluded == (found.device, found.state.inode) { continue }
        try visit(path, depth: depth + 1, body)
      case .link:
        let target = Files.look(at: root / path)
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

  private func classify(_ path: RawPath, _ state: FileState?) -> Item {
    if PhotoScan.endings.contains(path.ending) { return .photo(path, state) }
    guard state != nil, let head = Files.beginning(of: root / path, count: 8) else { return .other(path) }
    let isPicture = head.starts(with: [0xFF, 0xD8, 0xFF]) || head.starts(with: [0x89, 0x50, 0x4E, 0x47])
    return isPicture ? .photo(path, state) : .other(path)
  }
}
