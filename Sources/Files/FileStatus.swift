internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What tells whether a file is still the one that was seen before.
public struct FileState: Sendable, Hashable, Codable {
  /// In bytes.
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

/// What the file system says of one entry.
public struct FileStatus: Sendable, Hashable {
  public enum Kind: Sendable, Hashable { case file, folder, link, other }

  /// The device and the number on it: two names with the same are one file.
  public struct Identity: Sendable, Hashable {
    var device: UInt64
    var inode: Int64
  }

  public let state: FileState
  public let kind: Kind
  public let identity: Identity
  /// By users other than the owner.
  public let isReadableByOthers: Bool

  init(_ status: Stat) {
    state = FileState(
      size: status.size, modified: FileStatus.nanoseconds(status.st_mtim),
      changed: FileStatus.nanoseconds(status.st_ctim), inode: Int64(truncatingIfNeeded: status.inode.rawValue)
    )
    kind =
      switch status.type {
      case .regular: .file
      case .directory: .folder
      case .symbolicLink: .link
      default: .other
      }
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.deviceID.rawValue), inode: state.inode)
    isReadableByOthers = !status.permissions.isDisjoint(with: [.groupRead, .otherRead])
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
