import ArgumentParser
import Batch
import Foundation
import Localization
import Roster
import Rules
import Studio

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "How far a batch is, and what is wrong. 查看批次状态。")

  @Argument(help: "Output folder of a batch.")
  var output: String

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
  }

  func run() throws {
    try Batching.explained(shared) {
      let folder = BatchFolder(output)
      let journal = try Journal(folder)
      let summary = try journal.summary()
      let input = try journal.settings()?.input
      let news = try input.map { try journal.news(in: RawPath($0), except: folder.root) } ?? ([], 0)
      switch format {
      case .json: Console.print(JSONLine.encode(status(summary, news)))
      case .text: Console.print(text(summary, news))
      }
    }
  }

  private func status(_ summary: BatchSummary, _ news: (new: [RawPath], gone: Int)) -> Status {
    Status(
      verdicts: Dictionary(
        uniqueKeysWithValues: Outcome.allCases.map { ($0.rawValue, summary.outcomes[$0] ?? 0) }),
      rules: summary.rules.map { Status.Rule(rule: $0.rule, failed: $0.failed, review: $0.review) },
      pending: summary.pending, new: news.new.count, gone: news.gone, skipped: summary.skipped,
      students: summary.students, missing: summary.missing, unmatched: summary.unmatched,
      duplicated: summary.duplicated)
  }

  private func text(_ summary: BatchSummary, _ news: (new: [RawPath], gone: Int)) -> String {
    func words(_ zh: String, _ en: String) -> String { shared.language == .zh ? zh : en }
    var lines = [Batching.counts(summary.outcomes, shared.language)]
    lines.append(
      words(
        "未处理 \(summary.pending)，新照片 \(news.new.count)，已不在 \(news.gone)，非照片 \(summary.skipped)",
        "to do \(summary.pending), new \(news.new.count), gone \(news.gone), no photos \(summary.skipped)"))
    if summary.students > 0 {
      lines.append(
        words(
          "名单 \(summary.students) 人：缺照片 \(summary.missing)，多张照片 \(summary.duplicated)；对不上名单的照片 \(summary.unmatched)",
          "\(summary.students) students: without a photo \(summary.missing), with several \(summary.duplicated); "
            + "photos of nobody \(summary.unmatched)"))
    }
    for rule in summary.rules {
      let title = Registry.rule(rule.rule)?.info.title[shared.language] ?? rule.rule
      lines.append(
        words(
          "  \(title)：不合格 \(rule.failed)，待审核 \(rule.review)",
          "  \(title): returned \(rule.failed), for review \(rule.review)"))
    }
    for path in news.new.prefix(20) {
      let name = showsIDs ? path.text : Masking.masked(path.text)
      lines.append(words("  新：", "  new: ") + printable(name))
    }
    return lines.joined(separator: "\n")
  }
}
