public import Localization

/// What a delivery is to hold.
public struct DeliverySettings: Sendable {
  public var schemes: [NamingScheme]
  /// Of lists and reports.
  public var language: Language
  /// One archive for each class.
  public var zipsClasses: Bool
  /// Bytes of an archive, at most; nil for any size.
  public var largestZip: Int?
  public var workers: Int

  public init(
    schemes: [NamingScheme], language: Language, zipsClasses: Bool = false, largestZip: Int? = nil,
    workers: Int
  ) {
    self.schemes = schemes
    self.language = language
    self.zipsClasses = zipsClasses
    self.largestZip = largestZip
    self.workers = workers
  }

  public var makesZips: Bool { zipsClasses || largestZip != nil }

  private static let units = ["": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
  private static let leastZip = 1 << 20

  /// Bytes of "100MB", "2GB", "500 M".
  /// - Throws: `DeliveryError.badSize`.
  public static func bytes(_ text: String) throws(DeliveryError) -> Int {
    var bare = text.uppercased().filter { !$0.isWhitespace }
    if bare.hasSuffix("B") { bare.removeLast() }
    let digits = bare.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(digits), let unit = units[String(bare.dropFirst(digits.count))], number <= 1e6,
      Int(number * Double(unit)) >= leastZip
    else { throw .badSize(text) }
    return Int(number * Double(unit))
  }
}
