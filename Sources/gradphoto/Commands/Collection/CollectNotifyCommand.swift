import ArgumentParser
import Collection
import Files
import Localization
import SystemPackage

/// How messages are written.
enum NoticeFormat: String, ExpressibleByArgument, CaseIterable { case csv, txt, json }

struct CollectNotifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify", abstract: "Write messages to students on what changed since the last run. 生成通知。",
    discussion: """
      Nothing is sent: FOLDER/notices-0007.csv is for whoever sends messages. No message is ever written twice; a run that \
      was cut off is finished by the next one, under the same name. Of several changes of one student the last is told.
      """)

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("Folder of the files.", valueName: "folder"))
  var output: PathArgument?

  @Option(name: .customLong("as"), help: "csv, txt or json (one object a line).")
  var kind = NoticeFormat.csv

  @Option(
    help: ArgumentHelp("Folder of notice.zh.txt and notice.en.txt of the school's own.", valueName: "folder"))
  var templates: PathArgument?

  @Option(
    help: ArgumentHelp("Write the built-in templates into a folder, to be changed.", valueName: "folder"))
  var writeTemplates: PathArgument?

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var file: String?
    var run: Int64?
    var notices: Int
  }

  func validate() throws {
    guard (output == nil) != (writeTemplates == nil) else {
      throw UsageError(
        zh: "请用 -o 指明通知写到哪个文件夹。", en: "Name the folder for the messages with -o."
      ).forParser
    }
  }

  func run() throws {
    if let folder = writeTemplates {
      return try options.shared.explaining { try NoticeTemplates.save(in: folder.path) }
    }
    guard let output else { return }
    try options.run { collection in
      let words = try NoticeTemplates(templates?.path)
      guard let run = try collection.nextNoticeRun(by: options.answers.actor) else {
        return options.answers.tell(
          Answer(notices: 0), LocalizedText(zh: "没有新的通知", en: "nothing new to tell"))
      }
      let notices = try collection.notices(in: run, words)
      try FileSystem.makeFolder(output.path, personal: true)
      let path = output.path / (run.fileStem + "." + (kind == .json ? "jsonl" : kind.rawValue))
      let bytes = Array(content(notices).utf8)
      // What a run that was cut off wrote is the same; anything else is another collection's.
      if FileSystem.exists(path), (try? FileSystem.read(path, limit: bytes.count)) != bytes {
        throw FileError.exists(path)
      }
      try FileSystem.write(bytes, to: path, .personal)
      try collection.finish(run)
      options.answers.tell(
        Answer(file: path.string, run: run.run, notices: notices.count),
        LocalizedText(
          zh: "\(notices.count) 条通知：\(path.string)",
          en: notices.count == 1 ? "1 message: \(path.string)" : "\(notices.count) messages: \(path.string)"))
    }
  }

  private func content(_ notices: [Notice]) -> String {
    switch kind {
    case .csv: Notice.table(notices)
    case .json: notices.map { JSONLine.encode($0) + "\n" }.joined()
    case .txt:
      notices.map { notice in
        "\(printable("\(notice.student) \(notice.name) \(notice.phone)"))\n"
          + (options.language == .zh ? notice.zh : notice.en) + "\n\n"
      }.joined()
    }
  }
}
