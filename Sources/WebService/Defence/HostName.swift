internal import NIOCore

/// A name or address by which a service may be called, without scheme and port.
public struct HostName: Sendable, Hashable {
  /// As addresses of pages have it: IPv6 in brackets.
  public let text: String

  /// Characters of a name (RFC 1035 §2.3.4).
  private static let most = 253

  /// - Returns: nil for what is neither a name nor an address.
  public init?(_ text: String) {
    let bare = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    if bare.contains(":"), !bare.contains("%") {
      guard case .v6? = try? SocketAddress(ipAddress: bare, port: 0) else { return nil }
      self.text = "[\(bare.lowercased())]"
    } else {
      let labels = bare.split(separator: ".", omittingEmptySubsequences: false)
      guard bare == text, (1...HostName.most).contains(bare.count), labels.allSatisfy(HostName.isLabel) else {
        return nil
      }
      self.text = bare.lowercased()
    }
  }

  private static func isLabel(_ text: Substring) -> Bool {
    (1...63).contains(text.count)
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
  }
}
