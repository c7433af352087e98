internal import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The output folder of a batch, and which of its files is what.
public struct BatchFolder: Sendable {
  public let root: RawPath

  public init(_ path: String) {
    root = RawPath(URL(fileURLWithPath: path).standardizedFileURL.path)
  }

  public var bookkeeping: RawPath { root / "journal" }
  public var journal: RawPath { bookkeeping / "journal.sqlite" }
  public var log: RawPath { bookkeeping / "outcomes.jsonl" }
  /// Files that are still being written.
  public var temporary: RawPath { bookkeeping / "tmp" }
  /// Files found among the outputs that no photo accounts for.
  public var strays: RawPath { root / "strays" }
  public var report: RawPath { root / "report" }

  public var hasJournal: Bool { Files.look(at: journal) != nil }

  /// Whether any of the folders of outcomes holds anything.
  public var hasOutputs: Bool {
    Outcome.folders.contains { !(Files.names(in: root / $0) ?? []).isEmpty }
  }

  func make() throws(OutputError) {
    for folder in [root, bookkeeping, temporary, report] + Outcome.folders.map({ root / $0 }) {
      try Files.makeFolder(folder)
    }
  }

  func removeTemporaries() {
    for name in Files.names(in: temporary) ?? [] { Files.remove(temporary / name) }
  }
}

/// Keeps every other batch off an output folder for as long as it lives, however this process ends.
public final class BatchLock {
  public struct Taken: Error, Equatable { public let process: String }

  private let file: Int32

  /// - Throws: `Taken` where another process has it; `OutputError`.
  public init(_ folder: BatchFolder) throws {
    let path = folder.bookkeeping / "lock"
    file = Files.withCPath(path) { open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o644) }
    guard file >= 0 else { throw Files.failure(path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let owner = Files.beginning(of: path, count: 32).map { String(decoding: $0, as: UTF8.self) } ?? ""
      // The descriptor is closed by deinit, which runs for an object that is whole when its init throws.
      throw Taken(process: owner.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    _ = ftruncate(file, 0)
    _ = Files.put(Array("\(getpid())\n".utf8), into: file)
  }

  deinit { if file >= 0 { close(file) } }
}
