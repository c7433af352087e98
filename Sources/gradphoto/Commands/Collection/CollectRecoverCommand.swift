import ArgumentParser
import Collection
import Localization
import SystemPackage

struct CollectRecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover", abstract: "Make a damaged database anew from events.jsonl. 从日志恢复。",
    discussion: """
      The old database is kept beside it. Photos that no event speaks of are moved to strays. Where a line of the text is \
      damaged, those behind it can't be followed: they are counted, and the old text is kept as events.jsonl.broken.

      Exit status: 0 all of it, 1 lines were left or photos are missing, 2 it could not be done.
      """)

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var events: Int
    var lost: Int
    var missingFiles: Int
    var strays: Int
    var kept: String
    var keptText: String?
  }

  func run() throws {
    try options.shared.explaining {
      let recovery = try PhotoCollection.recover(options.folder?.path ?? ".")
      options.answers.tell(
        Answer(
          events: recovery.events, lost: recovery.lost, missingFiles: recovery.missingFiles,
          strays: recovery.strays,
          kept: recovery.kept, keptText: recovery.keptText),
        LocalizedText(
          zh:
            "从 \(recovery.events) 条事件恢复；缺失照片 \(recovery.missingFiles) 个，移到 strays 的文件 \(recovery.strays) 个；旧数据库：\(recovery.kept)",
          en:
            "made anew from \(recovery.events) events; photos missing \(recovery.missingFiles), files moved to strays \(recovery.strays); the old database: \(recovery.kept)"
        ))
      if let text = recovery.keptText {
        options.shared.note(
          LocalizedText(
            zh: "日志中有 \(recovery.lost) 行已损坏或接不上，未能恢复：旧日志保留为 \(text)",
            en:
              "\(recovery.lost) lines of the log are damaged or follow from nothing: the old text is kept as \(text)"
          ))
      }
      if recovery.missingFiles + recovery.lost > 0 { throw ExitCode(ExitStatus.broken) }
    }
  }
}
