import ArgumentParser
import Codecs
import Localization
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

  @OptionGroup var matting: MattingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let cutter = Cutter(models: try models.load(shared), effort: matting.effort(otherwise: .fine))
    do {
      let photo = try Photo(bytes: try FileAccess.read(file, limit: Limits.standard.bytes))
      guard let cutout = try cutter.cut(photo) else {
        shared.note(
          LocalizedText(zh: "“\(file)”里没有找到人物。", en: "No person was found in “\(file)”."))
        throw ExitCode(1)
      }
      let matte = cutout.matte
      shared.detail(
        LocalizedText(
          zh: "方法：\(matte.method.rawValue)，网络：\(cutout.mask.rawValue)，把握：\(percent(matte.confidence))",
          en:
            "method: \(matte.method.rawValue), network: \(cutout.mask.rawValue), confidence: \(percent(matte.confidence))"
        ))
      try FileAccess.write(PNGEncoder.encode(matte.alpha), to: output)
      if let person = self.cutout {
        try FileAccess.write(PNGEncoder.encode(matte.foreground, alpha: matte.alpha), to: person)
      }
    } catch let status as ExitCode {
      throw status
    } catch {
      Console.note(Failure(error, about: file).text[shared.language])
      throw ExitCode(2)
    }
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
