import Files
import Foundation
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The libraries of this process: those it was linked with, and those it loads when they are asked for.
enum SharedLibraries {
  /// More than the map of any process of ours has.
  private static let mapLimit = 1 << 22

  /// Their files, links followed, so that names hold the version: "libpng16.so.16.39.0". Empty where the system does not
  /// tell (it does on Linux).
  static func loaded() -> [FilePath] {
    guard let map = try? FileSystem.readUnsized("/proc/self/maps", limit: mapLimit) else { return [] }
    let paths = map.split(separator: UInt8(ascii: "\n")).compactMap { line -> FilePath? in
      guard let slash = line.firstIndex(of: UInt8(ascii: "/")) else { return nil }
      return FilePath(bytes: Array(line[slash...]))
    }
    return Set(paths).filter { $0.name.string.contains(".so") }.map(FileSystem.resolved)
      .sorted { $0.string < $1.string }
  }

  /// Whether a library can be loaded, under one of its names.
  static func canLoad(_ names: [String]) -> Bool {
    names.contains { name in
      guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return false }
      _ = handle  // It stays: closing it would run its destructors for nothing.
      return true
    }
  }
}
