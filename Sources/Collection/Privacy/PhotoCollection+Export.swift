internal import Files
internal import Foundation
internal import Localization
internal import Store
public import SystemPackage

extension PhotoCollection {
  /// Everything that is kept about one person, but the photos themselves, as JSON.
  public func personalData(of student: StudentID) throws -> String {
    JSONLine.encode(try read { try PersonalExport(student, $0) })
  }

  /// Writes everything that is kept about one person into a new folder: `student.json`, the photos, the text that was
  /// agreed to.
  /// - Throws: `CollectionError.occupied` where the folder is there already; `FileError`.
  /// - Returns: how many photos were written.
  public func export(_ student: StudentID, to target: FilePath) throws -> Int {
    guard !FileSystem.exists(target) else { throw CollectionError.occupied(path: target.string) }
    let export = try read { try PersonalExport(student, $0) }
    let draft =
      target.absolute.folder / ".\(target.absolute.name.string).part-\(UInt32.random(in: 0 ... .max))"
    do {
      try FileSystem.makeFolder(draft, personal: true)
      try FileSystem.write(
        Array((JSONLine.encode(export) + "\n").utf8), to: draft / "student.json", .personal)
      for file in export.files {
        let name = "\(file.folder.rawValue)-\(file.sha256)" + file.folder.ending
        let bytes = try FileSystem.read(folder.path(of: file), limit: PersonalExport.photoLimit)
        try FileSystem.write(bytes, to: draft / name, .personal)
      }
      if let text = export.consent?.text {
        let bytes = try FileSystem.read(folder.texts / (text + ".txt"), limit: PersonalExport.photoLimit)
        try FileSystem.write(bytes, to: draft / "privacy.txt", .personal)
      }
      try FileSystem.rename(draft, to: target)
    } catch {
      for name in (try? FileSystem.names(in: draft)) ?? [] { FileSystem.remove(draft / name) }
      FileSystem.removeEmptyFolders(draft, upTo: draft.folder)
      throw error
    }
    return export.files.count
  }
}

/// Everything about one person.
struct PersonalExport: Encodable {
  static let photoLimit = PhotoFiles.largest

  struct Consent: Encodable {
    var text: String
    var version: String
    var channel: String
    var time: String
  }

  struct Code: Encodable {
    var sha256: String
    /// Base64.
    var payload: String
    var time: String
  }

  struct TakeEntry: Encodable {
    var original: String
    var finished: String?
    var number: Int
    var time: String
    var outcome: String
    /// JSON.
    var findings: String
    var warnings: [Failure]
  }

  struct Payment: Encodable {
    var kind: String
    var amount: String
    var receipt: String
    var payer: String
    var time: String
  }

  struct EventEntry: Encodable {
    var time: String
    var actor: String
    var name: String
    var from: State?
    var to: State?
    /// JSON.
    var content: String?
  }

  var record: StudentRecord
  var state: State
  var since: String
  var consent: Consent?
  var code: Code?
  var takes: [TakeEntry]
  var hasFaceNumbers: Bool
  var payments: [Payment]
  var events: [EventEntry]
  var files: [StoredFile]

  init(_ id: StudentID, _ store: StoreConnection) throws {
    guard let student = try Student.fetch(id, store) else {
      throw CollectionError.unknownStudent("\(id.value)")
    }
    func moment(_ row: StoreRow) -> String { ((row["time"] as Moment?) ?? Moment(milliseconds: 0)).text }
    record = student.record
    state = student.state
    since = student.since.text
    consent = try store.first("SELECT * FROM consent WHERE student = ?", [id]) {
      Consent(
        text: $0["text"] ?? "", version: $0["version"] ?? "", channel: $0["channel"] ?? "", time: moment($0))
    }
    code = try store.first("SELECT * FROM code WHERE student = ?", [id]) {
      Code(
        sha256: $0["sha256"] ?? "", payload: Data(($0["payload"] as [UInt8]?) ?? []).base64EncodedString(),
        time: moment($0))
    }
    takes = try store.rows("SELECT \(Take.columns) FROM take WHERE student = ? ORDER BY number", [id]) {
      row in
      let take = Take(row)
      return TakeEntry(
        original: take.original, finished: take.finished, number: take.number, time: take.time.text,
        outcome: take.outcome, findings: take.findings, warnings: take.warnings)
    }
    hasFaceNumbers = try store.count("SELECT count(*) FROM face WHERE student = ?", [id]) > 0
    payments = try store.rows("SELECT * FROM ledger WHERE student = ? ORDER BY id", [id]) {
      Payment(
        kind: $0["kind"] ?? "", amount: Money(fen: $0["fen"] ?? 0).text, receipt: $0["receipt"] ?? "",
        payer: $0["payer"] ?? "", time: moment($0))
    }
    events = try store.rows(
      """
      SELECT \(Event.columns) FROM event WHERE student = ?1 OR student IN (SELECT foreignID FROM alias WHERE student = ?1)
      ORDER BY id
      """, [id]
    ) { row in
      let event = Event(row)
      return EventEntry(
        time: event.time.text, actor: event.actor, name: event.name, from: event.from, to: event.to,
        content: event.content)
    }
    files = try store.rows("SELECT folder, sha256 FROM file WHERE student = ? ORDER BY folder, sha256", [id])
    {
      StoredFile(PhotoFolder(rawValue: $0["folder"] ?? "") ?? .originals, $0["sha256"] ?? "")
    }
  }
}
