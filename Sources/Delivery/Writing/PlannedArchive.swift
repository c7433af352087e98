internal import Files
internal import SystemPackage
internal import Tables

/// An archive of a scheme's pictures, decided before any is written.
struct PlannedArchive {
  let scheme: String
  let archive: ArchiveGroups.Archive

  /// In the delivery.
  var path: String { "\(OwnNames.archives)/\(scheme)/\(archive.name).zip" }

  /// What a run that was stopped left there is replaced.
  /// - Throws: `FileError`, `TableWritingError`.
  func write(in folder: FilePath) throws {
    let file = folder / FilePath(path)
    try FileSystem.makeFolder(file.folder, personal: true)
    FileSystem.remove(file)
    let writer = try ZipWriter(file)
    for path in archive.paths { try writer.add(folder / FilePath(scheme + "/" + path), as: path) }
    try writer.close()
    try FileSystem.restrict(file, to: .personal)
  }
}
