internal import Files
internal import SystemPackage

/// A file that is written, but neither safe from a loss of power nor under its name.
struct Draft: Sendable {
  let temporary: FilePath
  let target: FilePath

  func secure() throws(FileError) { try FileSystem.secure(temporary) }

  func publish() throws(FileError) {
    try FileSystem.makeFolder(target.folder)
    try FileSystem.rename(temporary, to: target)
  }

  func discard() { FileSystem.remove(temporary) }
}
