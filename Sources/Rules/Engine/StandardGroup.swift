public import Localization

/// What photos are asked for, in the order of lists.
public enum StandardGroup: String, Sendable, CaseIterable {
  case diploma, degree, examination, certificate, identity, travel, visa, general

  public var title: LocalizedText {
    switch self {
    case .diploma: LocalizedText(zh: "学历", en: "Diplomas")
    case .degree: LocalizedText(zh: "学位", en: "Degrees")
    case .examination: LocalizedText(zh: "考试", en: "Examinations")
    case .certificate: LocalizedText(zh: "资格证书", en: "Certificates")
    case .identity: LocalizedText(zh: "证件", en: "Identity documents")
    case .travel: LocalizedText(zh: "护照和通行证", en: "Passports")
    case .visa: LocalizedText(zh: "签证", en: "Visas")
    case .general: LocalizedText(zh: "通用", en: "General")
    }
  }
}
