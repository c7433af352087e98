public import Collection
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
public import Localization
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import UnixSignals

/// A collection as pages: for students on their phones, and for those who review.
public struct WebService: Sendable {
  /// Where and how it is served.
  public struct Settings: Sendable {
    /// This machine alone, unless somebody asks for more.
    public var host = "127.0.0.1"
    /// 0 for one that is free.
    public var port = 8099
    /// By which it may be called besides "localhost" and its own addresses.
    public var names: [HostName] = []
    /// Nil for plain HTTP.
    public var identity: TLSIdentity?
    public var workers = 2
    public var limits = ServiceLimits()
    public var references = References()
    /// A line for each request; nobody's data stands in it.
    public var log: @Sendable (String) -> Void = { _ in }

    public init() {}
  }

  private let site: Site
  private let settings: Settings
  private let hosts: Hosts
  private let note: @Sendable (LocalizedText) -> Void
  private let makeTaker: @Sendable () throws -> Taker

  /// - Parameters:
  ///   - makeTaker: called on each worker's own thread.
  ///   - note: told what keeps photos from being judged, or what is erased from being overwritten: a full disk…
  public init(
    _ collection: PhotoCollection, _ settings: Settings, note: @escaping @Sendable (LocalizedText) -> Void,
    makeTaker: @escaping @Sendable () throws -> Taker
  ) throws {
    let kept = try collection.settings()
    let standard = try kept.resolvedStandard()
    site = Site(
      collection: collection, queue: UploadQueue(collection, log: note),
      shelf: PictureShelf(collection.folder),
      limits: settings.limits,
      tries: RateLimiter(burst: settings.limits.tries, perSecond: settings.limits.triesPerSecond),
      settings: kept, standard: standard, guides: LocalizedGuide(standard), notices: try NoticeTemplates(),
      references: settings.references,
      decoding: Turnstile(settings.workers))
    self.settings = settings
    self.note = note
    self.makeTaker = makeTaker
    hosts = Hosts(
      ["localhost", "127.0.0.1", "::1"].compactMap { HostName($0) } + settings.names,
      settings.identity == nil ? .http : .https)
  }

  /// Serves until the process or `stopping` asks for an end, and until what is in work is done.
  /// - Parameters:
  ///   - stopping: ends it with its first element.
  ///   - ready: told the port, once pages can be asked for.
  /// - Throws: why it can't serve: somebody else serves the collection, the port is taken, no worker can begin…
  public func run(stopping: AsyncStream<Void>? = nil, ready: @escaping @Sendable (Int) -> Void) async throws {
    let server = try server()
    let lock = try site.collection.beginServing()
    defer { withExtendedLifetime(lock) {} }
    let (failures, failure) = AsyncStream.makeStream(of: (any Error).self)
    try site.queue.start(workers: settings.workers, failed: { failure.yield($0) }, makeTaker)
    let limits = settings.limits
    let hosts = hosts
    let application = Application(
      router: router,
      server: server,
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        hosts.open(port: port)
        ready(port)
      },
      logger: WebService.silent)
    let group = ServiceGroup(
      configuration: .init(
        services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: WebService.silent))
    let waiting = Task {
      guard let stopping else { return }
      for await _ in stopping { break }
      await group.triggerGracefulShutdown()
    }
    let failing = Task { () -> (any Error)? in
      guard let first = await failures.first(where: { _ in true }) else { return nil }
      await group.triggerGracefulShutdown()
      return first
    }
    let erasing = Task { await finishErasing() }
    defer {
      waiting.cancel()
      erasing.cancel()
    }
    let served = await Task { try await group.run() }.result
    let queue = site.queue
    try await Blocking.run { queue.stop() }
    failure.finish()
    if let error = await failing.value { throw error }
    try served.get()
  }

  /// Again and again: somebody may be reading what is to be overwritten.
  private func finishErasing() async {
    while !Task.isCancelled {
      do { try await Task.sleep(for: .seconds(settings.limits.erasureSeconds)) } catch { return }
      do {
        let collection = site.collection
        let isDone = try await Blocking.run { try collection.finishErasing() }
        if !isDone {
          note(
            LocalizedText(
              zh: "已删除的数据还有残留未覆盖：有程序正在读取采集库，稍后再试。",
              en:
                "Some of what was erased is not overwritten yet: somebody reads the collection. It is tried again."
            ))
        }
      } catch {
        note(Failure(error).text)
      }
    }
  }

  private func server() throws -> HTTPServerBuilder {
    let limits = settings.limits
    let census = ConnectionCensus(mostPerAddress: limits.connectionsPerAddress)
    let plain = HTTPServerBuilder.http1(
      configuration: .init(
        additionalChannelHandlers: [ConnectionGuard(limits, census)],
        idleTimeout: .seconds(Int64(limits.headSeconds)),
        httpDecoderConfiguration: WebService.heads))
    guard let identity = settings.identity else { return plain }
    return try .tls(plain, tlsConfiguration: identity.configuration)
  }

  private static let silent = Logger(label: "serve") { _ in SwiftLogNoOpLogHandler() }

  /// What browsers send is a tenth of it.
  private static let heads = HTTP1Channel.Configuration.DecoderConfiguration(
    maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64)

  private var router: Router<ServiceContext> {
    let limits = settings.limits
    let router = Router(context: ServiceContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: MaskedLog(write: settings.log))
    router.add(middleware: SecurityHeaders())
    router.add(middleware: Problems(site: site))
    router.add(
      middleware: Gate(
        collection: site.collection, hosts: hosts,
        rate: RateLimiter(burst: limits.burst, perSecond: limits.perSecond),
        deskRate: RateLimiter(burst: limits.deskBurst, perSecond: limits.deskPerSecond)))
    Entrance(site: site).add(to: router)
    StudentRoutes(site: site).add(to: router)
    DeskRoutes(site: site).add(to: router)
    return router
  }
}
