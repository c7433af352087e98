internal import Foundation
internal import GRDB
import Localization
public import Rules
internal import Studio

/// What the journal knows of one photo.
public struct PhotoRecord: Sendable {
  public var id: Int64
  /// Relative to the input folder.
  public var path: RawPath
  /// Its place among the photos of the last run; nil where it was not there any more.
  public var position: Int64?
  public var state: FileState?
  public var sha256: String?
  /// The line of its student in the roster.
  public var student: Int?
  public var note: DeliveryNote?
  /// The name asked for, before others of the same name were known.
  var wanted: String
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
  public var findings: [Finding]
  public var failure: PhotoFailure?
  /// The first is the picture, where there is one.
  public var files: [OutputFile]

  /// The findings that decided, the gravest first.
  public var decisive: [Finding] { findings.decisive }
}

extension PhotoRecord {
  init(_ row: Row) {
    id = row["id"]
    path = RawPath(bytes: (row["path"] as DatabaseBlob?)?.bytes ?? [])
    position = row["position"]
    sha256 = row["sha256"]
    student = row["student"]
    note = (row["note"] as String?).flatMap { JSONLine.decode(DeliveryNote.self, $0) }
    wanted = row["wanted"] ?? ""
    name = row["name"] ?? ""
    if let size: Int64 = row["size"], let modified: Int64 = row["modified"],
      let changed: Int64 = row["changed"],
      let inode: Int64 = row["inode"]
    {
      state = FileState(size: size, modified: modified, changed: changed, inode: inode)
    }
    guard let outcome = (row["outcome"] as String?).flatMap(Outcome.init) else { return }
    result = PhotoResult(
      outcome: outcome, sha256: sha256, state: state,
      findings: (row["findings"] as String?).flatMap { JSONLine.decode([Finding].self, $0) } ?? [],
      failure: (row["failure"] as String?).flatMap { JSONLine.decode(PhotoFailure.self, $0) },
      files: (row["files"] as String?).flatMap { JSONLine.decode([OutputFile].self, $0) } ?? [])
  }
}

/// Bytes as a column holds them.
struct DatabaseBlob: DatabaseValueConvertible {
  var bytes: [UInt8]

  var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  static func fromDatabaseValue(_ value: DatabaseValue) -> DatabaseBlob? {
    Data.fromDatabaseValue(value).map { DatabaseBlob(bytes: Array($0)) }
  }
}
