/// How pages are asked for.
enum Scheme: String {
  case http
  case https

  /// Browsers leave it out.
  var standardPort: Int { self == .http ? 80 : 443 }

  /// The name that a cookie has there. By HTTPS one that no plain page can set or take away (RFC 6265bis §4.1.3.2), so that
  /// neither is in the other's way where a service was started with a certificate before.
  func cookie(_ name: String) -> String { self == .https ? "__Host-" + name : name }

  /// - Parameter authority: host and port.
  func address(_ authority: String) -> String { "\(rawValue)://\(authority)" }
}
