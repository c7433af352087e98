public import Codecs
public import Files
public import Localization
internal import Pipeline
public import Reports
internal import Rosters
public import Rules
internal import Store
public import SystemPackage

/// What the journal knows of one photo.
public struct PhotoRecord: Sendable {
  public var id: Int64
  /// Relative to the input folder.
  public var path: FilePath
  /// Its place among the photos of the last run; nil where it was not there any more.
  public var position: Int64?
  public var state: FileState?
  public var sha256: String?
  /// The line of its student in the roster.
  public var student: Int?
  public var note: DeliveryNote?
  /// The name asked for, before others of the same name were known.
  var requestedName: String
  /// Its name in every folder of outcomes: "计算机/1班/20200101.jpg".
  public var name: String
  /// Nil where nothing has been done yet.
  public var result: PhotoResult?
}

/// What became of a photo.
public struct PhotoResult: Sendable, Codable {
  public var outcome: Outcome
  public var sha256: String?
  public var state: FileState?
  /// Those that need words; in journals of before, all of them.
  public var findings: [Finding]
  /// The others; nil in those journals.
  public var quiet: QuietFindings?
  public var failure: Failure?
  /// The first is the picture, where there is one.
  public var files: [OutputFile]
  /// What is worth telling of the photo's file; nil where there is nothing.
  public var notes: [FileNote]?
}

extension Failure {
  /// Whether the cause lies outside the photo, so that another run may succeed.
  var mayPass: Bool { ["not-found", "unreadable", "not-a-file", "changing"].contains(code) }
}

extension PhotoRecord {
  init(_ row: StoreRow) {
    id = row["id"] ?? 0
    path = FilePath(bytes: row["path"] ?? [])
    position = row["position"]
    sha256 = row["sha256"]
    student = row["student"]
    note = (row["note"] as String?).flatMap { JSONLine.decode(DeliveryNote.self, $0) }
    requestedName = row["requestedName"] ?? ""
    name = row["name"] ?? ""
    if let size: Int64 = row["size"], let modified: Int64 = row["modified"],
      let changed: Int64 = row["changed"], let inode: Int64 = row["inode"]
    {
      state = FileState(size: size, modified: modified, changed: changed, inode: inode)
    }
    guard let outcome = (row["outcome"] as String?).flatMap(Outcome.init) else { return }
    result = PhotoResult(
      outcome: outcome, sha256: sha256, state: state,
      findings: (row["findings"] as String?).flatMap { JSONLine.decode([Finding].self, $0) } ?? [],
      quiet: (row["quiet"] as String?).flatMap { JSONLine.decode(QuietFindings.self, $0) },
      failure: (row["failure"] as String?).flatMap { JSONLine.decode(Failure.self, $0) },
      files: (row["files"] as String?).flatMap { JSONLine.decode([OutputFile].self, $0) } ?? [],
      notes: (row["notes"] as String?).flatMap { JSONLine.decode([FileNote].self, $0) })
  }
}

extension PhotoReport {
  /// A photo of a batch as reports show it.
  /// - Parameters:
  ///   - showsIDs: identity numbers as they are, not masked.
  init(
    _ record: PhotoRecord, _ result: PhotoResult, student: StudentLine? = nil, thumbnail: [UInt8]? = nil,
    showsIDs: Bool
  ) {
    func shown(_ text: String) -> String { showsIDs ? text : Masking.masked(text) }
    let name = shown(record.path.string)
    self.init(
      input: name, output: result.files.first.map { shown($0.path) }, outcome: result.outcome,
      findings: result.findings, failure: result.failure, makesPicture: true)
    uri = Escaping.uri(name == record.path.string ? record.path.bytes : Array(name.utf8))
    sha256 = result.sha256
    notes = result.notes ?? []
    note = record.note.map { Failure(code: $0.code, text: $0.text) }
    batch = BatchDetails(
      student: showsIDs ? student : student?.masked, files: result.files, isGone: record.position == nil,
      thumbnail: thumbnail, quiet: result.quiet)
  }
}
