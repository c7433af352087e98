public import SystemPackage

extension FileSystem {
  /// Moves a file that can't be used, and those beside it, out of the way: "name.broken". Nothing is replaced; where there is
  /// one already the new one is "name.broken-2".
  /// - Parameter endings: of the names beside it; "" is the file itself. Those that are not there are passed over.
  /// - Returns: its new path.
  @discardableResult public static func setAside(_ path: FilePath, endings: [String] = [""]) throws(FileError)
    -> FilePath
  {
    let (folder, name) = (path.folder, path.name.string)
    var (broken, count) = (name + ".broken", 1)
    while endings.contains(where: { exists(folder / (broken + $0)) }) {
      count += 1
      broken = "\(name).broken-\(count)"
    }
    for ending in endings where exists(folder / (name + ending)) {
      try rename(folder / (name + ending), to: folder / (broken + ending))
    }
    return folder / broken
  }
}
