import ArgumentParser
import Codecs
import Files
import Localization
import Pipeline
import Reports

struct CollectCode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code", abstract: "Read 采集码 in screenshots and photos. 识别图像采集码。",
    discussion: """
      Exit status: 0 every picture shows one code that can be a 采集码, 1 some picture shows none, several, or another \
      kind of code, 2 some picture could not be read.
      """)

  @Argument(help: "Screenshots, photos of screens or of paper; - for standard input.")
  var files: [PathArgument]

  @Flag(help: "Print what is read and where; needs no collection and changes nothing.")
  var readOnly = false

  @Option(help: "text or json (one object a line).")
  var format = OutputFormat.text

  @Option(help: "Mark the codes in this PNG (one input only); - for standard output.")
  var overlay: PathArgument?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if overlay != nil, files.count != 1 {
      throw UsageError(zh: "--overlay 只能用于一张图片。", en: "--overlay takes one input.").forParser
    }
  }

  func run() throws {
    var names = OutputNames(inputs: files.map(\.path))
    if let overlay { try shared.explaining { try names.claim(overlay.path) } }
    var status: Int32 = 0
    for file in files {
      do {
        if try read(file) != .one { status = max(status, ExitStatus.broken) }
      } catch {
        status = ExitStatus.unprocessed
        tell(Failure(error, reading: file.text), of: file.text)
      }
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func read(_ file: PathArgument) throws -> CodeReport.Result {
    var stopwatch = Stopwatch()
    let bytes = try FileSystem.read(file.path, limit: Limits.standard.bytes)
    stopwatch.lap(.read)
    let scanned = try ScannedPhoto(bytes, stopwatch: &stopwatch)
    let report = CodeReport(input: file.text, scanned, timings: stopwatch.timings)
    if let overlay {
      let drawn = CodeOverlay.draw(
        scanned.codes, on: scanned.photo.image, sourceSize: scanned.photo.sourceSize)
      try FileSystem.write(PNGEncoder.encode(drawn), to: overlay.path)
      if overlay.isStandardStream { return report.result }
    }
    switch format {
    case .json: Console.print(JSONLine.encode(report))
    case .text: Console.print(CodeText.text(report, shared.language))
    }
    return report.result
  }

  private func tell(_ failure: Failure, of file: String) {
    switch format {
    case .json: Console.print(JSONLine.encode(UnreadInput(input: file, error: failure)))
    case .text: Console.note(failure.text[shared.language])
    }
  }
}
