import ArgumentParser
import Localization
import Raster
import Rules

struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards", abstract: "List the standards that photos can be judged by. 列出支持的标准。",
    discussion: "--show prints one as a file: change it and give it to --standard.")

  @Option(help: ArgumentHelp("Print this standard as a JSON file.", valueName: "name|file.json"))
  var show: String?

  @OptionGroup var shared: SharedOptions

  func run() throws {
    if let show {
      Console.write(StandardFile.text(of: try StandardChoice.resolve(show, shared)))
      return
    }
    for standard in Standards.all {
      Console.print("\(standard.id)  \(standard.title[shared.language])")
      Console.print("    \(standard.document[shared.language])")
      Console.print(
        "    \(standard.output.width)×\(standard.output.height) px, \(Int(standard.density)) dpi, "
          + "\(standard.fileSize.min / 1024)–\(standard.fileSize.max / 1024) KB, "
          + standard.backgrounds.map { $0.title[shared.language] }.joined(separator: " / "))
    }
  }
}
