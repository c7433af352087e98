/// A column that means something to us. Others are kept by their headings.
public enum Column: String, Sendable, CaseIterable, Hashable {
  case studentID = "学号"
  case name = "姓名"
  case idNumber = "证件号"
  case idType = "证件类型"
  case examID = "考生号"
  case sex = "性别"
  case birthDate = "出生日期"
  case college = "学院"
  case major = "专业"
  case classGroup = "班级"
  case level = "层次"
  case phone = "手机"
  case address = "地址"
  case postcode = "邮编"

  /// The columns by which a photo's file name can name a student.
  public static let keys: [Column] = [.studentID, .idNumber, .examID]

  /// Headings with the same meaning, among them the field names of registration tables.
  private var headings: [String] {
    switch self {
    case .studentID:
      [
        "学号", "学生学号", "学籍号", "学生编号", "xh", "xsxh", "xsbh", "studentid", "studentnumber", "studentno",
        "studentidnumber",
      ]
    case .name: ["姓名", "学生姓名", "xm", "name", "fullname"]
    case .idNumber:
      [
        "证件号", "身份证", "居民身份证", "身份号", "公民身份号", "公民身份", "护照号", "有效证件号", "证照号",
        // 学籍 registration 2010 (SFZH), 学位信息数据结构 2012 (ZJHM, SFZJH) and what is made of them.
        "sfz", "sfzh", "sfzhm", "sfzbh", "sfzjh", "sfzjhm", "sfhm", "gmsfhm", "gmsfzh", "gmsfzhm", "jmsfzh",
        "zjh", "zjhm", "zjbh", "yxzjhm", "xssfzh", "xssfzjh", "xszjh", "xszjhm", "kssfzh", "hzh", "hzhm",
        "idno", "idnum", "idnumber", "idcard", "idcardno", "idcardnum", "idcardnumber", "idcode",
        "identity", "identityno", "identitynumber", "identitycard", "identitycardno", "identitycardnumber",
        "identification", "identificationno", "identificationnumber", "identitydocumentnumber",
        "nationalid", "nationalidno", "nationalidnumber", "citizenid", "citizenidnumber", "residentid",
        "residentidnumber", "residentidcard", "residentidcardnumber", "iddocumentno", "iddocumentnumber",
        "documentno", "documentnumber", "certificateno", "certificatenumber", "credentialno",
        "credentialnumber", "passport", "passportno", "passportnumber", "idpassport", "idorpassport",
        "idpassportno", "idpassportnumber",
      ]
    case .idType:
      [
        "证件类型", "证件类型码", "证件类别", "身份证件类型", "身份证件类型码", "身份证件类别", "zjlx", "zjlxm",
        "sfzjlx", "sfzjlxm", "idtype", "iddocumenttype", "documenttype",
      ]
    case .examID: ["考生号", "高考考生号", "ksh", "examid", "candidatenumber"]
    case .sex: ["性别", "xb", "sex", "gender"]
    case .birthDate: ["出生日期", "生日", "csrq", "birthdate", "dateofbirth"]
    case .college: ["学院", "学院名称", "院系", "院系名称", "系", "分院", "fy", "college", "school", "department"]
    case .major: ["专业", "专业名称", "zymc", "major"]
    case .classGroup: ["班级", "班级名称", "班号", "班", "bh", "class"]
    case .level: ["层次", "培养层次", "学历层次", "办学层次", "cc", "level"]
    case .phone:
      [
        "手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "移动电话", "联系方式", "sjh", "sjhm", "lxdh", "phone",
        "phonenumber", "mobile", "mobilephone", "telephone",
      ]
    case .address:
      [
        "地址", "邮寄地址", "通讯地址", "通信地址", "收件地址", "联系地址", "家庭住址", "yjdz", "txdz", "jtzz", "address",
        "mailingaddress",
      ]
    case .postcode: ["邮编", "邮政编码", "yb", "yzbm", "postcode", "postalcode", "zipcode", "zip"]
    }
  }

  private static let byHeading: [String: Column] = {
    var map: [String: Column] = [:]
    for column in allCases {
      for heading in column.headings { map[heading] = column }
    }
    return map
  }()

  /// The column that a heading names; nil for any other heading.
  public init?(heading: String) {
    let folded = Column.folded(heading)
    if let column = Column.byHeading[folded] {
      self = column
    } else if Column.namesIdentity(folded) {
      self = .idNumber
    } else {
      return nil
    }
  }

  /// Characters of a heading that can be one; longer ones are sentences.
  private static let headingLength = 24

  /// "学生身份证件号码", "身份证号/护照号": the number of an identity document, and the student's own.
  private static func namesIdentity(_ folded: String) -> Bool {
    folded.count <= headingLength && numbersDocument(folded) && !speaksOfOthers(folded)
  }

  private static func numbersDocument(_ folded: String) -> Bool {
    // "身份证号码必填18位", not "身份证号后六位".
    if folded.contains("身份"), ["身份证号", "身份证件号", "身份号码"].contains(where: { folded.contains($0) }) {
      return !["后", "末", "前", "是否", "类"].contains { folded.contains($0) }
    }
    guard let number = ["号码", "编号", "号", "no", "number"].first(where: { folded.hasSuffix($0) })
    else { return false }
    let document = folded.dropLast(number.count)
    if byHeading[String(document)] == .idNumber { return true }
    return ["身份证", "身份证件", "证件", "身份", "护照", "通行证", "居住证", "居留证"].contains {
      document.hasSuffix($0)
    }
  }

  /// The number is a parent's or a teacher's.
  static func speaksOfOthers(_ heading: String) -> Bool {
    ["父", "母", "家长", "监护", "配偶", "家属", "亲属", "联系人", "导师", "教师", "老师", "辅导员", "班主任", "户主"].contains {
      heading.contains($0)
    }
  }

  /// Without blanks, punctuation, notes in brackets and case.
  private static func folded(_ heading: String) -> String {
    let bare = heading.prefix { !"(（[【".contains($0) }
    return bare.filter { $0.isLetter || $0.isNumber }.lowercased()
  }
}
