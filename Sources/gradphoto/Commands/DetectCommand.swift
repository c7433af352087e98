import ArgumentParser
import Codecs
import Files
import Localization
import Pipeline
import Portrait
import Reports
import SystemPackage

struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect", abstract: "Find faces and print what was measured. 检测人脸与关键点。")

  @Argument(help: "Photos; - for standard input.")
  var files: [PathArgument]

  @Option(help: "text or json (one object a line).")
  var format = OutputFormat.text

  @Option(help: "Draw what was measured into this PNG (one input only); - for standard output.")
  var overlay: PathArgument?

  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if overlay != nil, files.count != 1 {
      throw UsageError(zh: "--overlay 只能用于一张照片。", en: "--overlay takes one input.").forParser
    }
  }

  func run() throws {
    let analyzer = PortraitAnalyzer(models: try models.load(shared))
    var names = OutputNames(inputs: files.map(\.path))
    if let overlay { try shared.explaining { try names.claim(overlay.path) } }
    var failed = false
    for file in files {
      do {
        try detect(file, analyzer)
      } catch {
        failed = true
        report(Failure(error, reading: file.text), of: file.text)
      }
    }
    if failed { throw ExitCode(ExitStatus.unprocessed) }
  }

  private func detect(_ file: PathArgument, _ analyzer: PortraitAnalyzer) throws {
    let bytes = try FileSystem.read(file.path, limit: Limits.standard.bytes)
    let photo = try Photo(bytes: bytes, atLeast: Standardizer.overviewSide)
    let portrait = try analyzer.analyze(photo.image, sourceSize: photo.sourceSize)
    if let overlay {
      let drawn = try FaceOverlay.draw(
        portrait.faces, on: photo.image, sourceSize: photo.sourceSize, language: shared.language,
        shared.overlayLettering)
      try FileSystem.makeFolder(overlay.path.folder)
      try FileSystem.write(PNGEncoder.encode(drawn), to: overlay.path)
      if overlay.isStandardStream { return }
    }
    let report = DetectionReport(
      input: file.text, sourceSize: photo.sourceSize, portrait: portrait, notes: photo.file.notes)
    switch format {
    case .json: Console.print(JSONLine.encode(report))
    case .text: Console.print(DetectionText(language: shared.language).text(report, portrait))
    }
  }

  private func report(_ failure: Failure, of file: String) {
    switch format {
    case .json: Console.print(JSONLine.encode(UnreadInput(input: file, error: failure)))
    case .text: Console.note(failure.text[shared.language])
    }
  }
}
