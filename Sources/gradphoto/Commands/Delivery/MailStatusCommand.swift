import ArgumentParser
import Delivery
import Localization

struct MailStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Which prints went to the post, and which did not. 寄送核对表。")

  @OptionGroup var source: SourceOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.explaining {
      let mailing = try Mailing(source)
      let sent = try MailLedger(source.ledger).latest
      var count = 0
      for person in mailing.persons {
        let entry = sent[person.number]
        if entry != nil { count += 1 }
        let state =
          entry.map { "\($0.tracking) \($0.date.prefix(10)) \($0.contents)" }
          ?? shared.language.choose("未寄", "not sent")
        Console.print(
          printable(
            "\(person.group.filter { !$0.isEmpty }.joined(separator: "/"))\t\(person.number)\t\(person.name)\t\(state)"
          ))
      }
      shared.note(
        LocalizedText(
          zh: "已寄 \(count)，未寄 \(mailing.persons.count - count)",
          en: "sent \(count), not sent \(mailing.persons.count - count)"))
    }
  }
}
