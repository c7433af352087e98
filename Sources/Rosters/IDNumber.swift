/// The number of an identity document, and which document it is. Numbers of 18 characters end in a check character by
/// ISO 7064 MOD 11-2 (GB 11643) and have the birth date at characters 7 to 14.
public struct IDNumber: Sendable, Hashable {
  public enum Document: String, Sendable, CaseIterable {
    /// 居民身份证: 6 digits of region, 8 of birth date, 3 of order (odd: male), check.
    case citizen
    /// 港澳台居民居住证: the same with region 810000, 820000 or 830000.
    case hongKongMacauTaiwanResident
    /// 外国人永久居留身份证 since 2023: 9, province 2, nationality 3, birth date 8, order 3, check.
    case permanentResident
    /// The same until 2023: nationality 3 letters, region 4, birth date YYMMDD, order 1, check by ICAO 9303.
    case formerPermanentResident
    /// 港澳居民来往内地通行证: H or M, 8 digits, and 2 of the issue.
    case hongKongMacauPermit
    /// 台湾居民来往大陆通行证: 8 digits, or 10.
    case taiwanPermit
    /// Any country's: 5 to 17 letters and digits.
    case passport
  }

  public enum Flaw: Sendable, Hashable {
    case length(Int)
    case character
    case region
    case date
    case checkDigit(expected: Character)
  }

  public struct FlawError: Error {
    public let flaw: Flaw
    init(_ flaw: Flaw) { self.flaw = flaw }
  }

  /// Characters of a citizen's number.
  static let length = 18
  private static let earliestYear = 1900
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432")
  /// First two digits of a region.
  private static let provinces: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83,
  ]
  private static let hongKongMacauTaiwan = 81...83

  public let document: Document
  /// "YYYYMMDD"; nil where the number does not tell the whole of it.
  public let birthDate: String?
  /// Nil where the number does not tell.
  public let isMale: Bool?

  /// - Parameters:
  ///   - text: letters and digits of ASCII; small letters count as capitals.
  ///   - latestYear: nobody was born later.
  /// - Throws: what is wrong with a number of 18 characters, or with what is no document's number at all.
  public init(_ text: String, latestYear: Int = 2100) throws(FlawError) {
    if let other = IDNumber(otherThanCitizen: text) {
      self = other
      return
    }
    let characters = Array(text.utf8)
    if let flaw = IDNumber.flawOfFormerPermanentResident(Array(text.uppercased().utf8)) {
      throw FlawError(flaw)
    }
    guard characters.count == IDNumber.length else { throw FlawError(.length(text.count)) }
    let digits = characters.prefix(17).compactMap { $0 >= 48 && $0 <= 57 ? Int($0) - 48 : nil }
    let last = Character(Unicode.Scalar(characters[17])).uppercased()
    guard digits.count == 17, last == "X" || Int(last) != nil else { throw FlawError(.character) }
    guard let document = IDNumber.document(digits) else { throw FlawError(.region) }
    let year = digits[6...9].reduce(0) { $0 * 10 + $1 }
    guard (IDNumber.earliestYear...max(IDNumber.earliestYear, latestYear)).contains(year), year <= latestYear,
      IDNumber.isDay(year: year, month: digits[10] * 10 + digits[11], day: digits[12] * 10 + digits[13])
    else { throw FlawError(.date) }
    let sum = zip(digits, IDNumber.weights).reduce(0) { $0 + $1.0 * $1.1 }
    let expected = IDNumber.checks[sum % 11]
    guard last == String(expected) else { throw FlawError(.checkDigit(expected: expected)) }
    self.document = document
    birthDate = String(decoding: characters[6..<14], as: UTF8.self)
    isMale = document == .permanentResident ? nil : !digits[16].isMultiple(of: 2)
  }

  private init(_ document: Document) { (self.document, birthDate, isMale) = (document, nil, nil) }

  /// By the first digits of 18; nil where there is no such region.
  private static func document(_ digits: [Int]) -> Document? {
    if digits[0] == 9 {
      let hasNationality = digits[3...5].contains { $0 > 0 }
      return provinces.contains(digits[1] * 10 + digits[2]) && hasNationality ? .permanentResident : nil
    }
    let province = digits[0] * 10 + digits[1]
    guard provinces.contains(province) else { return nil }
    return hongKongMacauTaiwan.contains(province) ? .hongKongMacauTaiwanResident : .citizen
  }

  /// A permit or a passport, not an identity card.
  var isOfOtherDocument: Bool { [.hongKongMacauPermit, .taiwanPermit, .passport].contains(document) }

  // MARK: Other documents

  /// Passports that begin with a digit, or are nothing but digits: longer ones are taken for damaged citizens' numbers.
  private static let digitPassports = 5...10
  private static let bareDigitPassport = 9
  private static let letterPassports = 5...17

  /// Nil for what has none of the forms.
  private init?(otherThanCitizen text: String) {
    let bytes = Array(text.uppercased().utf8)
    let digits = bytes.count { (48...57).contains($0) }
    let letters = bytes.prefix { (65...90).contains($0) }.count
    guard digits > 0, bytes.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }) else {
      return nil
    }
    let isLettersThenDigits = letters + digits == bytes.count
    switch (letters, digits) {
    case (0, 8) where bytes.count == 8, (0, 10) where bytes.count == 10: self.init(.taiwanPermit)
    case (1, 8) where isLettersThenDigits && "HM".utf8.contains(bytes[0]),
      (1, 10) where isLettersThenDigits && "HM".utf8.contains(bytes[0]):
      self.init(.hongKongMacauPermit)
    case (3, 12) where isLettersThenDigits:
      guard IDNumber.flawOfFormerPermanentResident(bytes) == nil else { return nil }
      self.init(.formerPermanentResident)
    case (0, _):
      let lengths =
        digits == bytes.count
        ? IDNumber.bareDigitPassport...IDNumber.bareDigitPassport : IDNumber.digitPassports
      guard lengths.contains(bytes.count) else { return nil }
      self.init(.passport)
    default:
      guard IDNumber.letterPassports.contains(bytes.count) else { return nil }
      self.init(.passport)
    }
  }

  /// Nil for a right number, and for what is not 3 letters and 12 digits. The day exists in either century, and the last
  /// digit is right by ICAO 9303-3, 4.9: weights 7, 3, 1.
  private static func flawOfFormerPermanentResident(_ bytes: [UInt8]) -> Flaw? {
    guard bytes.count == 15, bytes.prefix(3).allSatisfy({ (65...90).contains($0) }),
      bytes.dropFirst(3).allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let values = bytes.map { Int($0) - ($0 < 65 ? 48 : 55) }
    let year = values[7] * 10 + values[8]
    let (month, day) = (values[9] * 10 + values[10], values[11] * 10 + values[12])
    guard [1900, 2000].contains(where: { isDay(year: $0 + year, month: month, day: day) }) else {
      return .date
    }
    let sum = zip(values.dropLast(), 0...).reduce(0) { $0 + $1.0 * [7, 3, 1][$1.1 % 3] }
    guard sum % 10 == values[14] else {
      return .checkDigit(expected: Character(Unicode.Scalar(UInt8(48 + sum % 10))))
    }
    return nil
  }

  private static func isDay(year: Int, month: Int, day: Int) -> Bool {
    let leap = (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
    let days =
      switch month {
      case 1, 3, 5, 7, 8, 10, 12: 31
      case 4, 6, 9, 11: 30
      case 2: leap ? 29 : 28
      default: 0
      }
    return day > 0 && day <= days
  }
}
