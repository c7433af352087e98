import ArgumentParser
import Barcodes
import Collection
import Files
import Localization
import SystemPackage
import Tables

struct CollectLinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links", abstract: "Make personal links by which students enter 'gradphoto serve'. 个人链接。",
    discussion: """
      Each lets one student in once, until it expires; a new one takes the place of the one before. Only its hash is \
      kept: what is printed here can't be printed again. Send each to its student alone.
      """)

  @Option(
    help: ArgumentHelp("Address of the service, as it prints it: http://192.168.1.20:8099/", valueName: "url")
  )
  var base: String

  @Option(help: ArgumentHelp("A student: 学号, 考生号 or 证件号; may be repeated.", valueName: "number"))
  var student: [String] = []

  @Option(
    help: ArgumentHelp(
      "A table (XLSX, CSV) with a column 学号, 考生号 or 证件号: each of its rows.", valueName: "file"))
  var list: PathArgument?

  @Flag(help: "All students who still need a photo.")
  var missing = false

  @Option(help: "Hours until they expire.")
  var hours = 72.0

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("A CSV file for whoever sends messages.", valueName: "file"))
  var output: PathArgument?

  @Flag(help: "Print each as a QR code as well.")
  var qr = false

  @OptionGroup var options: CollectOptions

  private struct Answer: Encodable {
    var student: String
    var name: String
    var link: String
    var expires: String
  }

  private static let longest = 24.0 * 366

  func validate() throws {
    guard [!student.isEmpty, list != nil, missing].count(where: { $0 }) == 1 else {
      throw UsageError(
        zh: "请用 --student、--list 或 --missing 之一指明学生。",
        en: "Name students with --student, --list or --missing; one of them."
      ).forParser
    }
    guard base.hasPrefix("http://") || base.hasPrefix("https://") else {
      throw UsageError(
        zh: "--base 应写成 http://地址:端口/ 这样。", en: "--base is written like http://address:port/."
      ).forParser
    }
    guard hours > 0, hours <= CollectLinksCommand.longest else {
      throw UsageError(zh: "--hours 应大于 0，最长一年。", en: "--hours is more than 0 and at most a year.").forParser
    }
  }

  func run() throws {
    try options.run { collection in
      // Before the links that students have let nobody in any more.
      if let output {
        var names = OutputNames(inputs: list.map { [$0.path] } ?? [])
        try names.claim(output.path, replacing: false)
      }
      let links = try collection.makeLinks(for: try students(collection), hours: hours)
      let answers = links.map { link in
        Answer(
          student: link.label, name: link.name, link: address(link.token), expires: link.expires.short)
      }
      if let output { try write(answers, to: output.path) }
      for answer in answers where output == nil || qr {
        options.answers.tell(answer, LocalizedText(zh: text(answer), en: text(answer)))
        if qr, options.answers.format == .text { Console.print(QRText.lines(of: answer.link)) }
      }
      options.shared.note(LocalizedText(zh: "\(links.count) 个链接", en: "\(links.count) links"))
    }
  }

  private func students(_ collection: PhotoCollection) throws -> [Student] {
    if missing { return try collection.missing() }
    let option = try StudentsOption.parse(
      student.flatMap { ["--student", $0] } + (list.map { ["--list", $0.path.escapedText] } ?? []))
    return try option.rows().map { try collection.student($0.number) }
  }

  private func address(_ token: String) -> String {
    base + (base.hasSuffix("/") ? "" : "/") + "link/" + token
  }

  private func text(_ answer: Answer) -> String {
    printable([answer.student, answer.name, answer.link, answer.expires].joined(separator: "  "))
  }

  private func write(_ answers: [Answer], to path: FilePath) throws {
    let rows = answers.map { [$0.student, $0.name, $0.link, $0.expires] }
    try FileSystem.write(CSVWriter.bytes([["学号", "姓名", "链接", "有效期至"]] + rows), to: path, .personal)
  }
}
