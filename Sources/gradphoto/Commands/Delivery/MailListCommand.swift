import ArgumentParser
import Codecs
import Delivery
import Files
import Localization
import Printing
import SystemPackage

struct MailListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Packing lists with each person's photo, as PDF. 装袋清单。")

  enum Kind: String, ExpressibleByArgument, CaseIterable { case `class`, person }

  @OptionGroup var source: SourceOptions

  @Option(name: [.customShort("o"), .long], help: "FILE.pdf.")
  var output: PathArgument

  @Option(help: "class (A4, a line each) or person (a slip of A6 for each envelope).")
  var by = Kind.class

  @Option(help: "What each envelope holds: '8×一寸'.")
  var contents = ""

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.explaining {
      let mailing = try Mailing(source)
      var names = OutputNames(inputs: source.inputs + mailing.persons.map(\.item.picture))
      try names.claim(output.path, replacing: force)
      try mailing.checkNumbers()
      let sent = try MailLedger(source.ledger).latest
      let words = shared.language.choose
      let persons = mailing.persons.map { person in
        PackedPerson(
          name: person.name, number: person.number?.shown ?? "", group: person.group, contents: contents,
          tracking: person.number.flatMap { sent[$0.text] }?.tracking ?? "")
      }
      let list = PackingList(
        PackingList.Words(
          title: words("装袋清单", "Packing list"), number: words("学号", "number"), name: words("姓名", "name"),
          contents: words("内容", "contents"), tracking: words("单号", "tracking"),
          packed: words("已装袋", "packed"),
          persons: words("人数", "persons"))
      ) { number in
        try EmbeddedPicture.of(mailing.persons[number].item.finished.bytes()).picture
      }
      try writePDF(output.path, title: words("装袋清单", "Packing list"), Lettering()) { document in
        for group in mailing.classes {
          switch by {
          case .class: try list.drawClass(Array(persons[group]), numberedFrom: group.lowerBound, in: document)
          case .person: for index in group { try list.drawSlip(persons[index], number: index, in: document) }
          }
        }
      }
      Console.print(
        LocalizedText(
          zh: "\(persons.count) 人，\(mailing.classes.count) 个班",
          en: "\(persons.count) persons, \(mailing.classes.count) classes")[
            shared.language])
    }
  }
}
