import Collection
import Files
import Rosters
import SystemPackage
import WebService

/// Photos whose names are students' numbers.
enum ReferenceFolder {
  /// - Throws: `FileError`, `CollectionError`.
  static func read(_ folder: FilePath, _ collection: PhotoCollection) throws -> References {
    let paths = try FileSystem.files(under: folder)
    let students = try collection.studentMatcher().students(of: paths)
    let pairs = zip(students, paths).compactMap { student, path in
      (try? student.get()).map { ($0, folder.pushing(path)) }
    }
    return References(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
  }
}
