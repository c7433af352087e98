public import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

extension FileSystem {
  /// Makes everything that was written safe from a loss of power: for thousands of files much sooner done than for one
  /// after the other.
  public static func secureDisks() { sync() }

  /// All files under a folder, relative to it, the names of each folder in the order of their bytes; links are files.
  public static func files(under root: FilePath) throws(FileError) -> [FilePath] {
    var files: [FilePath] = []
    var folders: [FilePath] = [FilePath()]
    while let folder = folders.popLast() {
      for name in try names(in: root.pushing(folder)) {
        let path = folder / name
        if status(of: root.pushing(path), following: false)?.kind == .folder {
          folders.append(path)
        } else {
          files.append(path)
        }
      }
    }
    return files
  }
}
