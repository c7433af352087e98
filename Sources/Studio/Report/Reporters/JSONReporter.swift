import Localization

/// One JSON object a line and photo, keys sorted.
public struct JSONReporter: Reporter {
  public init() {}

  public func begin(_ counts: OutcomeCounts) -> String { "" }
  public func add(_ report: PhotoReport) -> String { JSONLine.encode(report) + "\n" }
  public func end() -> String { "" }
}
