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
      try mailing.checkNumbers()
      let sent = try MailLedger(source.ledger).latest
      var count = 0
      for person in mailing.persons {
        let entry = person.number.flatMap { sent[$0.text] }
        if entry != nil { count += 1 }
        let state =
          entry.map { "\($0.tracking) \($0.date.prefix(10)) \($0.contents)" }
          ?? shared.language.choose("未寄", "not sent")
        let cells = [
          person.group.filter { !$0.isEmpty }.joined(separator: "/"), person.number?.shown ?? "", person.name,
          state,
        ]
        Console.print(cells.map(printable).joined(separator: "\t"))
      }
      shared.note(
        LocalizedText(
          zh: "已寄 \(count)，未寄 \(mailing.persons.count - count)",
          en: "sent \(count), not sent \(mailing.persons.count - count)"))
    }
  }
}
