import ArgumentParser
import Collection
import Localization

struct CollectPurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Erase everything about students: photos, rows, what the log says of them. 清除数据。",
    discussion: """
      Files are overwritten, rows and free pages of the database too. The log keeps that it happened, the ledger its \
      amounts without names. What 'export', 'notify' and deliveries wrote elsewhere is not touched, nor is what an SSD or \
      a backup keeps.
      """)

  @Option(help: ArgumentHelp("A student: 学号, 考生号 or 证件号; may be repeated.", valueName: "number"))
  var student: [String] = []

  @Option(
    help: ArgumentHelp("All students about whom nothing has happened for so many days.", valueName: "days"))
  var olderThan: Int?

  @Flag(help: "Say who would be purged, and do nothing.")
  var dryRun = false

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var students: [String]
    var purged: Bool
    /// Absent with --dry-run.
    var overwritten: Bool?
  }

  /// A hundred years.
  private static let days = 0...36_500

  func validate() throws {
    if let olderThan, !Self.days.contains(olderThan) {
      throw UsageError(
        zh: "--older-than 应为 0 到 36500 的天数。", en: "--older-than is a number of days from 0 to 36500."
      ).forParser
    }
    guard student.isEmpty == (olderThan != nil) else {
      throw UsageError(
        zh: "请用 --student 指明学生，或用 --older-than 给出天数（二者取一）。",
        en: "Name students with --student, or give days with --older-than; one of both."
      ).forParser
    }
  }

  func run() throws {
    try options.run { collection in
      let found =
        try olderThan.map { try collection.students(untouchedForDays: $0) }
        ?? student.map { try collection.student($0) }
      let isOverwritten = dryRun ? nil : try collection.purge(found.map(\.id), by: options.answers.actor)
      if isOverwritten == false { options.shared.note(.overwrittenLater) }
      options.answers.tell(
        Answer(students: found.map(\.label), purged: !dryRun, overwritten: isOverwritten),
        dryRun
          ? LocalizedText(
            zh: (found.map(\.title) + ["将清除 \(found.count) 人"]).joined(separator: "\n"),
            en: (found.map(\.title) + ["would be purged: \(found.count)"]).joined(separator: "\n"))
          : LocalizedText(zh: "已清除 \(found.count) 人", en: "purged: \(found.count)"))
    }
  }
}

extension LocalizedText {
  /// What was erased while somebody else read or wrote.
  static let overwrittenLater = LocalizedText(
    zh: "已清除；另一个程序正在使用采集库，残留数据的覆写将在下次启动时完成",
    en: "erased; another program is at work, so what is left of it is overwritten at the next start")
}
