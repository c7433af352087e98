/// What one visitor may ask for.
public struct ServiceLimits: Sendable {
  /// Bytes of a photo.
  public var photoBytes = 40 << 20
  /// Requests that may come at once from one address or with one cookie, and how many more a second.
  public var burst = 200.0
  public var perSecond = 20.0
  /// The same for an account that has come in.
  public var deskBurst = 2000.0
  public var deskPerSecond = 100.0
  /// Failed tries to come in from one address, and how many more a second: 30, then one in 20 seconds.
  public var tries = 30.0
  public var triesPerSecond = 0.05
  /// Connections at once from one address, and from all.
  public var connectionsPerAddress = 24
  public var connections = 1024
  /// Seconds until the head of a request must be there, for a whole request, for live counts, and for all pictures that were
  /// handed over: some gigabytes.
  public var headSeconds = 15
  public var requestSeconds = 180
  public var liveSeconds = 3600
  public var archiveSeconds = 3600
  /// Seconds until what could not be overwritten is tried again.
  public var erasureSeconds = 60

  public init() {}
}
