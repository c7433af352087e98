public import Localization
public import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Keeps every other process off a folder for as long as it lives, however this process ends.
public final class FileLock: Sendable {
  /// Another process has it.
  public struct Taken: ExplainedError, Equatable {
    /// The number of that process, as far as it is known.
    public let process: String

    public init(process: String) { self.process = process }

    public var code: String { "in-use" }

    public var text: LocalizedText {
      LocalizedText(
        zh: "另一个 gradphoto（进程 \(process)）正在使用这个输出目录。",
        en: "Another gradphoto (process \(process)) is at work on this output folder.")
    }
  }

  private let file: FileDescriptor

  public enum Kind: Sendable {
    case exclusive
    /// Keeps off those who want it exclusively, and waits while one of them has it.
    case shared
  }

  /// - Throws: `Taken`; `FileError` where the lock's file can't be made.
  public init(_ path: FilePath, _ kind: Kind = .exclusive, _ permissions: FilePermissions = .shared) throws {
    do {
      file = try FileDescriptor.open(
        path, .readWrite, options: [.create, .closeOnExec], permissions: permissions)
    } catch {
      throw FileSystem.unwritable(path, error)
    }
    // The descriptor is closed by deinit, which runs for an object that is whole when its init throws.
    if kind == .shared {
      guard flock(file.rawValue, LOCK_SH) == 0 else { throw FileError.unreadable(path, FileSystem.lastError) }
      return
    }
    guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
      let owner = FileSystem.beginning(of: path, count: 32) ?? []
      throw Taken(process: String(decoding: owner.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
    try? file.resize(to: 0)
    _ = try? file.writeAll(Array("\(getpid())\n".utf8))
  }

  /// Lets in others who share; not an exclusive one.
  public func share() { _ = flock(file.rawValue, LOCK_SH) }

  deinit { try? file.close() }
}
