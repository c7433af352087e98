internal import Files
internal import Localization
import Localization
internal import Pipeline
internal import Reports
internal import Rosters
internal import Rules
internal import SystemPackage

/// One worker's part: read a photo, judge it, write its files under temporary names.
struct PhotoWork {
  struct Output: Sendable {
    var record: PhotoRecord
    var result: Result<Finished, FileError>
  }

  /// A judged photo whose files have not got their names yet.
  struct Finished: Sendable {
    var result: PhotoResult
    var thumbnail: [UInt8]?
    /// One for each of `result.files`.
    var drafts: [Draft]
  }

  let input: FilePath
  let folder: BatchFolder
  let language: Language
  let processor: any PhotoProcessor

  func perform(_ record: PhotoRecord) -> Output {
    var drafts: [Draft] = []
    do throws(FileError) {
      return Output(record: record, result: .success(try process(record, &drafts)))
    } catch {
      for draft in drafts { draft.discard() }
      return Output(record: record, result: .failure(error))
    }
  }

  private func process(_ record: PhotoRecord, _ drafts: inout [Draft]) throws(FileError) -> Finished {
    var result = PhotoResult(outcome: .error, findings: [], files: [])
    var picture: [UInt8]?
    var thumbnail: [UInt8]?
    do {
      let content = try FileSystem.readUnchanged(input / record.path, limit: BatchLimits.photoBytes)
      result.sha256 = Digest.sha256(content.bytes)
      result.state = content.state
      let processed = try processor.process(content.bytes, name: FilePath(record.name).name.string)
      result.findings = processed.findings.filter(\.needsWords)
      result.quiet = QuietFindings(processed.findings)
      result.notes = processed.notes.isEmpty ? nil : processed.notes
      result.outcome = Outcome(Judge.overall(processed.findings))
      if result.outcome == .pass, record.note != nil { result.outcome = .review }
      picture = result.outcome == .fail ? processed.overlay ?? processed.file : processed.file
      // Without a file there is nothing to deliver, whatever the rules say.
      if result.outcome == .pass, picture == nil { result.outcome = .review }
      thumbnail = processed.thumbnail
    } catch {
      result.failure = Failure(error, about: Masking.masked(record.path.name.string))
    }
    try write(picture, record, &result, &drafts)
    return Finished(result: result, thumbnail: thumbnail, drafts: drafts)
  }

  /// The picture first, then the text of reasons, which only an accepted photo does without.
  private func write(
    _ picture: [UInt8]?, _ record: PhotoRecord, _ result: inout PhotoResult, _ drafts: inout [Draft]
  ) throws(FileError) {
    var contents: [(name: String, bytes: [UInt8])] = []
    if let picture { contents.append((record.name, picture)) }
    if result.outcome != .pass {
      let report = PhotoReport(record, result, showsIDs: false)
      let text = ReasonText(language: language).text(report)
      contents.append((PhotoWork.textName(record.name), Array(text.utf8)))
    }
    for (name, bytes) in contents {
      let relative = result.outcome.folder + "/" + name
      let draft = Draft(
        temporary: FileSystem.temporary(in: folder.temporary), target: folder.root / relative)
      drafts.append(draft)
      try FileSystem.write(bytes, new: draft.temporary)
      result.files.append(OutputFile(path: relative, sha256: Digest.sha256(bytes)))
    }
  }

  /// "a/b.jpg" → "a/b.txt"
  static func textName(_ name: String) -> String { String(name.dropLast(".jpg".count)) + ".txt" }
}
