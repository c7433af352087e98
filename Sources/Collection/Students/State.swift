public import Localization

/// How far a student is. What may happen beside it (a code bound, a fee paid) is a fact and no state.
public enum State: String, Sendable, Codable, CaseIterable {
  case imported
  case verified
  case consented
  case confirmed
  case profiled
  case shot
  case accepted
  case inReview = "in-review"
  case approved
  case returned
  case delivered
  case withdrawn
  case purged

  public var text: LocalizedText {
    switch self {
    case .imported: LocalizedText(zh: "已导入", en: "imported")
    case .verified: LocalizedText(zh: "已核验", en: "verified")
    case .consented: LocalizedText(zh: "已同意", en: "consented")
    case .confirmed: LocalizedText(zh: "已确认信息", en: "confirmed")
    case .profiled: LocalizedText(zh: "已报名", en: "enrolled")
    case .shot: LocalizedText(zh: "已拍摄", en: "photographed")
    case .accepted: LocalizedText(zh: "待缴费", en: "chosen, to be paid")
    case .inReview: LocalizedText(zh: "审核中", en: "in review")
    case .approved: LocalizedText(zh: "审核通过", en: "approved")
    case .returned: LocalizedText(zh: "已退回", en: "returned")
    case .delivered: LocalizedText(zh: "已交付", en: "delivered")
    case .withdrawn: LocalizedText(zh: "已撤回同意", en: "withdrawn")
    case .purged: LocalizedText(zh: "已清除", en: "purged")
    }
  }

  /// Nothing more happens to the student.
  public var isClosed: Bool { self == .withdrawn || self == .purged }

  /// The first photo is still to come.
  public var isBeforePhotos: Bool { rank < State.shot.rank }

  var rank: Int { State.allCases.firstIndex(of: self) ?? 0 }

  /// This one, or the later of both while there is no photo.
  func raised(to other: State) -> State { isBeforePhotos && rank < other.rank ? other : self }
}
