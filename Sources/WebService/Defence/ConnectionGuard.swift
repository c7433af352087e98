internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes
internal import Synchronization

/// Connections by address.
final class ConnectionCensus: Sendable {
  private let counts = Mutex<[String: Int]>([:])
  private let most: Int

  init(mostPerAddress: Int) { most = mostPerAddress }

  /// - Returns: false where the address has enough.
  func enter(_ address: String) -> Bool {
    counts.withLock { counts in
      guard counts[address, default: 0] < most else { return false }
      counts[address, default: 0] += 1
      return true
    }
  }

  func leave(_ address: String) {
    counts.withLock { counts in
      guard let count = counts[address] else { return }
      counts[address] = count > 1 ? count - 1 : nil
    }
  }
}

/// Closes connections of an address that has too many, and those whose requests take too long as a whole, however
/// steadily they trickle.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServiceLimits
  private let census: ConnectionCensus
  private var address: String?
  private var timer: Scheduled<Void>?

  init(_ limits: ServiceLimits, _ census: ConnectionCensus) { (self.limits, self.census) = (limits, census) }

  func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { begin(context) } }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    if let address { census.leave(address) }
    address = nil
    context.fireChannelInactive()
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard address == nil else { return }
    let found = context.channel.remoteAddress?.ipAddress ?? "?"
    guard census.enter(found) else {
      context.close(promise: nil)
      return
    }
    address = found
    limit(limits.headSeconds, context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let head) = unwrapInboundIn(data) {
      limit(limits.seconds(of: head), context)
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) { limit(limits.headSeconds, context) }
    context.write(data, promise: promise)
  }

  private func limit(_ seconds: Int, _ context: ChannelHandlerContext) {
    timer?.cancel()
    let channel = context.channel
    timer = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) { channel.close(promise: nil) }
  }
}

extension ServiceLimits {
  /// Until a whole request must be answered.
  fileprivate func seconds(of head: HTTPRequest) -> Int {
    switch (head.method, head.path) {
    // Counts are sent for as long as a page is open.
    case (.get, "/desk/live"): liveSeconds
    case (.get, "/desk/delivered.zip"): archiveSeconds
    default: requestSeconds
    }
  }
}
