import ArgumentParser
import Batch
import Codecs
import Collection
import Delivery
import Files
import Localization
import Pipeline
import Portrait
import Reports
import Rosters
import Rules
import SystemPackage

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Make the pictures that other standards ask for of one photo. 用一张照片生成多种标准的照片。",
    discussion: """
      Each photo is read and looked at once, whatever the number of standards. A picture goes to \
      OUTPUT/<standard>/<name>.jpg; where the photo can't give one, the reason is told. The background is replaced only \
      where the standard lets it be.
      """)

  @Argument(
    help: ArgumentHelp(
      "Photos, folders of photos, a batch's output folder (the originals of what it accepted), or a collection (those of what was approved).",
      valueName: "sources"))
  var sources: [PathArgument]

  @OptionGroup var list: StandardList

  @Option(
    name: [.customShort("o"), .long], help: "Folder for the pictures, a folder in it for each standard.")
  var output: PathArgument

  @Flag(help: "Replace files of the output folder.")
  var force = false

  @Flag(help: "Write pictures that break a rule as well.")
  var keepFailed = false

  @Flag(help: "A picture that needs review counts as one that breaks a rule.")
  var strict = false

  @Option(help: "text or json (one object a line, for each photo and standard).")
  var format = OutputFormat.text

  @OptionGroup var day: ReferenceDay
  @OptionGroup var matting: MattingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let standards = try list.resolve(shared)
    var unreadableFolders = 0
    let items = try shared.explaining { try sources.flatMap { try photos(of: $0, &unreadableFolders) } }
    let converter = PhotoConverter(
      models: try models.load(shared), standards: standards, quality: matting.quality(),
      referenceDate: day.referenceDate)
    var names = OutputNames(inputs: items.map(\.photo.path) + list.standard.map { FilePath($0) })
    var counts = OutcomeCounts()
    for item in items {
      if format == .text { Console.print(item.shown(item.photo.path.string)) }
      for report in convert(item, converter, standards, &names) {
        counts[report.outcome] += 1
        switch format {
        case .json: Console.print(JSONLine.encode(report))
        case .text: Console.print(line(report, of: item))
        }
      }
    }
    if counts[.error] + unreadableFolders > 0 { throw ExitCode(ExitStatus.unprocessed) }
    if counts[.fail] > 0 || (strict && counts[.review] > 0) { throw ExitCode(ExitStatus.broken) }
  }

  /// One photo, and the name that its pictures get.
  private struct Item {
    let photo: KnownFile
    let name: FilePath
    /// Whose it is, where a collection says so.
    var student: StudentNumber?

    /// Names of photos may hold identity numbers.
    func shown(_ path: String) -> String {
      printable(Masking.masked(student.map { path.replacing($0.text, with: $0.shown) } ?? path))
    }
  }

  private func photos(of source: PathArgument, _ unreadableFolders: inout Int) throws -> [Item] {
    if FileSystem.isFolder(source.path), !BatchFolder(source.path).hasJournal,
      FileSystem.exists(CollectionFolder(source.path).database)
    {
      return try approvedPhotos(of: source.path)
    }
    let found = try PhotoSource(source.path)
    for (path, reason) in found.skipped {
      if case .unreadableFolder = reason {
        unreadableFolders += 1
        shared.note(reason.sentence(about: path))
      } else {
        shared.detail(reason.sentence(about: path))
      }
    }
    return found.items.map { Item(photo: KnownFile($0.photo), name: $0.name) }
  }

  private func approvedPhotos(of collection: FilePath) throws -> [Item] {
    let (photos, without) = try CollectionDelivery(PhotoCollection.open(collection)).originals()
    if without > 0 {
      shared.note(
        LocalizedText(zh: "\(without) 名学生没有审核通过的照片。", en: "\(without) students have no approved photo."))
    }
    return photos.map { Item(photo: $0.photo, name: $0.name, student: $0.student) }
  }

  private func convert(
    _ item: Item, _ converter: PhotoConverter, _ standards: [Standard], _ names: inout OutputNames
  ) -> [PhotoReport] {
    var stopwatch = Stopwatch()
    var reports: [PhotoReport] = []
    let input = item.photo.path.string
    do {
      let bytes = try item.photo.bytes()
      stopwatch.lap(.read)
      try converter.convert(bytes, outputName: item.name.name.string, stopwatch: &stopwatch) {
        standard, result, _ in
        reports.append(report(result, of: standard, item, &names))
      }
      for i in reports.indices { reports[i].timings = stopwatch.timings }
      return reports
    } catch {
      // What was written stands; the standards that were not come to are told to have failed.
      return reports
        + standards.dropFirst(reports.count).map { standard in
          var report = PhotoReport(
            input: input, outcome: .error, timings: stopwatch.timings,
            failure: Failure(error, reading: input),
            makesPicture: true)
          report.standard = standard.id
          return report
        }
    }
  }

  private func report(
    _ result: Standardizer.Result, of standard: Standard, _ item: Item, _ names: inout OutputNames
  ) -> PhotoReport {
    let verdict = Judge.overall(result.findings)
    var report = PhotoReport(
      input: item.photo.path.string, outcome: .init(verdict), findings: result.findings,
      crop: result.finished?.crop, matting: result.finished.map { PhotoReport.Matting($0.cutout) },
      makesPicture: true)
    report.standard = standard.id
    report.notes = result.photo.photo.file.notes
    guard let file = result.finished?.file, verdict != .fail || keepFailed else { return report }
    let target = output.path / FilePath(standard.id) / item.name
    do {
      try names.claim(target, replacing: force)
      try FileSystem.makeFolder(target.folder, personal: true)
      try FileSystem.write(file, to: target, .personal)
      report.output = target.string
    } catch {
      report.outcome = .error
      report.failure = Failure(error)
    }
    return report
  }

  /// "✓ cet  out/cet/name.jpg", and why where there is none.
  private func line(_ report: PhotoReport, of item: Item) -> String {
    let language = shared.language
    let words = Words.verdict(report.outcome)[language]
    let target = report.output.map { "  →  " + item.shown($0) } ?? ""
    var lines = ["  \(Words.sign(report.outcome)) \(report.standard ?? "")  \(words)\(target)"]
    if let failure = report.failure { lines.append("      " + item.shown(failure.text[language])) }
    for finding in report.findings.decisive {
      lines.append(
        "      \(Words.sign(finding.verdict)) \(finding.reason[language])  "
          + "[\(finding.rule) · \(Words.clause(finding.clause)[language])]")
    }
    return lines.joined(separator: "\n")
  }
}
