/// Milliseconds spent in each stage of one photo's way, in the order in which the stages ran.
public struct Stopwatch: Sendable {
  public enum Stage: String, Sendable, CaseIterable, Codable {
    case load, read, decode, analyze, crop, matte, compose, encode, judge, scan, compare, write
  }

  public private(set) var laps: [(stage: Stage, milliseconds: Double)] = []
  private var last: ContinuousClock.Instant

  public init() { last = ContinuousClock.now }

  /// Books the time since the last lap to `stage`.
  public mutating func lap(_ stage: Stage) {
    let now = ContinuousClock.now
    let (seconds, attoseconds) = (now - last).components
    let milliseconds = Double(seconds) * 1e3 + Double(attoseconds) / 1e15
    if let index = laps.firstIndex(where: { $0.stage == stage }) {
      laps[index].milliseconds += milliseconds
    } else {
      laps.append((stage, milliseconds))
    }
    last = now
  }

  /// Every stage, and their sum under "total".
  public var timings: [String: Double] {
    var timings = Dictionary(uniqueKeysWithValues: laps.map { ($0.stage.rawValue, $0.milliseconds) })
    timings["total"] = laps.reduce(0) { $0 + $1.milliseconds }
    return timings.mapValues { ($0 * 100).rounded() / 100 }
  }
}
