import ArgumentParser
import Localization
import Reports
import Rules

/// Prints reports as they come and keeps what the exit status needs to know.
struct ReportSession {
  private let judging: JudgingOptions
  private let shared: SharedOptions
  private var reporter: any Reporter
  private var counts = OutcomeCounts()
  /// What may only be printed once all counts are known.
  private var held: [String] = []

  init(judging: JudgingOptions, standard: Standard, shared: SharedOptions) {
    self.judging = judging
    self.shared = shared
    reporter = judging.format.reporter(judging, standard, shared)
    if !judging.format.needsCounts { write(reporter.begin(ReportContext(counts: counts))) }
  }

  mutating func emit(_ report: PhotoReport) {
    counts[report.outcome] += 1
    let text = reporter.add(report)
    if judging.format.needsCounts { held.append(text) } else { write(text) }
    shared.detail(timings(report))
  }

  /// - Throws: the exit status, where it is not 0.
  mutating func finish() throws {
    if judging.format.needsCounts {
      write(reporter.begin(ReportContext(counts: counts)))
      for text in held { write(text) }
    }
    write(reporter.end())
    if counts[.error] > 0 { throw ExitCode(ExitStatus.unprocessed) }
    if counts[.fail] > 0 || (judging.strict && counts[.review] > 0) { throw ExitCode(ExitStatus.broken) }
  }

  /// Nothing beside an overlay that takes standard output.
  private func write(_ text: String) { if judging.overlay?.isStandardStream != true { Console.write(text) } }

  private func timings(_ report: PhotoReport) -> LocalizedText {
    let stages = report.timings.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
    let list = stages.joined(separator: ", ")
    return LocalizedText(zh: "  用时（毫秒）：\(list)", en: "  milliseconds: \(list)")
  }
}
