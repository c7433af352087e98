import ArgumentParser
import Reports
import Rules

/// Formats of the verdicts on photos.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, junit, sarif, csv, html

  func reporter(_ judging: JudgingOptions, _ standard: Standard, _ shared: SharedOptions) -> any Reporter {
    switch self {
    case .text:
      TextReporter(language: shared.language, color: Console.usesColor, showsPasses: shared.verbose)
    case .json: JSONReporter()
    case .junit: JUnitReporter(language: shared.language, isStrict: judging.strict)
    case .sarif: SARIFReporter(language: shared.language, standard: standard)
    case .csv: CSVReporter(language: shared.language)
    case .html: HTMLReporter(language: shared.language)
    }
  }

  /// The counts stand at the top.
  var needsCounts: Bool { self == .junit }
}
