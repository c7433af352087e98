/// The citizen identity number of GB 11643: 6 digits of region, 8 of birth date, 3 of order (odd: male), a check
/// character by ISO 7064 MOD 11-2.
public struct IDNumber: Sendable, Hashable {
  public enum Flaw: Sendable, Hashable {
    case length(Int)
    case character
    case region
    case date
    case checkDigit(expected: Character)
  }

  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432")
  /// First two digits: the provinces, and 81–83 for residents from Hong Kong, Macau and Taiwan.
  private static let provinces: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62,
    63, 64, 65, 71, 81, 82, 83, 91,
  ]

  /// "YYYYMMDD"
  public let birthDate: String
  public let isMale: Bool

  /// - Parameter text: 18 ASCII characters; a lower-case x counts as X.
  public init(_ text: String, latestYear: Int = 2100) throws(FlawError) {
    let characters = Array(text.utf8)
    guard characters.count == 18 else { throw FlawError(.length(text.count)) }
    let digits = characters.prefix(17).compactMap { $0 >= 48 && $0 <= 57 ? Int($0) - 48 : nil }
    let last = Character(Unicode.Scalar(characters[17])).uppercased()
    guard digits.count == 17, last == "X" || Int(last) != nil else { throw FlawError(.character) }
    guard IDNumber.provinces.contains(digits[0] * 10 + digits[1]) else { throw FlawError(.region) }
    let year = digits[6...9].reduce(0) { $0 * 10 + $1 }
    let month = digits[10] * 10 + digits[11]
    let day = digits[12] * 10 + digits[13]
    guard (1900...latestYear).contains(year), day > 0, IDNumber.days(of: month, in: year).contains(day) else {
      throw FlawError(.date)
    }
    let sum = zip(digits, IDNumber.weights).reduce(0) { $0 + $1.0 * $1.1 }
    let expected = IDNumber.checks[sum % 11]
    guard last == String(expected) else { throw FlawError(.checkDigit(expected: expected)) }
    birthDate = String(decoding: characters[6..<14], as: UTF8.self)
    isMale = !digits[16].isMultiple(of: 2)
  }

  public struct FlawError: Error {
    public let flaw: Flaw
    init(_ flaw: Flaw) { self.flaw = flaw }
  }

  private static func days(of month: Int, in year: Int) -> ClosedRange<Int> {
    let leap = (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: return 1...31
    case 4, 6, 9, 11: return 1...30
    case 2: return 1...(leap ? 29 : 28)
    default: return 0...0
    }
  }
}
