internal import Foundation

/// What the school's list says of a student.
public struct StudentRecord: Sendable, Hashable, Codable {
  /// 学号.
  public var number = ""
  /// 考生号.
  public var examID = ""
  public var name = ""
  /// 男, 女.
  public var sex = ""
  public var identity: IdentityRecord = .none
  /// 证件类型, as the list calls it.
  public var document = ""
  public var college = ""
  public var major = ""
  public var classGroup = ""
  /// 层次.
  public var level = ""
  public var phone = ""
  public var address = ""
  public var postcode = ""

  public init() {}

  /// Without what tells how to reach the student.
  var withoutContact: StudentRecord {
    var record = self
    (record.phone, record.address, record.postcode) = ("", "", "")
    return record
  }

  /// With the identity number masked.
  var shown: StudentRecord {
    var record = self
    if identity != .none { record.identity = .whole(identity.masked) }
    return record
  }
}

/// What is kept of an identity number.
public enum IdentityRecord: Sendable, Hashable, Codable {
  case none
  case whole(String)
  /// HMAC-SHA-256 of the folded number with the collection's key, and the last four characters.
  case hashed(String, lastFour: String)

  /// As it may be shown to everybody: "****123X".
  public var masked: String {
    switch self {
    case .none: ""
    case .whole(let number): "****" + IdentityDigits.plain(number).suffix(4)
    case .hashed(_, let lastFour): "****" + lastFour
    }
  }

  /// A file's name or path in which the number may stand, as it may be shown to everybody.
  public func hidden(in text: String) -> String {
    guard case .whole(let number) = self, let key = StudentKey.folded(number) else { return text }
    let shown = text.replacingOccurrences(of: number, with: masked, options: .caseInsensitive)
    // Written in another way: full-width, with blanks.
    return StudentKey.folded(shown)?.contains(key) == true ? masked : shown
  }

  /// - Parameter value: as `StudentRecord.value(_:)` gives it.
  init(kept value: String) {
    let parts = value.split(separator: " ")
    self =
      value.isEmpty
      ? .none : parts.count == 2 ? .hashed(String(parts[0]), lastFour: String(parts[1])) : .whole(value)
  }
}
