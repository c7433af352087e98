/// An amount in yuan, exact to the fen.
public struct Money: Sendable, Hashable, Codable, Comparable {
  public let fen: Int64

  public init(fen: Int64) { self.fen = fen }

  public static let zero = Money(fen: 0)
  /// No fee is higher: a slip of the keyboard is.
  private static let limit: Int64 = 100_000_00

  /// "15", "15.5" or "15.00"; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].count <= 6,
      parts.joined().allSatisfy({ $0.isASCII && $0.isNumber }), let whole = Int64(parts[0])
    else { return nil }
    var fen = whole * 100
    if parts.count == 2 {
      guard (1...2).contains(parts[1].count), let rest = Int64(parts[1]) else { return nil }
      fen += parts[1].count == 1 ? rest * 10 : rest
    }
    guard fen <= Money.limit else { return nil }
    self.fen = fen
  }

  public static func < (a: Money, b: Money) -> Bool { a.fen < b.fen }

  /// "15.00"
  public var text: String {
    let rest = abs(fen) % 100
    return "\(fen < 0 ? "-" : "")\(abs(fen) / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
