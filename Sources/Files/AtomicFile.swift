public import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// A file that is written piece by piece and appears whole, or not at all.
public final class AtomicFile {
  private let target: FilePath
  private let temporary: FilePath
  private let file: FileDescriptor
  private var buffer: [UInt8] = []
  private var failure: FileError?
  private var isOpen = true

  /// Bytes that are gathered before the disk is asked.
  private static let bufferSize = 1 << 16

  /// - Parameter temporary: a name on the same disk that nobody else uses.
  public init(_ target: FilePath, by temporary: FilePath, _ permissions: FilePermissions = .shared)
    throws(FileError)
  {
    self.target = target
    self.temporary = temporary
    file = try FileSystem.create(temporary, permissions)
    buffer.reserveCapacity(2 * AtomicFile.bufferSize)
  }

  deinit { discard() }

  /// Nothing is left of what was not committed.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    try? file.close()
    FileSystem.remove(temporary)
  }

  /// What goes wrong is told by `commit`.
  public func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= AtomicFile.bufferSize { flush() }
  }

  /// What goes wrong is told by `commit`.
  public func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= AtomicFile.bufferSize { flush() }
  }

  private func flush() {
    if failure == nil, isOpen {
      do throws(FileError) { try FileSystem.write(buffer, into: file, target) } catch { failure = error }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Gives the file its name. To be called once, at the end.
  public func commit() throws(FileError) {
    guard isOpen else { throw .unwritable(target, .badFileDescriptor) }
    flush()
    if failure == nil, fsync(file.rawValue) != 0 { failure = .unwritable(target, FileSystem.lastError) }
    isOpen = false
    do { try file.close() } catch { failure = failure ?? FileSystem.unwritable(target, error) }
    do throws(FileError) {
      if let failure { throw failure }
      try FileSystem.rename(temporary, to: target)
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
  }
}
