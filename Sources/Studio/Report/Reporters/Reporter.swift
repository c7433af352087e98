/// One format of a list of judged photos: what stands before them, what is said of each in turn, what stands after.
public protocol Reporter {
  mutating func begin(_ counts: OutcomeCounts) -> String
  mutating func add(_ report: PhotoReport) -> String
  mutating func end() -> String
}

/// How many photos came to which end.
public struct OutcomeCounts: Sendable, Hashable {
  private var counts: [PhotoReport.Outcome: Int]

  public init(_ counts: [PhotoReport.Outcome: Int] = [:]) { self.counts = counts }

  public subscript(_ outcome: PhotoReport.Outcome) -> Int {
    get { counts[outcome] ?? 0 }
    set { counts[outcome] = newValue }
  }

  public var total: Int { counts.values.reduce(0, +) }
}
