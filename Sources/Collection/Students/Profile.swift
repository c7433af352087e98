internal import Foundation
internal import Localization
internal import Rosters

/// How a student is reached, checked.
public struct Profile: Sendable, Hashable, Codable {
  /// A mobile number of the mainland, or +country number.
  public let phone: String
  /// Empty where nothing is sent.
  public let address: String
  /// Six digits, or empty.
  public let postcode: String

  /// Characters of an address.
  private static let addressLengths = 5...120

  /// - Throws: `CollectionError.badProfile`.
  public init(phone: String, address: String = "", postcode: String = "") throws(CollectionError) {
    let digits = MatchKey.folded(phone).filter { !"-()（）".contains($0) }
    guard Profile.isPhone(digits) else {
      throw .badProfile(field: LocalizedText(zh: "手机号", en: "phone number"), value: phone)
    }
    let place = address.trimmingCharacters(in: .whitespacesAndNewlines)
    guard place.isEmpty || Profile.addressLengths.contains(place.count) && !Profile.hasControls(place) else {
      throw .badProfile(field: LocalizedText(zh: "地址", en: "address"), value: address)
    }
    let code = MatchKey.folded(postcode)
    guard code.isEmpty || code.count == 6 && code.allSatisfy(Profile.isDigit) else {
      throw .badProfile(field: LocalizedText(zh: "邮编", en: "postcode"), value: postcode)
    }
    (self.phone, self.address, self.postcode) = (digits, place, code)
  }

  /// 11 digits that begin with 13…19 (工信部's numbering plan), or E.164 with its plus sign.
  private static func isPhone(_ text: String) -> Bool {
    if text.hasPrefix("+") {
      return (8...16).contains(text.count) && text.dropFirst().allSatisfy(isDigit) && !text.hasPrefix("+0")
    }
    let second = text.dropFirst().first ?? "0"
    return text.count == 11 && text.allSatisfy(isDigit) && text.hasPrefix("1") && ("3"..."9").contains(second)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  private static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
