import Localization

/// The built-in standards: JSON files as users write them, embedded and read when first asked for.
public enum Standards {
  /// In the order of lists.
  private static let files: [(id: String, file: [UInt8])] = [
    ("chsi-99", PackageResources.chsi_99_json),
    ("chsi-99-blue", PackageResources.chsi_99_blue_json),
    ("chsi-99-white", PackageResources.chsi_99_white_json),
    ("upgrade-jiangxi", PackageResources.upgrade_jiangxi_json),
    ("degree-zju", PackageResources.degree_zju_json),
    ("degree-tongji", PackageResources.degree_tongji_json),
    ("degree-beijing", PackageResources.degree_beijing_json),
    ("kaoyan", PackageResources.kaoyan_json),
    ("cet", PackageResources.cet_json),
    ("ncre", PackageResources.ncre_json),
    ("ntce", PackageResources.ntce_json),
    ("civil-service", PackageResources.civil_service_json),
    ("gaokao-henan", PackageResources.gaokao_henan_json),
    ("adult-exam-hubei", PackageResources.adult_exam_hubei_json),
    ("putonghua", PackageResources.putonghua_json),
    ("teacher-certificate", PackageResources.teacher_certificate_json),
    ("constructor-2", PackageResources.constructor_2_json),
    ("id-card", PackageResources.id_card_json),
    ("residence-permit", PackageResources.residence_permit_json),
    ("social-security", PackageResources.social_security_json),
    ("social-security-old", PackageResources.social_security_old_json),
    ("driving-licence", PackageResources.driving_licence_json),
    ("school-roll", PackageResources.school_roll_json),
    ("exit-entry", PackageResources.exit_entry_json),
    ("passport-cn", PackageResources.passport_cn_json),
    ("passport-cn-abroad", PackageResources.passport_cn_abroad_json),
    ("passport-cn-paper", PackageResources.passport_cn_paper_json),
    ("passport-cn-old", PackageResources.passport_cn_old_json),
    ("us-passport", PackageResources.us_passport_json),
    ("uk-passport", PackageResources.uk_passport_json),
    ("japan-passport", PackageResources.japan_passport_json),
    ("visa-cn", PackageResources.visa_cn_json),
    ("us-visa", PackageResources.us_visa_json),
    ("schengen", PackageResources.schengen_json),
    ("japan-visa", PackageResources.japan_visa_json),
    ("hk-visa", PackageResources.hk_visa_json),
    ("icao", PackageResources.icao_json),
    ("resume", PackageResources.resume_json),
  ]
  /// What others extend, and nobody is judged by.
  private static let shared: [(id: String, file: [UInt8])] = [("portrait", PackageResources.portrait_json)]

  public static let all: [Standard] = files.map { known($0.id, $0.file) }

  /// The standard of that id, nil where there is none.
  public static func standard(_ id: String) -> Standard? {
    files.first { $0.id == id }.map { known($0.id, $0.file) }
  }

  /// The file of a standard, whatever it extends written out; nil where there is none of that id.
  static func file(_ id: String) throws(FileFault) -> JSONValue? {
    guard let found = (files + shared).first(where: { $0.id == id }) else { return nil }
    let file = try JSONReader.read(found.file)
    return try StandardExtension.resolved(file) ?? file
  }

  private static func known(_ id: String, _ file: [UInt8]) -> Standard {
    id == "chsi-99" ? .chsi99 : read(file)
  }

  /// - Parameter file: one of the files of this folder, which tests read, every one.
  fileprivate static func read(_ file: [UInt8]) -> Standard {
    do throws(StandardFileError) { return try StandardFile.read(file) } catch {
      preconditionFailure(error.text(about: "a built-in standard").en)
    }
  }
}

extension Standard {
  /// 教毕指〔2017〕99号, the standard of every graduation photo in mainland China. Numbers are the document's where it
  /// gives any (clauses 2.1, 4.1, 4.2); tolerances and review bands are ours.
  public static let chsi99 = Standards.read(PackageResources.chsi_99_json)

  /// 高等教育自学考试 (教试中心函〔2021〕125号): the clauses of No. 99 with light blue alone. So the national text of the
  /// self-taught examinations, Tianjin and others ask.
  public static let chsi99Blue = Standards.read(PackageResources.chsi_99_blue_json)

  /// White alone and half a year, as the examination offices of Xinjiang and Henan ask of the self-taught examinations.
  public static let chsi99White = Standards.read(PackageResources.chsi_99_white_json)
}
