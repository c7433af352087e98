internal import Codecs
internal import FaceVerification
internal import Files
internal import Localization
internal import Pipeline
internal import Reports
internal import Rosters
internal import Rules
internal import SystemPackage

/// One worker's part: read a photo, make it standard, judge it, write its files under temporary names.
struct TakeWork {
  /// What is to be entered.
  struct Prepared: Sendable {
    var entry: AddTake
    var drafts: [PhotoFiles.Draft]
    var face: FaceEmbedding?
    var findings: [Finding]
  }

  /// The name that a finished picture has for the rules: names are given when photos are delivered.
  private static let outputName = "photo.jpg"

  let collection: PhotoCollection
  let settings: CollectionSettings
  let processor: any PhotoProcessor

  /// - Throws: `TakeError`, `CodecError`, `FileError`…: the photo's own fault, or the disk's.
  func prepare(_ path: FilePath, of student: StudentID) throws -> Prepared {
    let bytes = try FileSystem.read(path, limit: Limits.standard.bytes)
    let original = NewFile(.originals, bytes)
    // What was handed in before is not worth the work.
    try collection.refuseRepetition(original.file.sha256, of: student)
    let processed = try processor.process(bytes, name: Self.outputName)
    var warnings: [Failure] = []
    if let facts = processed.facts {
      let check = ImportCheck(facts: facts)
      try check.require(settings.importPolicy)
      warnings = check.warnings(processed.findings)
    }
    let finished = processed.file.map { NewFile(.finished, $0) }
    let marked = processed.overlay.map { NewFile(.marked, $0) }
    var outcome = Outcome(Judge.overall(processed.findings))
    // Without a picture there is nothing to choose, whatever the rules say.
    if outcome == .pass, finished == nil { outcome = .review }
    let face = settings.keepsEmbeddings ? processed.face?.embedding : nil
    let entry = AddTake(
      original: original.file.sha256, finished: finished?.file.sha256,
      marked: marked?.file.sha256, outcome: outcome,
      findings: processed.findings.map(KeptFinding.init), warnings: warnings,
      face: face.map { FaceText.text($0.bytes) })
    return Prepared(
      entry: entry, drafts: try collection.files.drafts([original] + [finished, marked].compactMap(\.self)),
      face: face,
      findings: processed.findings)
  }
}

extension PhotoFiles {
  /// All of them, or none is left.
  func drafts(_ files: [NewFile]) throws(FileError) -> [Draft] {
    var made: [Draft] = []
    do throws(FileError) {
      for file in files { made.append(try draft(file)) }
      return made
    } catch {
      for draft in made { discard(draft) }
      throw error
    }
  }
}
