import ArgumentParser
import Collection
import Localization
import SystemPackage

struct CollectRecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover", abstract: "Make a damaged database anew from events.jsonl. 从日志恢复。",
    discussion: "The old database is kept beside it. Photos that no event speaks of are moved to strays.")

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var events: Int
    var missingFiles: Int
    var strays: Int
    var kept: String
  }

  func run() throws {
    try options.shared.explaining {
      let recovery = try PhotoCollection.recover(options.folder?.path ?? ".")
      options.answers.tell(
        Answer(
          events: recovery.events, missingFiles: recovery.missingFiles, strays: recovery.strays,
          kept: recovery.kept),
        LocalizedText(
          zh:
            "从 \(recovery.events) 条事件恢复；缺失照片 \(recovery.missingFiles) 个，移到 strays 的文件 \(recovery.strays) 个；旧数据库：\(recovery.kept)",
          en:
            "made anew from \(recovery.events) events; photos missing \(recovery.missingFiles), files moved to strays \(recovery.strays); the old database: \(recovery.kept)"
        ))
      if recovery.missingFiles > 0 { throw ExitCode(ExitStatus.broken) }
    }
  }
}
