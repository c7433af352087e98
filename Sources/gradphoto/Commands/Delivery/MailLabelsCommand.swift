import ArgumentParser
import Delivery
import Files
import Localization
import Printing
import Rosters
import SystemPackage

struct MailLabelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labels", abstract: "Address labels as PDF. 邮寄标签。",
    discussion: "Addresses are those of the list (columns 地址, 邮编, 手机) or of the collection.")

  @OptionGroup var source: SourceOptions

  @Option(name: [.customShort("o"), .long], help: "FILE.pdf.")
  var output: PathArgument

  @Option(help: ArgumentHelp("3x8, 2x7 … labels on A4, or 100x150mm for one a page.", valueName: "paper"))
  var labels = "3x8"

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try shared.explaining {
      guard let paper = LabelPaper(labels) else {
        throw UsageError(
          zh: "“\(labels)”不是标签规格：应写成 3x8（A4 上的列×行）或 100x150mm。",
          en: "“\(labels)” is no label paper: write 3x8 (columns and rows on A4) or 100x150mm.")
      }
      let mailing = try Mailing(source)
      var names = OutputNames(inputs: source.inputs + mailing.persons.map(\.item.picture))
      try names.claim(output.path, replacing: force)
      let addressed = mailing.persons.filter { !mailing.value(.address, of: $0).isEmpty }
      let addresses = addressed.map { person in
        MailAddress(
          name: person.name, phone: mailing.value(.phone, of: person),
          address: mailing.value(.address, of: person),
          postcode: mailing.value(.postcode, of: person),
          note: ([person.number?.shown ?? ""] + person.group).filter { !$0.isEmpty }.joined(separator: " "))
      }
      try writePDF(output.path, title: shared.language.choose("邮寄标签", "Address labels"), Lettering()) {
        document in
        try AddressLabels(paper).draw(addresses, in: document)
      }
      let missing = mailing.persons.filter { mailing.value(.address, of: $0).isEmpty }
      Console.print(
        LocalizedText(
          zh: "标签 \(addresses.count) 个，没有地址 \(missing.count) 人",
          en: "labels \(addresses.count), without an address \(missing.count)")[
            shared.language])
      for person in missing {
        shared.note(
          LocalizedText(zh: "没有地址：\(person.label)", en: "without an address: \(person.label)").map(printable))
      }
    }
  }
}
