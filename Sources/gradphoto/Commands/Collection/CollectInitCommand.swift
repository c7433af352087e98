public import ArgumentParser
public import Collection
import Files
import Foundation
import Localization
import Rules
import SystemPackage

extension ImportPolicy: ExpressibleByArgument {}
extension Step: ExpressibleByArgument {}

struct CollectInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a collection in a new or empty folder. 新建采集库。")

  @Argument(help: "The new folder.")
  var folder: PathArgument

  @Option(help: "Name of the school.")
  var school: String

  @Option(help: "Name of the batch, such as 2026届.")
  var batch: String

  @OptionGroup var standard: StandardChoice

  @Option(help: ArgumentHelp("Day of graduation, such as 2026-06-30.", valueName: "date"))
  var graduation: String?

  @Option(help: ArgumentHelp("The text that students agree to (UTF-8).", valueName: "file"))
  var privacy: PathArgument?

  @Option(help: "Version of that text (default: the first 8 digits of its SHA-256).")
  var privacyVersion: String?

  @Option(help: "Students have agreed elsewhere: say where. Then no consent is asked for here.")
  var consentElsewhere: String?

  @Option(help: "What a photo costs, in yuan.")
  var fee = "0.00"

  @Option(help: "camera (nothing but a camera's own files) or album (any, with warnings).")
  var importPolicy = ImportPolicy.album

  @Option(
    parsing: .upToNextOption,
    help: "What a student does before the first photo: verify, consent, confirm, profile (default: all).")
  var steps: [Step] = Step.allCases

  @Flag(help: "Keep only a keyed hash and the last four characters of identity numbers.")
  var opaque = false

  @Option(
    help: ArgumentHelp(
      "With --opaque: the identity.key of another place of the same school, so that both can be merged.",
      valueName: "file"))
  var key: PathArgument?

  @Flag(help: "Keep faces as numbers, so that later photos are compared faster.")
  var keepFaces = false

  @OptionGroup var answers: AnswerOptions

  func validate() throws {
    if let graduation, CalendarDate(graduation) == nil {
      throw UsageError(
        zh: "“\(graduation)”不是有效日期，应写成 2026-06-30 这样。",
        en: "“\(graduation)” is not a valid date: write it like 2026-06-30."
      ).forParser
    }
    if key != nil, !opaque {
      throw UsageError(zh: "--key 需要 --opaque。", en: "--key needs --opaque.").forParser
    }
    if let consentElsewhere, consentElsewhere.trimmingCharacters(in: .whitespaces).isEmpty {
      throw UsageError(
        zh: "--consent-elsewhere 要写明同意书保存在哪里。", en: "--consent-elsewhere says where consent is kept."
      ).forParser
    }
    if !steps.contains(.consent), consentElsewhere == nil {
      throw UsageError(
        zh: "--steps 不能略去 consent：未经同意不处理照片；已在别处取得同意的，用 --consent-elsewhere 写明。",
        en:
          "--steps can't leave out consent, without which no photo is processed: where it is kept elsewhere say so with --consent-elsewhere."
      ).forParser
    }
    if Money(fee) == nil {
      throw UsageError(zh: "--fee 应写成 15.00 这样。", en: "--fee is written like 15.00.").forParser
    }
    if school.trimmingCharacters(in: .whitespaces).isEmpty
      || batch.trimmingCharacters(in: .whitespaces).isEmpty
    {
      throw UsageError(zh: "--school 和 --batch 不能是空的。", en: "--school and --batch can't be empty.").forParser
    }
  }

  private struct Answer: Encodable {
    var folder: String
    var school: String
    var batch: String
  }

  func run() throws {
    let chosen = try standard.resolve(answers.shared)
    try answers.shared.explaining {
      let text = try privacy.map { try PrivacyFile.read($0.path, version: privacyVersion) }
      let known = Standards.standard(chosen.id) == chosen
      let settings = CollectionSettings(
        school: school, batch: batch, standard: known ? chosen.id : StandardFile.text(of: chosen),
        graduation: graduation.flatMap { CalendarDate($0) }, privacy: text?.text,
        consentElsewhere: consentElsewhere, fee: Money(fee) ?? .zero, importPolicy: importPolicy,
        isOpaque: opaque, keepsEmbeddings: keepFaces, steps: steps)
      let collection = try PhotoCollection.create(
        folder.path, settings: settings, privacy: text?.bytes,
        key: try key.map { try FileSystem.read($0.path, limit: 4096) }, by: answers.actor)
      answers.tell(
        Answer(folder: collection.folder.root.string, school: school, batch: batch),
        LocalizedText(
          zh: "已建立采集库：\(folder.text)（\(school) \(batch)）",
          en: "made the collection \(folder.text) (\(school), \(batch))"))
      if settings.steps.contains(.consent), settings.privacy == nil {
        answers.shared.note(
          LocalizedText(
            zh: "还没有隐私条款：用 collect privacy 文件 登记，否则不能处理照片。",
            en:
              "There is no privacy text yet: no photo is processed before 'collect privacy FILE' has given one."
          ))
      }
      answers.shared.note(
        LocalizedText(
          zh: "下一步：gradphoto collect import 名单.xlsx -C \(folder.text)",
          en: "next: gradphoto collect import LIST.xlsx -C \(folder.text)"))
    }
  }
}
