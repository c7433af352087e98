internal import Foundation
internal import Roster
internal import Rules
internal import Studio

/// One worker's part: read a photo, judge it, write its files.
struct PhotoWork {
  struct Output: Sendable {
    var record: PhotoRecord
    var result: Result<PhotoResult, OutputError>
    var thumbnail: [UInt8]?
  }

  let input: RawPath
  let folder: BatchFolder
  let language: Language
  let processor: any PhotoProcessor

  func perform(_ record: PhotoRecord) -> Output {
    var thumbnail: [UInt8]?
    do throws(OutputError) {
      let result = try process(record, &thumbnail)
      return Output(record: record, result: .success(result), thumbnail: thumbnail)
    } catch {
      return Output(record: record, result: .failure(error))
    }
  }

  private func process(_ record: PhotoRecord, _ thumbnail: inout [UInt8]?) throws(OutputError) -> PhotoResult
  {
    var result = PhotoResult(outcome: .error, findings: [], files: [])
    var picture: [UInt8]?
    let content: (bytes: [UInt8], state: FileState)
    do throws(InputError) {
      content = try Files.read(input / record.path, limit: BatchLimits.photoBytes)
    } catch {
      result.failure = PhotoFailure(error)
      try write(picture, record, &result)
      return result
    }
    result.sha256 = sha256(content.bytes)
    result.state = content.state
    do {
      let processed = try processor.process(content.bytes, name: RawPath(record.name).name.text)
      result.findings = processed.findings
      result.outcome = Outcome(Judge.overall(processed.findings))
      if result.outcome == .pass, record.note != nil { result.outcome = .review }
      picture = result.outcome == .fail ? processed.overlay ?? processed.file : processed.file
      // Without a file there is nothing to deliver, whatever the rules say.
      if result.outcome == .pass, picture == nil { result.outcome = .review }
      thumbnail = processed.thumbnail
    } catch {
      result.failure = processor.failure(error, name: Masking.masked(record.path.name.text))
    }
    try write(picture, record, &result)
    return result
  }

  /// The picture first, then the text of reasons, which only an accepted photo does without.
  private func write(_ picture: [UInt8]?, _ record: PhotoRecord, _ result: inout PhotoResult)
    throws(OutputError)
  {
    var contents: [(name: String, bytes: [UInt8])] = []
    if let picture { contents.append((record.name, picture)) }
    if result.outcome != .pass {
      let text = ReasonText(language: language).text(record, result)
      contents.append((PhotoWork.textName(record.name), Array(text.utf8)))
    }
    for (name, bytes) in contents {
      let relative = result.outcome.folder + "/" + name
      let path = folder.root / relative
      try Files.makeFolder(path.folder)
      let temporary = folder.temporary / "\(record.id)-\(UUID().uuidString)"
      try Files.write(bytes, to: path, by: temporary)
      result.files.append(OutputFile(path: relative, sha256: sha256(bytes)))
    }
  }

  /// "a/b.jpg" → "a/b.txt"
  static func textName(_ name: String) -> String { String(name.dropLast(".jpg".count)) + ".txt" }
}
