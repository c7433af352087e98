import Files
internal import Foundation
public import Localization
public import SystemPackage

/// Looks at a folder again and again and hands every new photo to a batch as soon as it is complete.
///
/// A photo is complete when its size and time have stayed the same for two looks and its format's end mark is there, or
/// for `patience` looks where it is not.
public struct Watch {
  /// Between two looks.
  static let interval: TimeInterval = 0.15
  /// Looks after which a photo without an end mark is taken as it is.
  static let patience = 20

  private var sizes: [FilePath: (state: FileState, looks: Int)] = [:]
  private var finished: [FilePath: FileState] = [:]
  private let scan: PhotoScan
  /// Folders that the last look could not enter, each in a sentence.
  public private(set) var unreadableFolders: [LocalizedText] = []

  /// - Parameter output: a folder that is never looked into.
  public init(input: FilePath, excluding output: FilePath) {
    scan = PhotoScan(root: input, excluding: BatchFolder(output).root)
  }

  /// Photos that have been completed since the last look, and those that are still growing.
  public mutating func look() throws -> (complete: [FilePath], growing: Set<FilePath>) {
    var complete: [FilePath] = []
    var growing: [FilePath: (state: FileState, looks: Int)] = [:]
    let (before, done, root) = (sizes, finished, scan.root)
    var unreadable: [LocalizedText] = []
    try scan.visit { item in
      if case .skipped(let path, let reason) = item, case .unreadableFolder = reason {
        unreadable.append(reason.sentence(about: path))
      }
      guard case .photo(let path, let state?) = item, done[path] != state else { return }
      let looks = before[path].map { $0.state == state ? $0.looks + 1 : 0 } ?? 0
      if looks >= 1, looks >= Watch.patience || Watch.hasEnd(root / path, size: state.size) {
        complete.append(path)
      } else {
        growing[path] = (state, looks)
      }
    }
    for path in complete {
      if let state = FileSystem.status(of: root / path)?.state { finished[path] = state }
    }
    sizes = growing
    unreadableFolders = unreadable
    return (complete, Set(growing.keys))
  }

  /// What was there before counts as seen.
  public mutating func skip(_ known: (FilePath) throws -> Bool) throws {
    var seen: [FilePath: FileState] = [:]
    try scan.visit { item in
      if case .photo(let path, let state?) = item, try known(path) { seen[path] = state }
    }
    finished = seen
  }

  /// Whether a JPEG or PNG ends as it should; other formats can't be told.
  private static func hasEnd(_ path: FilePath, size: Int64) -> Bool {
    guard let (head, tail) = FileSystem.ends(of: path, count: 64) else { return false }
    if head.starts(with: [0xFF, 0xD8]) {
      // Cameras fill up with zeros.
      let end = tail.last { $0 != 0 }
      guard end == 0xD9, let index = tail.lastIndex(of: 0xD9) else { return false }
      return index > 0 && tail[index - 1] == 0xFF
    }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      return tail.count >= 12 && Array(tail.suffix(8).prefix(4)) == Array("IEND".utf8)
    }
    return size > 0 && !["jpg", "jpeg", "png"].contains(path.ending)
  }

  /// Waits for the next look.
  public static func pause() { Thread.sleep(forTimeInterval: interval) }
}
