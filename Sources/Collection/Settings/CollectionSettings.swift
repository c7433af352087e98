public import Localization
public import Rules

/// What a collection was made for, and what it asks of students and photos.
public struct CollectionSettings: Sendable, Hashable, Codable {
  public var school: String
  /// Such as "2026届".
  public var batch: String
  /// Name of a built-in standard, or the text of one's file.
  public var standard: String
  /// From this day a photo's age counts; nil: from the day on which it is taken in.
  public var graduation: CalendarDate?
  /// The text that students agree to; nil where there is none yet.
  public var privacy: PrivacyText?
  /// Where consent is kept, if not here: "signed on paper, Room 204"; nil where students give it here.
  public var consentElsewhere: String?
  public var fee: Money
  public var importPolicy: ImportPolicy
  /// Of identity numbers only a keyed hash and the last four characters are kept.
  public var isOpaque: Bool
  /// Whether faces are kept as numbers, for comparisons to come.
  public var keepsEmbeddings: Bool
  /// What a student does before the first photo, in this order.
  public var steps: [Step]

  public init(
    school: String, batch: String, standard: String = "chsi-99", graduation: CalendarDate? = nil,
    privacy: PrivacyText? = nil, consentElsewhere: String? = nil, fee: Money = .zero,
    importPolicy: ImportPolicy = .album, isOpaque: Bool = false, keepsEmbeddings: Bool = false,
    steps: [Step] = Step.allCases
  ) {
    self.school = school
    self.batch = batch
    self.standard = standard
    self.graduation = graduation
    self.privacy = privacy
    self.consentElsewhere = consentElsewhere
    self.fee = fee
    self.importPolicy = importPolicy
    self.isOpaque = isOpaque
    self.keepsEmbeddings = keepsEmbeddings
    // Consent is never left out in silence.
    self.steps = Step.allCases.filter { $0 == .consent ? consentElsewhere == nil : steps.contains($0) }
  }
}

extension CollectionSettings {
  /// The standard by which photos are judged.
  /// - Throws: `StandardFileError` where the kept text is none any more.
  public func resolvedStandard() throws -> Standard {
    if let known = Standards.standard(standard) { return known }
    return try StandardFile.read(Array(standard.utf8))
  }
}

/// What a student does before the first photo.
public enum Step: String, Sendable, Codable, CaseIterable {
  /// 学籍核验.
  case verify
  /// 同意隐私条款.
  case consent
  /// 核对信息.
  case confirm
  /// 个人档案.
  case profile

  /// What has not been done, as a clause.
  public var missing: LocalizedText {
    switch self {
    case .verify:
      LocalizedText(zh: "学籍未核验（collect verify）", en: "not verified (collect verify)")
    case .consent:
      LocalizedText(zh: "未同意隐私条款（collect consent）", en: "no consent (collect consent)")
    case .confirm:
      LocalizedText(zh: "信息未确认（collect confirm）", en: "data not confirmed (collect confirm)")
    case .profile:
      LocalizedText(zh: "个人档案未完善（collect profile）", en: "no profile (collect profile)")
    }
  }
}

/// Which photos are taken in.
public enum ImportPolicy: String, Sendable, Codable, CaseIterable {
  /// Only what a camera made and nothing has written again.
  case camera
  /// Any, with warnings.
  case album
}

/// The text that a student agrees to.
public struct PrivacyText: Sendable, Hashable, Codable {
  /// SHA-256 of its bytes.
  public var sha256: String
  public var version: String

  public init(sha256: String, version: String) {
    self.sha256 = sha256
    self.version = version
  }
}
