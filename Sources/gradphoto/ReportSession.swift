import ArgumentParser
import Rules
import Studio

/// Prints reports as they come and keeps what the exit status needs to know.
struct ReportSession {
  private let judging: JudgingOptions
  private let shared: SharedOptions
  private var outcomes: [PhotoReport.Outcome] = []

  init(judging: JudgingOptions, shared: SharedOptions) {
    self.judging = judging
    self.shared = shared
  }

  mutating func emit(_ report: PhotoReport) {
    outcomes.append(report.outcome)
    switch judging.format {
    case .json: Console.print(JSONLine.encode(report))
    case .text:
      let writer = TextReport(
        language: shared.language, color: Console.usesColor, showsPasses: shared.verbose)
      Console.print(writer.text(report))
    }
    shared.detail(timings(report))
  }

  /// - Throws: the exit status, where it is not 0.
  func finish() throws {
    if outcomes.contains(.error) { throw ExitCode(2) }
    if outcomes.contains(.fail) || (judging.strict && outcomes.contains(.review)) { throw ExitCode(1) }
  }

  private func timings(_ report: PhotoReport) -> LocalizedText {
    let stages = report.timings.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
    let list = stages.joined(separator: ", ")
    return LocalizedText(zh: "  用时（毫秒）：\(list)", en: "  milliseconds: \(list)")
  }
}

extension PhotoReport.Outcome {
  init(_ verdict: Verdict) {
    switch verdict {
    case .pass, .notApplicable: self = .pass
    case .fail: self = .fail
    case .review, .unassessable: self = .review
    }
  }
}
