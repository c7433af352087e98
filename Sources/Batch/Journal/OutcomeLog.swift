internal import Files
internal import Foundation
internal import Localization
internal import Reports
internal import Rules
internal import SystemPackage

/// The journal's shadow: a text file to which every result is appended before the journal takes it. It is read only when
/// the journal is lost, and believed only as far as the outputs bear it out.
final class OutcomeLog {
  /// One line.
  private struct Entry: Codable {
    var settings: BatchSettings?
    /// Base64 of the photo's path.
    var path: Data?
    var name: String?
    /// The name asked for.
    var wanted: String?
    var student: Int?
    var note: DeliveryNote?
    /// Without its findings, which stand beside it.
    var result: PhotoResult?
    var findings: [Finding]?
  }

  /// Bytes; a photo's entry has some 4,000.
  private static let lineLimit = 1 << 22

  private let file: LogFile

  init(_ folder: BatchFolder) throws(FileError) { file = try LogFile(folder.log) }

  func append(_ settings: BatchSettings) throws(FileError) {
    try file.append([JSONLine.encode(Entry(settings: settings))])
  }

  func append(_ done: [Journal.Done]) throws(FileError) {
    try file.append(
      done.map { item in
        var bare = item.result
        bare.findings = []
        let entry = Entry(
          path: Data(item.record.path.bytes), name: item.record.name, wanted: item.record.requestedName,
          student: item.record.student, note: item.record.note, result: bare)
        return JSONLine.encode(entry, with: "findings", JSONLine.encode(findings: item.result.findings))
      })
  }

  /// Fills an empty journal with the results whose files are all there and unchanged.
  /// - Returns: the settings, and how many results were taken over.
  static func restore(_ folder: BatchFolder, into journal: Journal) throws -> (settings: BatchSettings?, Int)
  {
    var settings: BatchSettings?
    var last: [Data: Entry] = [:]
    try LogFile.forEachLine(of: folder.log, limit: lineLimit) { line in
      guard var entry = JSONLine.decode(Entry.self, line) else { return }
      entry.result?.findings = entry.findings ?? []
      settings = entry.settings ?? settings
      if let path = entry.path { last[path] = entry }
    }
    let kept = last.values.filter { entry in
      entry.result?.failure?.mayPass != true && entry.result?.files.isEmpty == false
        && entry.result?.files.allSatisfy { $0.isIntact(in: folder) } == true
    }
    for entry in kept {
      guard let path = entry.path, let name = entry.name else { continue }
      let record = PhotoRecord(
        id: 0, path: FilePath(bytes: path), state: entry.result?.state, sha256: entry.result?.sha256,
        student: entry.student, note: entry.note, requestedName: entry.wanted ?? "", name: name,
        result: entry.result)
      try journal.insert(record, replacing: false)
    }
    return (settings, kept.count)
  }
}
