import Batch
import Files
import Foundation
import Localization
import Pipeline
import Reports
import Rosters
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How far a batch is: a bar on a terminal, a line for each photo elsewhere, nothing with `--quiet`.
final class ProgressLine {
  private let shared: SharedOptions
  private let showsIDs: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now - .seconds(1)

  init(shared: SharedOptions, showsIDs: Bool) {
    self.shared = shared
    self.showsIDs = showsIDs
  }

  func update(_ record: PhotoRecord, _ progress: BatchProgress) {
    guard !shared.quiet else { return }
    if isTerminal {
      guard progress.done == progress.total || ContinuousClock.now - last > .milliseconds(100) else { return }
      last = .now
      Console.replaceLine(bar(progress))
    } else {
      let name = showsIDs ? record.path.string : Masking.masked(record.path.string)
      let verdict = record.result.map { Words.tally($0.outcome)[shared.language] } ?? ""
      Console.note("\(progress.done)/\(progress.total) \(verdict) \(printable(name))")
    }
  }

  func end() {
    if isTerminal, !shared.quiet { Console.note("") }
  }

  private func bar(_ progress: BatchProgress) -> String {
    let seconds = max(1e-3, (ContinuousClock.now - start) / .seconds(1))
    let rate = Double(progress.done) / seconds
    let left = rate > 0 ? Int((Double(progress.total - progress.done) / rate).rounded(.up)) : 0
    let failures = progress.counts[.fail] + progress.counts[.error]
    let figures = LocalizedText(
      zh: "每秒 \(tenths(rate)) 张，剩余 \(clock(left))，不合格 \(failures)",
      en: "\(tenths(rate))/s, \(clock(left)) left, \(failures) returned")
    let text = " \(progress.done)/\(progress.total)  " + figures[shared.language]
    // The line must not wrap: the next one could not take its place.
    let width = max(0, min(24, Console.columns - Console.width(of: text) - 1))
    let filled = progress.total == 0 ? width : progress.done * width / progress.total
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled) + text
  }

  private func tenths(_ value: Double) -> String { String(format: "%.1f", value) }

  private func clock(_ seconds: Int) -> String {
    seconds >= 3600
      ? String(format: "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
      : String(format: "%d:%02d", seconds / 60, seconds % 60)
  }
}
