/// A field of the school's data.
public enum RecordField: String, Sendable, Codable, CaseIterable {
  case number
  case examID = "exam-id"
  case name, sex, identity, college, major
  case classGroup = "class"
  case level
  case document, phone, address, postcode

  /// Whether a student can ask to have it corrected. How students are reached they say themselves (个人档案).
  public var isCorrectable: Bool {
    switch self {
    case .document, .phone, .address, .postcode: false
    default: true
    }
  }

  /// What a student can ask to have corrected.
  public static var correctable: [RecordField] { allCases.filter(\.isCorrectable) }

  /// As lists head it.
  public var heading: String {
    switch self {
    case .number: "学号"
    case .examID: "考生号"
    case .name: "姓名"
    case .sex: "性别"
    case .identity: "证件号"
    case .college: "学院"
    case .major: "专业"
    case .classGroup: "班级"
    case .level: "层次"
    case .document: "证件类型"
    case .phone: "手机"
    case .address: "地址"
    case .postcode: "邮编"
    }
  }

  /// By its heading or its name; nil for any other.
  public init?(_ text: String) {
    guard let field = RecordField.allCases.first(where: { $0.heading == text || $0.rawValue == text }) else {
      return nil
    }
    self = field
  }
}

extension StudentRecord {
  public subscript(_ field: RecordField) -> String {
    switch field {
    case .number: number
    case .examID: examID
    case .name: name
    case .sex: sex
    case .identity: identity.masked
    case .college: college
    case .major: major
    case .classGroup: classGroup
    case .level: level
    case .document: document
    case .phone: phone
    case .address: address
    case .postcode: postcode
    }
  }

  /// As the log keeps it: an identity number whole, or its hash and last four.
  func value(_ field: RecordField) -> String {
    guard field == .identity else { return self[field] }
    return switch identity {
    case .none: ""
    case .whole(let number): number
    case .hashed(let hash, let lastFour): hash + " " + lastFour
    }
  }

  func differs(from other: StudentRecord, in field: RecordField) -> Bool {
    value(field) != other.value(field)
  }

  mutating func copy(_ field: RecordField, from other: StudentRecord) {
    set(field, other.value(field))
  }

  /// - Parameter value: as `value(_:)` gives it.
  mutating func set(_ field: RecordField, _ value: String) {
    switch field {
    case .number: number = value
    case .examID: examID = value
    case .name: name = value
    case .sex: sex = value
    case .identity: identity = IdentityRecord(kept: value)
    case .college: college = value
    case .major: major = value
    case .classGroup: classGroup = value
    case .level: level = value
    case .document: document = value
    case .phone: phone = value
    case .address: address = value
    case .postcode: postcode = value
    }
  }
}
