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
  private var unsure: [(student: Int, proof: FaceProof)] = []

  private static let manifest = "SHA256SUMS"
  private static let report = "report.json"
  /// Of proofs in the draft: a run that was stopped compares no face twice.
  private static let proofLog = ".proofs.jsonl"
  /// Bytes of a line of that log, and of a manifest.
  private static let lineLimit = 4096
  private static let manifestLimit = 1 << 28

  /// - Throws: `NameTemplateError`, `DeliveryError`.
  public init(_ source: DeliverySource, _ settings: DeliverySettings, into output: FilePath) throws {
    let source = source.settled()
    let path = output.absolute
    self.source = source
    self.settings = settings
    self.output = path
    draft = path.folder / (path.name.string + ".part")
    names = try DeliveryNames(source, settings.schemes)
    undelivered = source.undelivered + names.unnamed
    isRepeated = FileSystem.exists(path)
    guard !isRepeated || FileSystem.exists(path / DeliveryRun.manifest) else {
      throw DeliveryError.exists(path.string)
    }
    let strange = try? FileSystem.names(in: draft)
    if let strange, !strange.isEmpty, !FileSystem.exists(draft / DeliveryRun.proofLog) {
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
    try writeIndexes()
    try writeLists()
    let archives = settings.makesZips && !isRepeated ? try writeArchives() : 0
    var report = report(isProven: faces != nil, archives: archives)
    if isRepeated {
      report.archives = try compareWithDelivered(report)
      return report
    }
    report.errors = try verified()
    try put(Array((JSONLine.encode(report) + "\n").utf8), DeliveryRun.report)
    try put(Array((report.text(settings.language) + "\n").utf8), "report.txt")
    try finish()
    return report
  }

  // MARK: Pictures

  private func writePictures(
    _ faces: (@Sendable () throws -> FaceAssessing)?, _ isStopping: () -> Bool, _ progress: (Int) -> Void
  ) throws -> Bool {
    let known = try knownProofs()
    let log = isRepeated ? nil : try LogFile(draft / DeliveryRun.proofLog)
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
      undelivered.append(
        Undelivered(.other, student: item.student, photo: item.picture.name.string, reason: refusal))
      return
    }
    for path in paths(index).compactMap(\.self) { digests[path] = result.digest }
    if let proof = result.proof, proof.isUnsure { unsure.append((item.student, proof)) }
    delivered.append((index, result))
  }

  private struct KnownProof: Codable {
    var key: String
    var proof: FaceProof
  }

  private func knownProofs() throws -> [String: FaceProof] {
    var known: [String: FaceProof] = [:]
    try LogFile.forEachLine(of: draft / DeliveryRun.proofLog, limit: DeliveryRun.lineLimit) { line in
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
    try put(index.csv, "index.csv")
    try put(index.workbook(), "index.xlsx")
    try put(index.dbf(), "index.dbf")
  }

  private func writeLists() throws {
    let lists = DeliveryLists(
      roster: source.roster, language: settings.language, undelivered: undelivered,
      collisions: names.collisions, unsure: unsure)
    for (name, sheet) in lists.sheets {
      try put(CSVWriter.bytes([sheet.headings] + sheet.rows), "lists/\(name).csv")
    }
    try put(WorkbookWriter.bytes(lists.sheets.map(\.sheet)), "lists.xlsx")
  }

  // MARK: Archives

  /// - Returns: how many were written.
  private func writeArchives() throws -> Int {
    var count = 0
    for (number, scheme) in settings.schemes.enumerated() {
      let entries = delivered.compactMap { index, result in
        names.paths[index][number].map { path in
          ArchiveGroups.Entry(
            path: path, bytes: result.bytes,
            group: settings.zipsClasses ? classLabel(source.deliverables[index].student) : "photos")
        }
      }
      for archive in ArchiveGroups.archives(entries, largest: settings.largestZip) {
        let place = "zips/\(scheme.label)/\(archive.name).zip"
        let file = draft / FilePath(place)
        try FileSystem.makeFolder(file.folder, personal: true)
        FileSystem.remove(file)
        let writer = try ZipWriter(file)
        for path in archive.paths { try writer.add(draft / FilePath(scheme.label + "/" + path), as: path) }
        try writer.close()
        digests[place] = try Digest.sha256(ofFile: file)
        count += 1
      }
    }
    return count
  }

  private func classLabel(_ student: Int) -> String {
    let parts = [Column.college, .major, .classGroup].map { source.roster.value($0, ofStudent: student) }
      .filter { !$0.isEmpty }
    return SafeName.component(
      parts.isEmpty ? settings.language.choose("未分班", "no class") : parts.joined(separator: "-"))
  }

  // MARK: The end

  private func report(isProven: Bool, archives: Int) -> DeliveryReport {
    func count(_ kind: Undelivered.Kind) -> Int { undelivered.count { $0.kind == kind } }
    return DeliveryReport(
      students: source.roster.students.count, delivered: delivered.count, missing: count(.missing),
      retake: count(.retake), notDelivered: count(.other), sharedNames: names.collisions.count,
      schemes: settings.schemes.enumerated().map { number, scheme in
        DeliveryReport.Scheme(
          folder: scheme.label, template: scheme.text,
          pictures: delivered.count { names.paths[$0.index][number] != nil })
      }, archives: archives, isProven: isProven, proof: counts, lookAt: unsure.count,
      uncompared: isProven ? delivered.count { $0.result.proof == nil } : 0, errors: 0)
  }

  /// Reads every picture back.
  /// - Returns: how many are not what was proven and written down.
  private func verified() throws -> Int {
    var errors = 0
    for (index, result) in delivered {
      for path in paths(index).compactMap(\.self) {
        let bytes = try FileSystem.read(draft / FilePath(path), limit: result.bytes)
        if Digest.sha256(bytes) != result.digest || result.proof?.mixUp != nil { errors += 1 }
      }
    }
    return errors
  }

  /// As `sha256sum` writes it.
  private var manifestText: String {
    digests.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
      .map { "\($0.value)  \($0.key)\n" }.joined()
  }

  private func finish() throws {
    try FileSystem.write(Array(manifestText.utf8), new: draft / DeliveryRun.manifest, .personal)
    // What a run with other settings left.
    for path in try FileSystem.files(under: draft) {
      guard digests[path.string] == nil, path.string != DeliveryRun.manifest else { continue }
      FileSystem.remove(draft.pushing(path))
      FileSystem.removeEmptyFolders(draft.pushing(path).folder, upTo: draft)
    }
    FileSystem.secureDisks()
    try FileSystem.rename(draft, to: output)
    FileSystem.secure(folder: output.folder)
  }

  /// The finished delivery beside what would be made now; archives follow from the pictures.
  /// - Returns: the archives that are there.
  private func compareWithDelivered(_ report: DeliveryReport) throws -> Int {
    let bytes = try FileSystem.read(output / DeliveryRun.manifest, limit: DeliveryRun.manifestLimit)
    var there: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { there[String(parts[1].dropFirst())] = String(parts[0]) }
    }
    let made = Set(["report.txt", DeliveryRun.report])
    let archives = there.keys.count { $0.hasPrefix("zips/") }
    let old = there.filter { !$0.key.hasPrefix("zips/") && !made.contains($0.key) }
    let differing = Set(old.keys).union(digests.keys).count { old[$0] != digests[$0] }
    var broken = 0
    for (path, digest) in old where try Digest.sha256(ofFile: output / FilePath(path)) != digest {
      broken += 1
    }
    guard differing + broken == 0 else {
      throw DeliveryError.otherDelivery(output.string, files: differing + broken)
    }
    return archives
  }
}
