import ArgumentParser
import Codecs
import Foundation
import Rules
import Studio

struct StandardizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standardize",
    abstract: "Make finished pictures of photos and judge them. 生成标准毕业照并检测。")

  @Argument(help: "Photos (JPEG or PNG); - for standard input.")
  var inputs: [String]

  @Option(name: [.customShort("o"), .long], help: "Folder for the finished pictures.")
  var output: String

  @Option(help: "light-blue, white, light-gray, #RRGGBB or keep (default: the standard's first colour).")
  var background: String?

  @Flag(help: "Write pictures that break a rule as well.")
  var keepFailed = false

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let standard = try judging.resolveStandard()
    let choice = try background.map { text in
      guard let choice = Background(text, standard: standard) else {
        let names = standard.backgrounds.map(\.id).joined(separator: ", ")
        throw ValidationError("'\(text)' is no background: use \(names), #RRGGBB or keep.")
      }
      return choice
    }
    let standardizer = Standardizer(
      models: try models.load(shared), standard: standard, background: choice ?? .preferred(by: standard))
    var session = ReportSession(judging: judging, shared: shared)
    var desk = OutputDesk(folder: output)
    for input in inputs {
      session.emit(standardize(input, standardizer, &desk))
    }
    try session.finish()
  }

  private func standardize(_ input: String, _ standardizer: Standardizer, _ desk: inout OutputDesk)
    -> PhotoReport
  {
    var stopwatch = Stopwatch()
    do {
      let target = try desk.target(for: input)
      let bytes = try FileAccess.read(input, limit: Limits.standard.bytes)
      stopwatch.lap(.read)
      let result = try standardizer.standardize(
        bytes, outputName: target.lastPathComponent, stopwatch: &stopwatch)
      let verdict = Judge.overall(result.findings)
      var written: String?
      if let file = result.file, verdict != .fail || keepFailed {
        try desk.write(file, to: target)
        written = target.relativePath
      }
      stopwatch.lap(.write)
      return PhotoReport(
        input: input, output: written, outcome: .init(verdict), findings: result.findings, crop: result.crop,
        matting: result.matting, timings: stopwatch.timings, makesPicture: true)
    } catch {
      return PhotoReport(
        input: input, outcome: .error, timings: stopwatch.timings, failure: Failure(error, file: input),
        makesPicture: true)
    }
  }
}
