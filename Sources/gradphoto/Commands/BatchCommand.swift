import ArgumentParser
import Batch
import Files
import Foundation
import Localization
import Pipeline
import Reports
import Rules
import SystemPackage

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Make finished pictures of a whole folder. 批量处理整个目录。",
    discussion: """
      Photos are found by walking INPUT in a fixed order; results are the same whatever --jobs. Whatever happens - \
      Ctrl-C, a full disk, a lost machine - the same command with --resume goes on: every photo is accounted for once.
      """)

  @Argument(help: "Folder of photos.")
  var input: PathArgument

  @OptionGroup var options: BatchOptions

  @Option(name: [.customShort("j"), .long], help: "Workers (default: one for each core).")
  var jobs: Int?

  @Flag(help: "Go on with the batch in the output folder.")
  var resume = false

  @Flag(help: "Make a lost or damaged journal anew from the outputs, then go on.")
  var rebuild = false

  @Option(help: "This machine's part of the photos: 3/8.")
  var shard: String?

  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw UsageError(zh: "--jobs 应为 1 到 256 的数字。", en: "--jobs is a number from 1 to 256.").forParser
    }
    if let shard, Shard(shard) == nil {
      throw UsageError(
        zh: "“\(shard)”不是有效的分片，应写成 3/8 这样。", en: "“\(shard)” is not a shard: write it like 3/8."
      ).forParser
    }
  }

  func run() throws {
    let engine = try options.engine(shared)
    try shared.explaining {
      let roster = try options.readRoster(shared)
      let networks = try models.load(shared)
      let settings = options.settings(
        input: input, engine: engine.description, shard: shard.flatMap { Shard($0) } ?? .whole)
      let batch = try Batch(
        options.output.path, mode: rebuild ? .rebuild : resume ? .resume : .new, settings: settings,
        roster: roster
      )
      tell(batch)
      let stop = StopSign()
      let interrupt = try Interrupt(stop, shared)
      defer { withExtendedLifetime(interrupt) {} }
      let progress = ProgressLine(shared: shared, showsIDs: options.showsIDs)
      let end = try batch.run(
        jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, language: shared.language, stop: stop,
        makeProcessor: { engine.processor(networks) }, report: progress.update)
      progress.end()
      if end.done < end.total {
        shared.note(
          LocalizedText(
            zh: "已中断，完成 \(end.done) / \(end.total)。用 --resume 继续。",
            en: "Interrupted after \(end.done) of \(end.total). Go on with --resume."))
        throw ExitCode(ExitStatus.interrupted)
      }
      try finish(batch, engine.standard)
    }
  }

  private func tell(_ batch: Batch) {
    let repairs = batch.repairs
    func note(_ count: Int, _ zh: String, _ en: String) {
      if count > 0 { shared.note(LocalizedText(zh: "\(count) \(zh)", en: "\(count) \(en)")) }
    }
    note(repairs.restored, "张照片的结果从日志副本恢复", "results restored from the outputs")
    note(repairs.damaged, "张照片的成品缺失或被改动，将重做", "photos whose outputs are missing or changed: done again")
    note(repairs.replanned, "张照片对应的学生或文件名有变，将重做", "photos whose student or name is another now: done again")
    note(batch.census.changed, "张照片内容有变，将重做", "photos have changed: done again")
    note(batch.census.vanished, "张已处理的照片不在输入目录中了", "finished photos are no longer in the input folder")
    note(repairs.unfinished, "个未登记的成品已删除", "unfinished outputs removed")
    note(repairs.strays, "个来历不明的文件已移到 strays", "unaccounted files moved to strays")
    let skipped = batch.census.skipped
    note(
      skipped, "个文件或文件夹已跳过，见 report/skipped.csv",
      (skipped == 1 ? "entry" : "entries") + " skipped: see report/skipped.csv")
    for sentence in batch.census.unreadable { Console.note(sentence[shared.language]) }
  }

  private func finish(_ batch: Batch, _ standard: Standard) throws {
    let summary = try batch.writeReports(
      standard: standard, language: shared.language, showsIDs: options.showsIDs)
    Console.print(Words.tally(summary.outcomes, shared.language))
    if summary.students > 0 {
      Console.print(
        LocalizedText(
          zh: "缺照片的学生 \(summary.missing)，对不上名单的照片 \(summary.unmatched)，有多张照片的学生 \(summary.duplicated)",
          en:
            "students without a photo \(summary.missing), unmatched photos \(summary.unmatched), students with "
            + "several photos \(summary.duplicated)")[shared.language])
    }
    shared.note(
      LocalizedText(
        zh: "报告：\(batch.folder.report.string)/index.html",
        en: "Report: \(batch.folder.report.string)/index.html")
    )
    if summary.outcomes[.error] > 0 || !summary.unreadableFolders.isEmpty {
      throw ExitCode(ExitStatus.unprocessed)
    }
    if summary.outcomes[.fail] > 0 { throw ExitCode(ExitStatus.broken) }
  }
}
