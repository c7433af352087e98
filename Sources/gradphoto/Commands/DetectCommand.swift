import ArgumentParser
import Codecs
import Localization
import Portrait
import Rules
import Studio

struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect", abstract: "Find faces and print what was measured. 检测人脸与关键点。")

  @Argument(help: "Photos; - for standard input.")
  var files: [String]

  @Option(help: "text or json (one object a line).")
  var format = OutputFormat.text

  @Option(help: "Draw what was measured into this PNG (one input only); - for standard output.")
  var overlay: String?

  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if overlay != nil, files.count != 1 { throw ValidationError("--overlay takes one input.") }
  }

  func run() throws {
    let analyzer = PortraitAnalyzer(models: try models.load(shared))
    var failed = false
    for file in files {
      do {
        try detect(file, analyzer)
      } catch {
        failed = true
        report(Failure(error, about: file), of: file)
      }
    }
    if failed { throw ExitCode(2) }
  }

  private func detect(_ file: String, _ analyzer: PortraitAnalyzer) throws {
    let bytes = try FileAccess.read(file, limit: Limits.standard.bytes)
    let photo = try Photo(bytes: bytes, atLeast: Standardizer.overviewSide)
    let portrait = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
    if let overlay {
      let drawn = FaceOverlay.draw(portrait.faces, on: photo.image, sourceSize: photo.sourceSize)
      try FileAccess.write(PNGEncoder.encode(drawn), to: overlay)
      if overlay == "-" { return }
    }
    let report = DetectionReport(input: file, sourceSize: photo.sourceSize, portrait: portrait)
    switch format {
    case .json: Console.print(JSONLine.encode(report))
    case .text: Console.print(DetectionText(language: shared.language).text(report, portrait))
    }
  }

  private func report(_ failure: Failure, of file: String) {
    switch format {
    case .json:
      Console.print(JSONLine.encode(["input": .text(file), "error": .failure(failure)] as [String: Entry]))
    case .text: Console.note(failure.text[shared.language])
    }
  }

  private enum Entry: Encodable {
    case text(String)
    case failure(Failure)

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .text(let text): try text.encode(to: encoder)
      case .failure(let failure): try failure.encode(to: encoder)
      }
    }
  }
}
