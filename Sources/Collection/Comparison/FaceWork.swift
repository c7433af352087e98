internal import Codecs
internal import FaceVerification
internal import Files
internal import Localization
internal import Pipeline
internal import Rosters
internal import Store
internal import SystemPackage

/// Faces of many photos, found by several workers.
struct FaceWork {
  struct Photo: Sendable {
    var path: FilePath
    /// How it is named to people.
    var name: String
  }

  struct Face: Sendable {
    /// Of the file.
    var sha256: String
    var assessment: FaceAssessment
  }

  private static let window = 4

  let engine: ComparisonEngine
  let workers: Int

  /// In the order of the photos.
  func faces(of photos: [Photo]) throws -> [Result<Face, Failure>] {
    guard !photos.isEmpty else { return [] }
    let pool = WorkerPool<Photo, Result<Face, Failure>>(
      workers: min(workers, photos.count), window: Self.window
    ) { [engine] in
      let reader = engine.reader()
      return { photo in
        Result {
          let bytes = try FileSystem.read(photo.path, limit: Limits.standard.bytes)
          return Face(sha256: Digest.sha256(bytes), assessment: try reader.assess(bytes))
        }.mapError { Failure($0, reading: photo.name) }
      }
    }
    var waiting = photos[...]
    var found: [Result<Face, Failure>] = []
    try pool.run {
      waiting.popFirst()
    } deliver: {
      found += $0
    }
    return found
  }
}

extension PhotoCollection {
  /// The faces that are kept.
  func faces() throws -> FaceGallery<StudentID> {
    try read { store in
      var gallery = FaceGallery<StudentID>()
      try store.forEach("SELECT student, embedding FROM face") { row in
        guard let student: StudentID = row["student"],
          let face = (row["embedding"] as [UInt8]?).flatMap({ FaceEmbedding(bytes: $0) })
        else { return }
        gallery.add(face, of: student)
      }
      return gallery
    }
  }
}
