/// What tells whether a file is still the one that was seen before.
public struct FileState: Sendable, Hashable, Codable {
  public var size: Int64
  /// Nanoseconds since 1970 of the last change of the content.
  public var modified: Int64
  /// Nanoseconds since 1970 of the last change of the file's own record, which no program can set.
  public var changed: Int64
  public var inode: Int64

  public init(size: Int64, modified: Int64, changed: Int64, inode: Int64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }
}

/// A photo that could not be read.
public enum InputError: Error, Equatable, Sendable {
  case vanished
  case unreadable(reason: String)
  case notAFile
  case tooLarge(limit: Int)
  /// It was written to while it was read.
  case changing
}

/// The output folder can't be written: nothing more can be done until someone helps.
public struct OutputError: Error, Equatable, Sendable {
  public var path: String
  public var reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
