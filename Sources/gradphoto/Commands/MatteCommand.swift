import ArgumentParser
import Codecs
import Files
import Localization
import Matting
import Pipeline
import Reports
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

  @Option(
    help: ArgumentHelp(
      "Float32 records of the open pixels, each its index and features: Tests/Tools/training/edge_network.py.",
      visibility: .hidden))
  var features: PathArgument?

  @Option(help: "text, or json: what was done and how sure it is, on standard output.")
  var format: OutputFormat = .text

  @OptionGroup var matting: MattingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard format == .text || output.text != "-" else {
      throw ValidationError("--format json and -o - would both write to standard output.")
    }
  }

  func run() throws {
    let extractor = MatteExtractor(
      models: try models.load(shared), quality: matting.quality(otherwise: .fine))
    try shared.explaining(about: file.text) {
      var names = OutputNames(inputs: [file.path])
      for path in [output, cutout, features].compactMap({ $0 }) { try names.claim(path.path) }
      let photo = try Photo(bytes: try FileSystem.read(file.path, limit: Limits.standard.bytes))
      var records: [Float] = []
      let record: EdgeRecord? =
        features == nil
        ? nil
        : { pixels, features in
          let length = features.count / max(1, pixels.count)
          records = pixels.indices.flatMap { n in
            [Float(pixels[n])] + features[n * length..<(n + 1) * length]
          }
        }
      guard let cutout = try extractor.cut(photo, record: record) else {
        shared.note(
          LocalizedText(zh: "“\(file.text)”里没有找到人物。", en: "No person was found in “\(file.text)”."))
        throw ExitCode(ExitStatus.broken)
      }
      let matte = cutout.matte
      if cutout.basis == .personMask {
        shared.note(
          LocalizedText(
            zh: "“\(file.text)”里没有找到人脸，只凭人像轮廓抠像。",
            en: "No face was found in “\(file.text)”: cut out by the person's outline alone."))
      }
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
      if let features {
        try FileSystem.write(records.withUnsafeBytes { [UInt8]($0) }, to: features.path)
      }
      if format == .json {
        Console.print(
          JSONLine.encode(Report(input: file.text, output: output.text, matting: PhotoReport.Matting(cutout)))
        )
      }
    }
  }

  private struct Report: Encodable {
    let input: String
    let output: String
    let matting: PhotoReport.Matting
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
