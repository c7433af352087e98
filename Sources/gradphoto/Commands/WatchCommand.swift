import ArgumentParser
import Batch
import Files
import Foundation
import Localization
import Pipeline
import Reports
import Rosters
import Rules
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Judge each new photo as soon as it is complete. 联机拍摄，即拍即检。",
    discussion: "A bell tells of a photo that is not accepted. Ctrl-C ends and writes the reports.")

  @Argument(help: "Folder into which the camera's program writes.")
  var input: PathArgument

  @OptionGroup var options: BatchOptions

  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let engine = try options.engine(shared)
    try shared.explaining {
      let roster = try options.readRoster(shared)
      let processor = engine.processor(try models.load(shared))
      let batch = try Batch(
        options.output.path, mode: .resume,
        settings: options.settings(input: input, engine: engine.description), roster: roster)
      let stop = StopSign()
      let interrupt = try Interrupt(stop, shared)
      defer { withExtendedLifetime(interrupt) {} }
      var watch = Watch(input: FilePath(escapedText: batch.settings.input), excluding: options.output.path)
      try watch.skip(batch.isDone)
      shared.note(LocalizedText(zh: "正在等待新照片……", en: "Waiting for photos…"))
      var told: Set<LocalizedText> = []
      while !stop.isStopping {
        let (complete, growing) = try watch.look()
        for sentence in watch.unreadableFolders where told.insert(sentence).inserted {
          Console.note(sentence[shared.language])
        }
        if !complete.isEmpty {
          try batch.refresh()
          try batch.runHere(processor, language: shared.language, excluding: growing, report: say)
        }
        Watch.pause()
      }
      let summary = try batch.writeReports(
        standard: engine.standard, language: shared.language, showsIDs: options.showsIDs)
      Console.print(Words.tally(summary.outcomes, shared.language))
      if !summary.unreadableFolders.isEmpty || !watch.unreadableFolders.isEmpty {
        throw ExitCode(ExitStatus.unprocessed)
      }
    }
  }

  /// One line, the reasons under it, and a bell where the photographer must do something.
  private func say(_ record: PhotoRecord) {
    guard let result = record.result else { return }
    let name = options.showsIDs ? record.path.string : Masking.masked(record.path.string)
    let bell = result.outcome == .pass || isatty(STDOUT_FILENO) == 0 ? "" : "\u{7}"
    Console.print("\(bell)\(Words.tally(result.outcome)[shared.language])  \(printable(name))")
    if let note = record.note { Console.print("  \(note.text[shared.language])") }
    if let failure = result.failure { Console.print("  \(failure.text[shared.language])") }
    for finding in result.findings where [.fail, .review].contains(finding.verdict) {
      Console.print("  \(finding.reason[shared.language])")
    }
  }
}
