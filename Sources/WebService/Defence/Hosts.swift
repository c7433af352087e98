internal import Synchronization

/// The names by which the service may be called. A page of somebody else's that makes its own name lead here (DNS
/// rebinding) calls it by another.
final class Hosts: Sendable {
  let scheme: Scheme
  private let names: [HostName]
  private let authorities = Mutex<Set<String>>([])

  init(_ names: [HostName], _ scheme: Scheme) { (self.names, self.scheme) = (names, scheme) }

  func open(port: Int) {
    let known = Set(
      names.flatMap { name -> [String] in
        let whole = "\(name.text):\(port)"
        return port == scheme.standardPort ? [name.text, whole] : [whole]
      })
    authorities.withLock { $0 = known }
  }

  func contains(_ authority: String?) -> Bool {
    guard let authority = authority?.lowercased() else { return false }
    return authorities.withLock { $0.contains(authority) }
  }

  /// Whether a page of ours sent the request.
  func isOrigin(_ origin: String?, of authority: String?) -> Bool {
    guard let authority, contains(authority) else { return false }
    return origin?.lowercased() == scheme.address(authority.lowercased())
  }
}
