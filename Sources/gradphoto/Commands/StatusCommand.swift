import ArgumentParser
import Batch
import Files
import Localization
import Pipeline
import Reports
import Rosters
import Rules
import SystemPackage

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "How far a batch is, and what is wrong. 查看批次状态。")

  @Argument(help: "Output folder of a batch.")
  var output: PathArgument

  @Option(help: "text or json.")
  var format = OutputFormat.text

  @Flag(name: .customLong("show-ids"), help: "Show identity numbers as they are.")
  var showsIDs = false

  @OptionGroup var shared: SharedOptions

  private struct Status: Encodable {
    struct Rule: Encodable {
      var rule: String
      var failed: Int
      var review: Int
    }
    var verdicts: [String: Int]
    var rules: [Rule]
    var pending: Int
    var new: Int
    var gone: Int
    var skipped: Int
    var students: Int
    var missing: Int
    var unmatched: Int
    var duplicated: Int
    var unreadableFolders: [String]
  }

  func run() throws {
    try shared.explaining {
      let folder = BatchFolder(output.path)
      let journal = try Journal(folder)
      let summary = try journal.summary()
      let input = try journal.settings()?.input
      let changes =
        try input.map { try journal.pendingChanges(in: FilePath(escapedText: $0), excluding: folder.root) }
        ?? Journal.Changes(unreadableFolders: summary.unreadableFolders)
      switch format {
      case .json: Console.print(JSONLine.encode(status(summary, changes)))
      case .text:
        Console.print(text(summary, changes))
        for sentence in changes.unreadableFolders { Console.note(sentence[shared.language]) }
      }
      if !changes.unreadableFolders.isEmpty { throw ExitCode(ExitStatus.unprocessed) }
    }
  }

  private func status(_ summary: BatchSummary, _ changes: Journal.Changes) -> Status {
    Status(
      verdicts: Dictionary(
        uniqueKeysWithValues: Outcome.allCases.map { ($0.rawValue, summary.outcomes[$0]) }),
      rules: summary.rules.map { Status.Rule(rule: $0.rule, failed: $0.failed, review: $0.review) },
      pending: summary.pending, new: changes.new.count, gone: changes.gone, skipped: summary.skipped,
      students: summary.students, missing: summary.missing, unmatched: summary.unmatched,
      duplicated: summary.duplicated,
      unreadableFolders: changes.unreadableFolders.map { $0[shared.language] })
  }

  private func text(_ summary: BatchSummary, _ changes: Journal.Changes) -> String {
    let words = shared.language.choose
    var lines = [Words.tally(summary.outcomes, shared.language)]
    lines.append(
      words(
        "未处理 \(summary.pending)，新照片 \(changes.new.count)，已不在 \(changes.gone)，非照片 \(summary.skipped)",
        "to do \(summary.pending), new \(changes.new.count), gone \(changes.gone), not photos \(summary.skipped)"
      ))
    if summary.students > 0 {
      lines.append(
        words(
          "名单 \(summary.students) 人：缺照片 \(summary.missing)，多张照片 \(summary.duplicated)；对不上名单的照片 \(summary.unmatched)",
          "\(summary.students) students: without a photo \(summary.missing), with several \(summary.duplicated); "
            + "unmatched photos \(summary.unmatched)"))
    }
    for rule in summary.rules {
      let title = Words.title(ofRule: rule.rule)[shared.language]
      lines.append(
        words(
          "  \(title)：不合格 \(rule.failed)，待审核 \(rule.review)",
          "  \(title): returned \(rule.failed), for review \(rule.review)"))
    }
    for path in changes.new.prefix(20) {
      let name = showsIDs ? path.string : Masking.masked(path.string)
      lines.append(words("  新：", "  new: ") + printable(name))
    }
    return lines.joined(separator: "\n")
  }
}
