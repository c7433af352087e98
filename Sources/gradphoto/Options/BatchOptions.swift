import ArgumentParser
import Batch
import Files
import Foundation
import Localization
import Pipeline
import Portrait
import Rosters
import Rules
import SystemPackage

/// What `batch` and `watch` have in common.
struct BatchOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long], help: "Output folder: accepted, review, returned, report, journal.")
  var output: PathArgument

  @Option(help: "The school's list: XLSX, or CSV in UTF-8 or GB18030.")
  var roster: PathArgument?

  @Option(help: "The sheet of an XLSX list, where several list students.")
  var sheet: String?

  @Option(help: "Columns of the list by number or heading: 学号=1,姓名=Name.")
  var columns: String?

  @Option(
    name: .customLong("match"),
    help: "Regular expression; its first group in a photo's name is the student's number.")
  var pattern: String?

  @Option(
    name: .customLong("name"),
    help: "Names of accepted pictures: '{学院}/{班级}/{学号}.jpg'; also {stem}, {folder}.")
  var template: String?

  @OptionGroup var standards: StandardOptions
  @OptionGroup var backgrounds: BackgroundOptions
  @OptionGroup var matting: MattingOptions

  @Flag(name: .customLong("show-ids"), help: "Show identity numbers as they are.")
  var showsIDs = false

  /// What processes the photos, and how the journal describes it: a batch goes on only with the same.
  func engine(_ shared: SharedOptions) throws -> Engine {
    let standard = try standards.resolve(shared)
    var description = [
      "standard": standard.id,
      "background": backgrounds.background ?? standard.backgrounds.first?.id ?? "keep",
    ]
    if Standards.standard(standard.id) != standard {
      description["standard"]? += " " + Digest.sha256(Array(StandardFile.text(of: standard).utf8)).prefix(12)
    }
    if let day = standards.day.graduation { description["graduation"] = day }
    if let choice = matting.matting { description["matting"] = choice.rawValue }
    return Engine(
      standard: standard, background: try backgrounds.resolve(for: standard),
      quality: matting.quality(), referenceDate: standards.referenceDate, language: shared.language,
      description: description)
  }

  struct Engine {
    var standard: Standard
    var background: BackgroundFill
    var quality: MattingQuality
    var referenceDate: ReferenceDate
    var language: Language
    var description: [String: String]

    func processor(_ models: PortraitModels) -> StandardProcessor {
      StandardProcessor(
        models: models, standard: standard, background: background, quality: quality,
        referenceDate: referenceDate, language: language)
    }
  }

  func settings(input: PathArgument, engine: [String: String], shard: Shard = .whole) -> BatchSettings {
    BatchSettings(
      input: input.path.absolute.escapedText, engine: engine, template: template,
      roster: roster.map { $0.path.absolute.escapedText }, columns: columns,
      pattern: pattern, shard: shard)
  }

  /// The list, and a word about its mistakes.
  func readRoster(_ shared: SharedOptions) throws -> Roster? {
    guard let roster else {
      guard pattern == nil, columns == nil, sheet == nil else {
        throw UsageError(
          zh: "--match、--columns 和 --sheet 需要 --roster。", en: "--match, --columns and --sheet need --roster."
        ).forParser
      }
      return nil
    }
    let list = try Roster(path: roster.path, columns: columns, sheet: sheet)
    let mistakes = RosterLint.issues(in: list, latestYear: Roster.latestYear).count
    if mistakes > 0 {
      shared.note(
        LocalizedText(
          zh: "名单中有 \(mistakes) 处问题：gradphoto roster lint 可逐条列出。",
          en: "The roster has \(mistakes) mistakes: 'gradphoto roster lint' lists them."))
    }
    return list
  }
}

extension Roster {
  /// Reads a list as the commands' options describe it.
  init(path: FilePath, columns: String?, sheet: String?) throws {
    let choice = try columns.map { text throws(RosterError) in try ColumnChoice(text) } ?? .automatic
    try self.init(
      bytes: FileSystem.read(path, limit: Roster.byteLimit), columns: choice, sheet: sheet)
  }

  /// Nobody on a list was born later than this year.
  static var latestYear: Int { Calendar(identifier: .gregorian).component(.year, from: Date()) }
}
