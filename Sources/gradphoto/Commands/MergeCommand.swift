import ArgumentParser
import Batch
import Files
import Localization
import Reports
import Rules
import SystemPackage

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make one batch of the shards of several machines. 合并多台机器的结果。")

  @Argument(help: "Output folders of 'gradphoto batch --shard'.")
  var sources: [PathArgument]

  @Option(name: [.customShort("o"), .long], help: "Output folder; must be new.")
  var output: PathArgument

  @Flag(name: .customLong("show-ids"), help: "Show identity numbers as they are.")
  var showsIDs = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.explaining {
      let totals = try Merge.run(sources.map(\.path), into: output.path)
      let folder = BatchFolder(output.path)
      let journal = try Journal(folder)
      // A standard of the user's own is known by its hash alone: its rules are told in the words of No. 99.
      let standard = try journal.settings()?.engine["standard"].flatMap { Standards.standard($0) } ?? .chsi99
      try BatchReports.write(
        journal, folder, standard: standard, language: shared.language, showsIDs: showsIDs)
      Console.print(Words.tally(try journal.summary().outcomes, shared.language))
      shared.note(
        LocalizedText(
          zh: "合并 \(totals.photos) 张，重复 \(totals.repeated)，未处理 \(totals.pending)",
          en: "merged \(totals.photos), repeated \(totals.repeated), to do \(totals.pending)"))
    }
  }
}
