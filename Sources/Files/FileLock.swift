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
public final class FileLock {
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

  /// - Throws: `Taken`; `FileError` where the lock's file can't be made.
  public init(_ path: FilePath) throws {
    do {
      file = try FileDescriptor.open(
        path, .readWrite, options: [.create, .closeOnExec], permissions: .shared)
    } catch {
      throw FileSystem.unwritable(path, error)
    }
    // The descriptor is closed by deinit, which runs for an object that is whole when its init throws.
    guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
      let owner = FileSystem.beginning(of: path, count: 32) ?? []
      throw Taken(process: String(decoding: owner.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
    try? file.resize(to: 0)
    _ = try? file.writeAll(Array("\(getpid())\n".utf8))
  }

  deinit { try? file.close() }
}
