import ArgumentParser
import Codecs
import Matting
import Rules
import Studio

struct MatteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matte", abstract: "Cut the person out at the photo's own size. 抠像。")

  @Argument(help: "Photo; - for standard input.")
  var file: String

  @Option(name: [.customShort("o"), .long], help: "8-bit grey PNG of the alpha; - for standard output.")
  var output: String

  @Option(help: "PNG of the person with the alpha and the old background's colour removed.")
  var cutout: String?

  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let cutter = Cutter(models: try models.load(shared))
    do {
      let photo = try Photo(bytes: try FileAccess.read(file, limit: Limits.standard.bytes))
      guard let matte = try cutter.cut(photo) else {
        shared.note(
          LocalizedText(zh: "“\(file)”里没有找到人物。", en: "No person was found in “\(file)”."))
        throw ExitCode(1)
      }
      try FileAccess.write(PNGEncoder.encode(matte.alpha), to: output)
      if let cutout {
        try FileAccess.write(PNGEncoder.encode(matte.foreground, alpha: matte.alpha), to: cutout)
      }
    } catch let status as ExitCode {
      throw status
    } catch {
      Console.note(Failure(error, file: file).text[shared.language])
      throw ExitCode(2)
    }
  }
}
