internal import Localization

/// Sentences about a student that only one transition says.
extension CollectionError {
  static func correctionOpen(_ student: Student) -> CollectionError {
    .wrongState(
      student: student.label, state: student.state,
      needed: LocalizedText(
        zh: "更正申请尚未答复（collect correction）", en: "a correction is still to be decided (collect correction)"))
  }

  static func delivered(_ student: Student) -> CollectionError {
    .wrongState(
      student: student.label, state: student.state,
      needed: LocalizedText(zh: "照片已交付，不能再改", en: "the photo has been delivered and stays as it is"))
  }

  static func noCorrection(_ request: Int64) -> CollectionError {
    .invalid(
      code: "no-correction",
      LocalizedText(
        zh: "没有编号为 \(request) 的待答复更正申请。", en: "There is no open correction request \(request)."))
  }

  static func notAcceptable(_ student: Student, zh: String, en: String) -> CollectionError {
    .invalid(
      code: "not-acceptable",
      LocalizedText(zh: "学生 \(student.label)：\(zh)。", en: "Student \(student.label): \(en)."))
  }

  static func noIdentity(_ student: Student) -> CollectionError {
    .invalid(
      code: "no-identity",
      LocalizedText(
        zh: "学生 \(student.label) 在名单中没有证件号，无法核验。",
        en: "Student \(student.label) has no identity number on the list and can't be verified."))
  }
}
