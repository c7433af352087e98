import ArgumentParser
import Codecs
import Files
import Localization
import Matting
import Pipeline
import SystemPackage

struct MatteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matte", abstract: "Cut the person out at the photo's own size. 抠像。")

  @Argument(help: "Photo; - for standard input.")
  var file: PathArgument

  @Option(name: [.customShort("o"), .long], help: "8-bit grey PNG of the alpha; - for standard output.")
  var output: PathArgument

  @Option(help: "PNG of the person with the alpha and the old background's colour removed.")
  var cutout: PathArgument?

  @OptionGroup var matting: MattingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let extractor = MatteExtractor(
      models: try models.load(shared), quality: matting.quality(otherwise: .fine))
    try shared.explaining(about: file.text) {
      var names = OutputNames(inputs: [file.path])
      for path in [output, cutout].compactMap({ $0 }) { try names.claim(path.path) }
      let photo = try Photo(bytes: try FileSystem.read(file.path, limit: Limits.standard.bytes))
      guard let cutout = try extractor.cut(photo) else {
        shared.note(
          LocalizedText(zh: "“\(file.text)”里没有找到人物。", en: "No person was found in “\(file.text)”."))
        throw ExitCode(ExitStatus.broken)
      }
      let matte = cutout.matte
      shared.detail(
        LocalizedText(
          zh: "方法：\(matte.method.rawValue)，网络：\(cutout.mask.rawValue)，把握：\(percent(matte.confidence))",
          en:
            "method: \(matte.method.rawValue), network: \(cutout.mask.rawValue), confidence: \(percent(matte.confidence))"
        ))
      try FileSystem.write(PNGEncoder.encode(matte.alpha), to: output.path)
      if let person = self.cutout {
        try FileSystem.write(PNGEncoder.encode(matte.foreground, alpha: matte.alpha), to: person.path)
      }
    }
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
