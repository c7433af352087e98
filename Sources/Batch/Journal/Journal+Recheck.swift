internal import Files
import Reports
internal import Store
internal import SystemPackage

extension Journal {
  /// Looks whether every output is there as it was written. What isn't is to be done again.
  /// - Returns: how many photos that are.
  func recheck(_ folder: BatchFolder, reset: (PhotoRecord) -> Void) throws -> Int {
    var damaged = 0
    var last: Int64 = 0
    while true {
      let records = try read {
        try $0.rows(
          "SELECT * FROM photo WHERE id > ? AND outcome NOT NULL ORDER BY id LIMIT ?",
          [last, BatchLimits.page], as: PhotoRecord.init)
      }
      guard let end = records.last else { return damaged }
      last = end.id
      for record in records where record.result?.files.allSatisfy({ $0.isIntact(in: folder) }) == false {
        // A photo that is gone can't be made again: what is left of it stays as it is.
        guard record.position != nil else { continue }
        damaged += 1
        try write { try clear(record, $0, reset) }
      }
    }
  }

  /// Whether a folder holds the photos that were judged: at least one of them is there under its path, and none with
  /// another content.
  func knowsPhotos(in input: FilePath) throws -> Bool {
    var isFound = false
    var last: Int64 = 0
    while true {
      let records = try read {
        try $0.rows(
          "SELECT * FROM photo WHERE id > ? AND sha256 NOT NULL ORDER BY id LIMIT ?",
          [last, BatchLimits.page],
          as: PhotoRecord.init)
      }
      guard let end = records.last else { return isFound }
      last = end.id
      for record in records where FileSystem.exists(input / record.path) {
        let bytes = try FileSystem.read(input / record.path, limit: BatchLimits.photoBytes)
        guard Digest.sha256(bytes) == record.sha256 else { return false }
        isFound = true
      }
    }
  }

  enum Owner {
    /// Belongs to a finished photo.
    case result
    /// Was written for a photo that was not entered.
    case unfinished
    case nobody
  }

  /// Whose file among the outputs this is.
  func owner(of path: String) throws -> Owner {
    guard let slash = path.firstIndex(of: "/") else { return .nobody }
    var name = String(path[path.index(after: slash)...])
    if name.hasSuffix(".txt") { name = String(name.dropLast(4)) + ".jpg" }
    let record = try read {
      try $0.first("SELECT * FROM photo WHERE name = ?", [name], as: PhotoRecord.init)
    }
    guard let record else { return .nobody }
    return record.result?.files.contains { $0.path == path } == true ? .result : .unfinished
  }
}
