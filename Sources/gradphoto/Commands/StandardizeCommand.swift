import ArgumentParser
import Codecs
import Foundation
import Localization
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

  @Flag(help: "Write pictures that break a rule as well.")
  var keepFailed = false

  @OptionGroup var backgrounds: BackgroundOptions
  @OptionGroup var matting: MattingOptions
  @OptionGroup var judging: JudgingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws { try judging.validate(inputs: inputs) }

  func run() throws {
    let standard = try judging.standards.resolve(shared)
    let background = try backgrounds.resolve(for: standard)
    let standardizer = Standardizer(
      models: try models.load(shared), standard: standard, background: background, effort: matting.effort(),
      referenceDate: judging.standards.referenceDate)
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
      var report = PhotoReport(
        input: input, outcome: .init(verdict), findings: result.findings, crop: result.crop,
        matting: result.matting, makesPicture: true)
      try judging.show(result.sighting, finished: result.file, on: &report)
      if let file = result.file, verdict != .fail || keepFailed {
        try desk.write(file, to: target)
        report.output = target.relativePath
      }
      stopwatch.lap(.write)
      report.timings = stopwatch.timings
      return report
    } catch {
      return PhotoReport(
        input: input, outcome: .error, timings: stopwatch.timings, failure: Failure(error, about: input),
        makesPicture: true)
    }
  }
}
