import ArgumentParser
import Codecs
import Files
import Localization
import Pipeline
import Reports
import Rules
import SystemPackage

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Judge finished pictures as they are. 检测成品照片。",
    discussion: """
      With --source, judges photos that are still to be processed: light, focus, pose, glasses, and whether a \
      conforming crop can be made of them. 加 --source 检测未处理的原始照片是否可用。
      """)

  @Argument(help: "Finished pictures, or photos with --source; - for standard input.")
  var files: [PathArgument]

  @Flag(help: "Judge unprocessed photos: can a conforming picture be made of them?")
  var source = false

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func validate() throws { try judging.validate(inputs: files) }

  func run() throws {
    let standard = try judging.standards.resolve(shared)
    let checker = Checker(
      models: try models.load(shared), standard: standard, referenceDate: judging.standards.referenceDate)
    var session = ReportSession(judging: judging, standard: standard, shared: shared)
    try judging.claimOutputs(inputs: files, shared)
    for file in files { session.emit(check(file, checker)) }
    try session.finish()
  }

  private func check(_ file: PathArgument, _ checker: Checker) -> PhotoReport {
    var stopwatch = Stopwatch()
    do {
      let bytes = try FileSystem.read(file.path, limit: Limits.standard.bytes)
      stopwatch.lap(.read)
      let result =
        source
        ? try checker.check(source: bytes, stopwatch: &stopwatch)
        : try checker.check(
          bytes, fileName: file.isStandardStream ? nil : file.path.name.string,
          stopwatch: &stopwatch)
      var report = PhotoReport(
        input: file.text, outcome: .init(Judge.overall(result.findings)), findings: result.findings,
        timings: stopwatch.timings, makesPicture: false)
      report.isSource = source
      report.notes = result.photo.photo.file.notes
      try judging.show(result.photo, crop: result.crop, result.findings, finished: nil, on: &report, shared)
      return report
    } catch {
      return PhotoReport(
        input: file.text, outcome: .error, timings: stopwatch.timings,
        failure: Failure(error, reading: file.text),
        makesPicture: false)
    }
  }
}
