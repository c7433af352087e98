import ArgumentParser
import Localization
import Raster
import Reports
import Rules

struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards", abstract: "List the standards that photos can be judged by. 列出支持的标准。",
    discussion: """
      Words narrow the list down: id, name, document, 考研, passport … Where one standard is left, all that it asks is told, \
      with its source. --show prints one as a file: change it and give it to --standard.
      """)

  @Argument(help: "Words that a standard's id, names or group must hold, all of them.")
  var words: [String] = []

  @Option(help: ArgumentHelp("Print this standard as a JSON file.", valueName: "name|file.json"))
  var show: String?

  @OptionGroup var shared: SharedOptions

  func run() throws {
    if let show {
      Console.write(StandardFile.text(of: try StandardChoice.resolve(show, shared)))
      return
    }
    let language = shared.language
    let exact = words.count == 1 ? Standards.standard(words[0]) : nil
    let found = exact.map { [$0] } ?? Standards.all.filter { $0.matches(words) }
    guard !found.isEmpty else {
      shared.note(
        LocalizedText(
          zh: "没有符合“\(words.joined(separator: " "))”的标准。",
          en: "No standard matches “\(words.joined(separator: " "))”."))
      throw ExitCode(ExitStatus.broken)
    }
    if found.count == 1 {
      Console.print(StandardDocumentation.details(of: found[0], language: language))
    } else {
      Console.write(table(of: found, language))
    }
  }

  private func table(of standards: [Standard], _ language: Language) -> String {
    let titles = [
      ("标准", "standard"), ("像素", "px"), ("毫米", "mm"), ("dpi", "dpi"), ("KB", "KB"), ("换背景", "replace"),
      ("背景", "background"), ("名称", "name"),
    ].map(language.choose)
    let rows = standards.map { standard in
      let s = StandardSummary(standard)
      return [
        s.id, s.pixels, s.millimetres, s.density, s.kilobytes, s.replacement[language],
        s.backgrounds[language],
        s.title[language],
      ].map { $0 ?? "–" }
    }
    return TextTable(heading: titles, rows: rows).text
  }
}
