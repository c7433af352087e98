internal import FaceVerification
internal import Files
internal import Localization
internal import Pipeline
internal import Rosters
public import SystemPackage
internal import Tables

/// Makes a delivery: in a folder beside its place, which takes its name when everything is there. The same source and
/// settings give the same bytes; a run that was stopped goes on where it stood; what was delivered is never changed.
public final class DeliveryRun {
  private let source: DeliverySource
  private let settings: DeliverySettings
  private let output: FilePath
  private let draft: FilePath
  private let names: DeliveryNames
  /// The delivery is there already: nothing is written, everything compared.
  public let isRepeated: Bool
  /// SHA-256 of every file by its path in the delivery.
  private var digests: [String: String] = [:]
  private var delivered: [(index: Int, result: PictureResult)] = []
  private var undelivered: [Undelivered]
  private var counts = ProofCounts()
  private var refused = 0

  /// Bytes of a line of the log of proofs, and of a manifest.
  private static let lineLimit = 4096
  private static let manifestLimit = 1 << 28

  /// - Throws: `NameTemplateError`, `DeliveryError`: what can't be delivered is said before any face is compared.
  public init(_ source: DeliverySource, _ settings: DeliverySettings, into output: FilePath) throws {
    let source = source.settled()
    let path = output.absolute
    self.source = source
    self.settings = settings
    self.output = path
    draft = path.folder / (path.name.string + ".part")
    names = try DeliveryNames(source, settings.schemes)
    undelivered = source.undelivered
    try DeliveryIndex.check(source, names, schemes: settings.schemes.map(\.label))
    isRepeated = FileSystem.exists(path)
    guard !isRepeated || FileSystem.exists(path / OwnNames.manifest) else {
      throw DeliveryError.exists(path.string)
    }
    let strange = try? FileSystem.names(in: draft)
    if let strange, !strange.isEmpty, !FileSystem.exists(draft / OwnNames.proofLog) {
      throw DeliveryError.exists(draft.string)
    }
  }

  public var total: Int { source.deliverables.count }

  /// What was delivered: the student's index, the picture, and its name in the first scheme that has one.
  public var handedOver: [(student: Int, picture: FilePath, name: String)] {
    delivered.map { index, _ in
      let item = source.deliverables[index]
      return (item.student, item.picture, paths(index).compactMap(\.self).first ?? "")
    }
  }

  /// - Parameters:
  ///   - faces: makes what a worker compares faces with; nil where faces are not compared.
  ///   - isStopping: asked between pictures.
  ///   - progress: pictures that are done.
  /// - Returns: nil where it was stopped.
  /// - Throws: `FileError`, `DeliveryError`, `TableWritingError`.
  public func run(
    faces: (@Sendable () throws -> FaceAssessing)?, isStopping: () -> Bool = { false },
    progress: (Int) -> Void = { _ in }
  ) throws -> DeliveryReport? {
    if !isRepeated { try FileSystem.makeFolder(draft, personal: true) }
    guard try writePictures(faces, isStopping, progress) else { return nil }
    let lookAt = faces == nil ? [] : self.lookAt()
    try writeIndexes()
    try writeLists(lookAt)
    let archives = settings.makesZips ? self.archives() : []
    let report = report(isProven: faces != nil, archives: archives.count, lookAt: lookAt.count)
    if isRepeated {
      try compareWithDelivered(archives)
      return report
    }
    try write(archives)
    try verify()
    try put(Array((JSONLine.encode(report) + "\n").utf8), OwnNames.report)
    try put(Array((report.text(settings.language) + "\n").utf8), OwnNames.reportText)
    try finish()
    return report
  }

  // MARK: Pictures

  private func writePictures(
    _ faces: (@Sendable () throws -> FaceAssessing)?, _ isStopping: () -> Bool, _ progress: (Int) -> Void
  ) throws -> Bool {
    let known = try knownProofs()
    let log = isRepeated ? nil : try LogFile(draft / OwnNames.proofLog)
    let folder = isRepeated ? nil : draft
    let pool = WorkerPool<PictureJob, PictureResult>(workers: settings.workers, window: 8) {
      let work = PictureWork(folder: folder, assess: try faces?(), known: known)
      return work.run
    }
    var next = 0
    var done = 0
    try pool.run(isStopping: isStopping) {
      guard next < source.deliverables.count else { return nil }
      defer { next += 1 }
      return job(next)
    } deliver: { results in
      var lines: [String] = []
      for result in results {
        enter(result, done)
        if let proof = result.proof {
          lines.append(JSONLine.encode(KnownProof(key: result.proofKey, proof: proof)))
        }
        done += 1
      }
      try log?.append(lines)
      progress(done)
    }
    return done == source.deliverables.count
  }

  private func job(_ index: Int) -> PictureJob {
    let item = source.deliverables[index]
    return PictureJob(
      index: index, item: item, reference: source.references[item.student],
      paths: paths(index).compactMap(\.self))
  }

  /// In the delivery, one for each scheme.
  private func paths(_ index: Int) -> [String?] {
    zip(settings.schemes, names.paths[index]).map { scheme, path in path.map { scheme.label + "/" + $0 } }
  }

  private func enter(_ result: PictureResult, _ index: Int) {
    let item = source.deliverables[index]
    if let proof = result.proof { counts.add(proof) }
    if let refusal = result.refusal {
      refused += 1
      undelivered.append(
        Undelivered(.other, student: item.student, photo: item.picture.name.string, reason: refusal))
      return
    }
    let paths = paths(index).compactMap(\.self)
    guard !paths.isEmpty else {
      undelivered += names.unnamed.filter { $0.student == item.student }
      return
    }
    for path in paths { digests[path] = result.digest }
    delivered.append((index, result))
  }

  private struct KnownProof: Codable {
    var key: String
    var proof: FaceProof
  }

  private func knownProofs() throws -> [String: FaceProof] {
    var known: [String: FaceProof] = [:]
    try LogFile.forEachLine(of: draft / OwnNames.proofLog, limit: DeliveryRun.lineLimit) { line in
      if let entry = JSONLine.decode(KnownProof.self, line) { known[entry.key] = entry.proof }
    }
    return known
  }

  // MARK: Lists

  private func put(_ bytes: [UInt8], _ path: String) throws {
    digests[path] = Digest.sha256(bytes)
    guard !isRepeated else { return }
    let place = draft / FilePath(path)
    try FileSystem.makeFolder(place.folder, personal: true)
    try FileSystem.write(bytes, new: place, .personal)
  }

  private func writeIndexes() throws {
    var index = DeliveryIndex(schemes: settings.schemes.map(\.label))
    for (number, result) in delivered {
      let student = source.roster.students[source.deliverables[number].student]
      index.add(student, of: source.roster, paths: paths(number), digest: result.digest)
    }
    try put(index.csv, OwnNames.index.csv)
    try put(index.workbook(), OwnNames.index.workbook)
    try put(index.dbf(), OwnNames.index.dbf)
  }

  private func lookAt() -> [LookAt] {
    let unused = Dictionary(grouping: source.unused, by: \.student)
    return delivered.compactMap { index, result in
      let student = source.deliverables[index].student
      return LookAt(student, result.proof, unused[student] ?? [])
    }
  }

  private func writeLists(_ lookAt: [LookAt]) throws {
    let students = deliveredStudents
    let lists = DeliveryLists(
      roster: source.roster, language: settings.language, undelivered: undelivered,
      collisions: names.collisions,
      unnamed: names.unnamed.filter { $0.student.map(students.contains) ?? false }, lookAt: lookAt)
    for (name, sheet) in lists.sheets {
      try put(CSVWriter.bytes([sheet.headings] + sheet.rows), "\(OwnNames.lists)/\(name).csv")
    }
    try put(WorkbookWriter.bytes(lists.sheets.map(\.sheet)), OwnNames.listBook)
  }

  private var deliveredStudents: Set<Int> { Set(delivered.map { source.deliverables[$0.index].student }) }

  // MARK: Archives

  private func archives() -> [PlannedArchive] {
    settings.schemes.enumerated().flatMap { number, scheme in
      let entries = delivered.compactMap { index, result in
        names.paths[index][number].map { path in
          ArchiveGroups.Entry(
            path: path, bytes: result.bytes,
            group: settings.zipsClasses ? group(of: source.deliverables[index].student) : ["photos"])
        }
      }
      let archives = ArchiveGroups.archives(
        entries, largest: settings.largestZip, unnamed: settings.language.choose("未分班", "no class"))
      return archives.map { PlannedArchive(scheme: scheme.label, archive: $0) }
    }
  }

  private func group(of student: Int) -> [String] {
    [Column.college, .major, .classGroup].map { source.roster.value($0, ofStudent: student) }
  }

  private func write(_ archives: [PlannedArchive]) throws {
    for planned in archives {
      try planned.write(in: draft)
      digests[planned.path] = try Digest.sha256(ofFile: draft / FilePath(planned.path))
    }
  }

  // MARK: The end

  private func report(isProven: Bool, archives: Int, lookAt: Int) -> DeliveryReport {
    let tally = StudentTally(delivered: deliveredStudents, undelivered: undelivered)
    assert(tally.students == source.roster.students.count)
    return DeliveryReport(
      students: source.roster.students.count, delivered: tally.delivered.count, missing: tally.missing.count,
      retake: tally.retake.count, notDelivered: tally.other.count, strangers: tally.strangers,
      unnamed: names.unnamed.count { $0.student.map(tally.delivered.contains) ?? false },
      sharedNames: names.collisions.count,
      schemes: settings.schemes.enumerated().map { number, scheme in
        DeliveryReport.Scheme(
          folder: scheme.label, template: scheme.text,
          pictures: delivered.count { names.paths[$0.index][number] != nil })
      }, archives: archives, isProven: isProven, refused: refused, proof: counts, lookAt: lookAt,
      uncompared: isProven ? delivered.count { $0.result.proof == nil } : 0,
      unusedSources: source.unused.count { $0.kind == .source },
      unusedReferences: source.unused.count { $0.kind == .reference }, errors: 0)
  }

  /// Reads every picture back.
  /// - Throws: `DeliveryError.notAsProven`; what is wrong is written anew by the next run.
  private func verify() throws {
    let pool = WorkerPool<WrittenPicture, Int>(workers: settings.workers, window: 8) { { $0.errors } }
    var next = 0
    var errors = 0
    try pool.run {
      guard next < delivered.count else { return nil }
      defer { next += 1 }
      let (index, result) = delivered[next]
      return WrittenPicture(
        paths: paths(index).compactMap { $0.map { draft / FilePath($0) } }, bytes: result.bytes,
        digest: result.digest)
    } deliver: { found in
      errors += found.reduce(0, +)
    }
    guard errors == 0 else { throw DeliveryError.notAsProven(files: errors) }
  }

  /// As `sha256sum` writes it.
  private var manifestText: String {
    digests.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
      .map { "\($0.value)  \($0.key)\n" }.joined()
  }

  private func finish() throws {
    try FileSystem.write(Array(manifestText.utf8), new: draft / OwnNames.manifest, .personal)
    // What a run with other settings left.
    for path in try FileSystem.files(under: draft) {
      guard digests[path.string] == nil, path.string != OwnNames.manifest else { continue }
      FileSystem.remove(draft.pushing(path))
      FileSystem.removeEmptyFolders(draft.pushing(path).folder, upTo: draft)
    }
    FileSystem.secureDisks()
    try FileSystem.rename(draft, to: output)
    FileSystem.secure(folder: output.folder)
  }

  /// The finished delivery beside what would be made now: every file of it is what its manifest says, and the manifest
  /// is the one that would be written. Of archives the names are compared, for they follow from the pictures; reports
  /// tell of the run as well.
  private func compareWithDelivered(_ archives: [PlannedArchive]) throws {
    let bytes = try FileSystem.read(output / OwnNames.manifest, limit: DeliveryRun.manifestLimit)
    var there: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { there[String(parts[1].dropFirst())] = String(parts[0]) }
    }
    func isArchive(_ path: String) -> Bool { path.hasPrefix(OwnNames.archives + "/") }
    let told = Set([OwnNames.reportText, OwnNames.report])
    let old = there.filter { !isArchive($0.key) && !told.contains($0.key) }
    var differing = Set(old.keys).union(digests.keys).filter { old[$0] != digests[$0] }
    differing.formUnion(
      Set(there.keys.filter(isArchive)).symmetricDifference(archives.map(\.path)))
    for (path, digest) in there {
      if (try? Digest.sha256(ofFile: output / FilePath(path))) != digest { differing.insert(path) }
    }
    guard differing.isEmpty else {
      throw DeliveryError.otherDelivery(output.string, files: differing.count)
    }
  }
}
