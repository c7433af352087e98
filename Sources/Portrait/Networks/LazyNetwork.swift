import Inference
import Synchronization

/// A network that is read by whoever needs it first; others wait for that.
final class LazyNetwork: Sendable {
  private let network = Mutex<Network?>(nil)
  private let load: @Sendable () throws -> Network

  init(load: @escaping @Sendable () throws -> Network) { self.load = load }

  func callAsFunction() throws -> Network {
    try network.withLock { network in
      if let network { return network }
      let loaded = try load()
      network = loaded
      return loaded
    }
  }
}
