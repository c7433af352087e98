import Localization

/// One format of a list of judged photos: what stands before them, what is said of each in turn, what stands after.
/// Single photos and batches are written by the same ones.
public protocol Reporter {
  mutating func begin(_ context: ReportContext) -> String
  mutating func add(_ report: PhotoReport) -> String
  mutating func end() -> String
}

extension Reporter {
  public func begin(_ context: ReportContext) -> String { "" }
  public func end() -> String { "" }
}

/// What is known before the first photo.
public struct ReportContext: Sendable {
  /// All zero where the photos are judged one by one and the format does not need to know.
  public var counts: OutcomeCounts
  /// Nil for photos that were judged alone.
  public var summary: BatchSummary?
  /// What the photos were judged by: standard, background…
  public var engine: [String: String]

  public init(counts: OutcomeCounts, summary: BatchSummary? = nil, engine: [String: String] = [:]) {
    self.counts = counts
    self.summary = summary
    self.engine = engine
  }
}
