internal import Files
public import Localization
internal import Store
public import SystemPackage

/// A photo that was handed in, on its way to be a take.
public struct Upload: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    case waiting
    /// The number of the student's take.
    case taken(Int)
    case refused(Failure)
  }

  public let id: Int64
  public let student: StudentID
  public let time: Moment
  public let outcome: Outcome

  /// Photos of one student that wait, and in an hour.
  static let mostWaiting = 3
  static let mostInAnHour = 30

  init(id: Int64, student: StudentID, time: Moment, outcome: Outcome) {
    (self.id, self.student, self.time, self.outcome) = (id, student, time, outcome)
  }

  init(_ row: StoreRow) {
    id = row["id"] ?? 0
    student = row["student"] ?? StudentID(0)
    time = row["time"] ?? Moment(milliseconds: 0)
    if let take: Int = row["take"] {
      outcome = .taken(take)
    } else if let failure = (row["failure"] as String?).flatMap({ JSONLine.decode(Failure.self, $0) }) {
      outcome = .refused(failure)
    } else {
      outcome = .waiting
    }
  }
}

extension Upload {
  static func all(of student: StudentID, _ store: StoreConnection) throws -> [Upload] {
    try store.rows("SELECT * FROM upload WHERE student = ? ORDER BY time, id", [student]) { Upload($0) }
  }
}

extension PhotoCollection {
  /// A file in which a photo can be gathered. What is never kept goes at the next start.
  public func newUploadFile() throws -> UploadFile {
    try FileSystem.makeFolder(folder.uploads, personal: true)
    let id = Int64.random(in: 1 ... .max)
    return try UploadFile(id: id, path: path(ofUpload: id), temporary: folder.temporary / "upload-\(id).part")
  }

  public func path(ofUpload id: Int64) -> FilePath { folder.uploads / String(id) }

  /// The photo is on the disk and waits from here on, whatever happens.
  /// - Throws: `AccessError.tooManyUploads`, what the student has to do before, `FileError`.
  @discardableResult public func keep(_ file: UploadFile, of student: StudentID) throws -> Upload {
    let now = clock()
    try file.commit()
    FileSystem.secure(folder: folder.uploads)
    do {
      try change { store in
        try requireRoom(for: student, store)
        try store.execute(
          "INSERT INTO upload (id, student, time) VALUES (?, ?, ?)", [file.id, student, now])
      }
      return Upload(id: file.id, student: student, time: now, outcome: .waiting)
    } catch {
      FileSystem.erase(file.path)
      throw error
    }
  }

  /// Whether a student may hand in a photo now.
  /// - Throws: `AccessError.tooManyUploads`, `CollectionError`.
  public func requireRoom(for id: StudentID) throws {
    try read { try requireRoom(for: id, $0) }
  }

  private func requireRoom(for id: StudentID, _ store: StoreConnection) throws {
    guard let student = try Student.fetch(id, store) else {
      throw CollectionError.unknownStudent("\(id.value)")
    }
    try subject(student, store).requireReadyForPhotos()
    let waiting = try store.count(
      "SELECT count(*) FROM upload WHERE student = ? AND take IS NULL AND failure IS NULL", [id])
    let recent = try store.count(
      "SELECT count(*) FROM upload WHERE student = ? AND time > ?", [id, clock().adding(hours: -1)])
    guard waiting < Upload.mostWaiting, recent < Upload.mostInAnHour else {
      throw AccessError.tooManyUploads
    }
  }

  /// Of a student, the oldest first.
  public func uploads(of student: StudentID) throws -> [Upload] {
    try read { try Upload.all(of: student, $0) }
  }

  /// All that wait, the oldest first. Nobody else may be handing photos in: what was begun and never kept is removed.
  public func resumeUploads() throws -> [Upload] {
    let waiting = try read {
      try $0.rows("SELECT * FROM upload WHERE take IS NULL AND failure IS NULL ORDER BY time, id") {
        Upload($0)
      }
    }
    let known = Set(waiting.map { String($0.id) })
    for name in (try? FileSystem.names(in: folder.uploads)) ?? [] where !known.contains(name.string) {
      FileSystem.erase(folder.uploads / name)
    }
    for name in (try? FileSystem.names(in: folder.temporary)) ?? [] where name.string.hasPrefix("upload-") {
      FileSystem.erase(folder.temporary / name)
    }
    return waiting
  }

  /// What became of a photo; the upload's own file goes.
  public func settle(_ upload: Upload, _ result: Result<TakeReport.Taken, Failure>) throws {
    var (take, failure): (Int?, Failure?) = (nil, nil)
    switch result {
    case .success(let taken): take = taken.number
    case .failure(let why):
      // Taken in just before a sudden end, and now looked at once more.
      take = try numberTaken(of: upload, since: upload.time)
      // It outlives the other student.
      if take == nil { failure = why.namingNobody }
    }
    try change { store in
      try store.execute(
        "UPDATE upload SET take = ?, failure = ? WHERE id = ? AND take IS NULL",
        [take, failure.map { JSONLine.encode($0) }, upload.id])
    }
    FileSystem.erase(path(ofUpload: upload.id))
  }

  private func numberTaken(of upload: Upload, since time: Moment) throws -> Int? {
    guard let digest = try? Digest.sha256(ofFile: path(ofUpload: upload.id)) else { return nil }
    return try read {
      try $0.value(
        "SELECT number FROM take WHERE original = ? AND student = ? AND time >= ?",
        [digest, upload.student, time])
    }
  }
}
