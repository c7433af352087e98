public import Foundation

/// Decides where finished pictures go and refuses to lose anything: no original is replaced, and no two photos of
/// one run share a name.
public struct OutputDesk {
  private let folder: URL
  private var taken: Set<String> = []

  public init(folder: String) { self.folder = URL(fileURLWithPath: folder, isDirectory: true) }

  /// `FOLDER/<stem>.jpg`; "stdin.jpg" for standard input. The name counts as taken from now on.
  public mutating func target(for input: String) throws(FileError) -> URL {
    let stem = input == "-" ? "stdin" : URL(fileURLWithPath: input).deletingPathExtension().lastPathComponent
    let target = folder.appendingPathComponent(stem + ".jpg")
    if input != "-", OutputDesk.identity(target) == OutputDesk.identity(URL(fileURLWithPath: input)) {
      throw .wouldReplaceInput(path: input)
    }
    // Names that differ only in case or Unicode form are one file on many disks.
    guard taken.insert(target.lastPathComponent.precomposedStringWithCanonicalMapping.lowercased()).inserted
    else { throw .nameTaken(path: target.path) }
    return target
  }

  public func write(_ bytes: [UInt8], to target: URL) throws(FileError) {
    try FileAccess.makeFolder(folder.path)
    try FileAccess.write(bytes, to: target.path)
  }

  private static func identity(_ url: URL) -> String {
    url.standardizedFileURL.resolvingSymlinksInPath().path
  }
}
