import ArgumentParser
import Batch
import Foundation
import Localization
import Portrait
import Roster
import Rules
import Studio

/// What `batch` and `watch` have in common.
struct BatchOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long], help: "Output folder: accepted, review, returned, report, journal.")
  var output: String

  @Option(help: "The school's list: XLSX, or CSV in UTF-8 or GB18030.")
  var roster: String?

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
      description["standard"]? += " " + sha256(Array(StandardFile.text(of: standard).utf8)).prefix(12)
    }
    if let day = standards.graduation { description["graduation"] = day }
    if let choice = matting.matting { description["matting"] = choice.rawValue }
    return Engine(
      standard: standard, background: try backgrounds.resolve(for: standard),
      effort: matting.effort(), referenceDate: standards.referenceDate, description: description)
  }

  struct Engine {
    var standard: Standard
    var background: Background
    var effort: MattingEffort
    var referenceDate: ReferenceDate
    var description: [String: String]

    func processor(_ models: PortraitModels) -> StudioProcessor {
      StudioProcessor(
        models: models, standard: standard, background: background, effort: effort,
        referenceDate: referenceDate)
    }
  }

  func settings(input: String, engine: [String: String], shard: Shard = .whole) -> BatchSettings {
    BatchSettings(
      input: URL(fileURLWithPath: input).standardizedFileURL.path, engine: engine, template: template,
      roster: roster.map { URL(fileURLWithPath: $0).standardizedFileURL.path }, columns: columns,
      pattern: pattern, shard: shard)
  }

  /// The list, and a word about its mistakes.
  func readRoster(_ shared: SharedOptions) throws -> Roster? {
    guard let roster else {
      guard pattern == nil, columns == nil, sheet == nil else {
        throw ValidationError("--match, --columns and --sheet need --roster.")
      }
      return nil
    }
    let list = try Batching.readRoster(roster, columns: columns, sheet: sheet)
    let mistakes = RosterLint.issues(in: list, latestYear: Batching.thisYear).count
    if mistakes > 0 {
      shared.note(
        LocalizedText(
          zh: "名单中有 \(mistakes) 处问题：gradphoto roster lint 可逐条列出。",
          en: "The roster has \(mistakes) mistakes: 'gradphoto roster lint' lists them."))
    }
    return list
  }
}

/// Small things that the batch commands share.
enum Batching {
  static var thisYear: Int { Calendar(identifier: .gregorian).component(.year, from: Date()) }

  static func readRoster(_ path: String, columns: String?, sheet: String?) throws -> Roster {
    let choice = try columns.map { text throws(RosterError) in try ColumnChoice(text) } ?? .automatic
    return try Roster(bytes: FileAccess.read(path, limit: Roster.byteLimit), columns: choice, sheet: sheet)
  }

  /// Says what went wrong and ends with status 2; wrong usage stays what it is.
  static func explained<T>(_ shared: SharedOptions, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as ValidationError {
      throw error
    } catch let error as ExitCode {
      throw error
    } catch {
      let text = BatchMessage.text(error) ?? Failure(error, about: "").text
      Console.note(text[shared.language])
      throw ExitCode(2)
    }
  }

  static func words(_ outcome: Outcome) -> LocalizedText {
    switch outcome {
    case .pass: LocalizedText(zh: "合格", en: "accepted")
    case .review: LocalizedText(zh: "待审核", en: "for review")
    case .fail: LocalizedText(zh: "不合格", en: "returned")
    case .error: LocalizedText(zh: "无法处理", en: "unreadable")
    }
  }

  static func counts(_ counts: [Outcome: Int], _ language: Language) -> String {
    Outcome.allCases.map { "\(words($0)[language]) \(counts[$0] ?? 0)" }.joined(
      separator: language == .zh ? "，" : ", ")
  }
}
