import ArgumentParser
import Codecs
import Foundation
import Rules
import Studio

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Judge finished pictures as they are. 检测成品照片。")

  @Argument(help: "Finished pictures; - for standard input.")
  var files: [String]

  @OptionGroup var judging: JudgingOptions
  @OptionGroup var models: ModelOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let checker = Checker(models: try models.load(shared), standard: try judging.resolveStandard())
    var session = ReportSession(judging: judging, shared: shared)
    for file in files { session.emit(check(file, checker)) }
    try session.finish()
  }

  private func check(_ file: String, _ checker: Checker) -> PhotoReport {
    var stopwatch = Stopwatch()
    do {
      let bytes = try FileAccess.read(file, limit: Limits.standard.bytes)
      stopwatch.lap(.read)
      let findings = try checker.check(
        bytes, fileName: file == "-" ? nil : URL(fileURLWithPath: file).lastPathComponent,
        stopwatch: &stopwatch)
      return PhotoReport(
        input: file, outcome: .init(Judge.overall(findings)), findings: findings, timings: stopwatch.timings,
        makesPicture: false)
    } catch {
      return PhotoReport(
        input: file, outcome: .error, timings: stopwatch.timings, failure: Failure(error, file: file),
        makesPicture: false)
    }
  }
}
