internal import Foundation
import Localization
internal import Rules

/// The journal's shadow: a text file to which every result is appended before the journal takes it. It is read only when
/// the journal is lost, and believed only as far as the outputs bear it out.
final class OutcomeLog {
  /// One line.
  private struct Entry: Codable {
    var settings: BatchSettings?
    /// Base64 of the photo's path.
    var path: Data?
    var name: String?
    var wanted: String?
    var student: Int?
    var note: DeliveryNote?
    /// Without its findings, which stand beside it.
    var result: PhotoResult?
    var findings: [Finding]?
  }

  private let file: FileHandle
  private let path: RawPath

  init(_ folder: BatchFolder) throws {
    path = folder.log
    if Files.look(at: path) == nil {
      try Files.write([], to: path, by: folder.temporary / "log")
    }
    guard let file = FileHandle(forUpdatingAtPath: path.text) else { throw Files.failure(path) }
    self.file = file
    let end = try file.seekToEnd()
    // A line that was cut off by a sudden end stays alone.
    if end > 0 {
      try file.seek(toOffset: end - 1)
      if try file.read(upToCount: 1) != Data([10]) { try file.write(contentsOf: Data([10])) }
    }
  }

  deinit { try? file.close() }

  func append(_ settings: BatchSettings) throws { try append([JSONLine.encode(Entry(settings: settings))]) }

  func append(_ done: [Journal.Done]) throws {
    try append(
      done.map { item in
        var bare = item.result
        bare.findings = []
        let entry = Entry(
          path: Data(item.record.path.bytes), name: item.record.name, wanted: item.record.wanted,
          student: item.record.student, note: item.record.note, result: bare)
        return JSONLine.encode(entry, with: "findings", item.findings)
      })
  }

  private func append(_ lines: [String]) throws {
    let text = lines.map { $0 + "\n" }.joined()
    do { try file.write(contentsOf: Data(text.utf8)) } catch { throw Files.failure(path) }
  }

  /// Fills an empty journal with the results whose files are all there and unchanged.
  /// - Returns: the settings, and how many results were taken over.
  static func restore(_ folder: BatchFolder, into journal: Journal) throws -> (settings: BatchSettings?, Int)
  {
    var settings: BatchSettings?
    var last: [Data: Entry] = [:]
    for line in try lines(of: folder.log) {
      guard var entry = JSONLine.decode(Entry.self, line) else { continue }
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
        id: 0, path: RawPath(bytes: path), state: entry.result?.state, sha256: entry.result?.sha256,
        student: entry.student, note: entry.note, wanted: entry.wanted ?? "", name: name, result: entry.result
      )
      try journal.insert(record, replacing: false)
    }
    return (settings, kept.count)
  }

  private static func lines(of path: RawPath) throws -> [String] {
    guard let data = FileManager.default.contents(atPath: path.text) else { return [] }
    return data.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
  }
}
