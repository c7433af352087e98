import ArgumentParser
import Delivery
import Files
import Foundation
import Localization
import Rosters

struct MailSendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Note that a parcel went to the post. 登记寄出。",
    discussion:
      "One tracking number is one student's, or with --class a class's. The ledger is mail.jsonl in the source."
  )

  @OptionGroup var source: SourceOptions

  @Option(help: ArgumentHelp("The student's number.", valueName: "number"))
  var student: String?

  @Option(name: .customLong("class"), help: "All students of this class, in one parcel.")
  var classGroup: String?

  @Option(help: "The parcel's number.")
  var tracking: String

  @Option(help: "What it holds: '8×一寸'.")
  var contents = ""

  @Flag(help: "Send again what was sent.")
  var again = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (student == nil) != (classGroup == nil), !tracking.isEmpty else {
      throw UsageError(
        zh: "请给出 --student 或 --class 之一，以及 --tracking。", en: "Name --student or --class, and --tracking."
      ).forParser
    }
  }

  func run() throws {
    try shared.explaining {
      let mailing = try Mailing(source)
      try mailing.checkNumbers()
      let wanted = student.map { MatchKey.folded($0) }
      let chosen = mailing.persons.filter { person in
        wanted.map { MatchKey.folded(person.number?.text ?? "") == $0 }
          ?? (person.group.last == classGroup || person.group.joined(separator: "/") == classGroup)
      }
      guard !chosen.isEmpty else {
        throw UsageError(zh: "没有这样的学生有成品照片。", en: "No such student has a finished picture.")
      }
      guard Set(chosen.map(\.group)).count == 1 else {
        throw UsageError(
          zh: "有多个班级叫“\(classGroup ?? "")”：请写成 学院/专业/班级。",
          en: "Several classes are called “\(classGroup ?? "")”: write 学院/专业/班级.")
      }
      var ledger = try MailLedger(source.ledger)
      let date = Date().formatted(.iso8601)
      try ledger.add(
        chosen.compactMap { person in
          person.number.map { (person, $0.text) }
        }.map { person, number in
          MailLedger.Entry(
            student: number, tracking: tracking,
            group: classGroup == nil ? nil : person.group.joined(separator: "/"), contents: contents,
            date: date)
        }, again: again, shown: mailing.shown)
      Console.print(
        LocalizedText(
          zh: "已登记 \(chosen.count) 人，单号 \(tracking)", en: "noted: \(chosen.count), parcel \(tracking)")[
            shared.language])
    }
  }
}
