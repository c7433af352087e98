/// How pages are asked for.
enum Scheme: String {
  case http
  case https

  /// Browsers leave it out.
  var standardPort: Int { self == .http ? 80 : 443 }

  /// - Parameter authority: host and port.
  func address(_ authority: String) -> String { "\(rawValue)://\(authority)" }
}
