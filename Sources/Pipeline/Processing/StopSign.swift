internal import Synchronization

/// Asks a run of many photos to come to an end after those in work.
public final class StopSign: Sendable {
  private let isSet = Atomic<Bool>(false)

  public init() {}

  public func stop() { isSet.store(true, ordering: .relaxed) }

  public var isStopping: Bool { isSet.load(ordering: .relaxed) }
}
